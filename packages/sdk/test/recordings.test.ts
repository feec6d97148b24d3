import { WhatsApp } from 'meta-cloud-api';
import { describe, expect, it, vi } from 'vitest';
import { refusalOf } from './client.ts';

/** Answers of Meta's as they were recorded by others: bodies, statuses and the headers a client reads. */
const usage = (type: string) => ({
  'x-business-use-case-usage': `{"114848614845931":[{"type":"${type}","call_count":1,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":0}]}`,
});
const appUsage = { 'x-app-usage': '{"call_count":0,"total_cputime":0,"total_time":0}' };
const upgraded = {
  'facebook-api-version': 'v24.0',
  'x-ad-api-version-warning':
    'The call has been auto-upgraded to v24.0 as v19.0 has been deprecated.',
};

const clientAnswered = (status: number, body: string, headers: Record<string, string> = {}) =>
  new WhatsApp({
    accessToken: 'EAAx',
    phoneNumberId: '107878721936019',
    businessAccountId: '114848614845931',
    apiVersion: 'v19.0',
    fetch: async () =>
      new Response(body, {
        status,
        headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
      }),
  });

describe('recorded answers are read as what they are', () => {
  it('a registration', async () => {
    const { phoneNumber } = clientAnswered(200, '{"success":true}', usage('whatsapp'));
    const { data, exchange } = await phoneNumber.register({ pin: '123456' });
    expect(data).toEqual({ success: true });
    expect(exchange.usage).toMatchObject({ callCount: 1, minutesToRegainAccess: 0 });
  });

  it('a test number that was deregistered', async () => {
    const body =
      '{"id":"107878721936019","is_official_business_account":false,"display_phone_number":"+1 555-093-4873","verified_name":"Test Number","account_mode":"SANDBOX","quality_rating":"GREEN","code_verification_status":"NOT_VERIFIED","is_pin_enabled":true,"name_status":"AVAILABLE_WITHOUT_REVIEW","new_name_status":"NONE","status":"DISCONNECTED","messaging_limit_tier":"TIER_250"}';
    const { phoneNumber } = clientAnswered(200, body, usage('whatsapp_business_management'));
    const { data } = await phoneNumber.get();
    expect([data.status, data.account_mode, data.new_display_name]).toEqual([
      'DISCONNECTED',
      'SANDBOX',
      undefined,
    ]);
  });

  it('a list of one, and one of none', async () => {
    const one =
      '{"data":[{"verified_name":"Test Number","id":"107878721936019"}],"paging":{"cursors":{"before":"QVFIUm","after":"QVFIUm"}}}';
    expect((await clientAnswered(200, one).phoneNumber.getAll()).data).toHaveLength(1);
    expect((await clientAnswered(200, '{"data":[]}').phoneNumber.getAll()).data).toEqual([]);
  });

  it('an id that is unknown, or not to be seen', async () => {
    const body =
      '{"error":{"message":"Unsupported post request. Object with ID \'123123\' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https:\\/\\/developers.facebook.com\\/docs\\/graph-api","type":"GraphMethodException","code":100,"error_subcode":33,"fbtrace_id":"AnZ"}}';
    const error = await refusalOf(clientAnswered(400, body, appUsage).phoneNumber.deregister());
    expect(error).toMatchObject({
      code: 100,
      subcode: 33,
      type: 'GraphMethodException',
      status: 400,
      traceId: 'AnZ',
    });
    expect(error.fix).toBeTypeOf('string');
  });

  it('a code that could not be sent, in the language of its reader', async () => {
    const body =
      '{"error":{"message":"Request code error","type":"OAuthException","code":136024,"error_subcode":2388091,"is_transient":false,"error_user_title":"N\\u00e3o foi poss\\u00edvel enviar o c\\u00f3digo","error_user_msg":"Tente novamente depois de um tempo.","fbtrace_id":"Aayh7"}}';
    const { phoneNumber } = clientAnswered(400, body);
    const error = await refusalOf(phoneNumber.requestVerificationCode({ codeMethod: 'SMS' }));
    expect(error).toMatchObject({
      code: 136024,
      subcode: 2388091,
      userTitle: 'Não foi possível enviar o código',
      isTransient: false,
      retry: { safe: false },
    });
  });

  it.each([
    [401, 190, 'Invalid OAuth access token - Cannot parse access token'],
    [400, 133010, '(#133010) Account not registered'],
    [400, 100, '(#100) The parameter pin is required'],
    [400, 100, '(#100) Tried accessing nonexisting field (x) on node type (User)'],
  ])('HTTP %i with code %i', async (status, code, message) => {
    const body = JSON.stringify({
      error: { message, type: 'OAuthException', code, fbtrace_id: 'A' },
    });
    const error = await refusalOf(clientAnswered(status, body).phoneNumber.get());
    expect(error).toMatchObject({ name: 'GraphError', status, code });
    expect(error.message).toContain(message);
  });

  it('a version that Meta has ended', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const { exchange } = await clientAnswered(200, '{"id":"1"}', upgraded).phoneNumber.get();
    expect(exchange).toMatchObject({ version: 'v24.0', upgraded: true });
    expect(warned).toHaveBeenCalledOnce();
  });

  it('throttling, and when it ends', async () => {
    const body =
      '{"error":{"message":"(#80008) There have been too many calls to this WhatsApp Business account. Wait a bit and try again.","type":"OAuthException","code":80008,"fbtrace_id":"A"}}';
    const headers = {
      'x-business-use-case-usage':
        '{"114848614845931":[{"type":"whatsapp_business_management","call_count":100,"total_cputime":2,"total_time":3,"estimated_time_to_regain_access":59}]}',
    };
    const error = await refusalOf(clientAnswered(400, body, headers).phoneNumber.get());
    expect(error).toMatchObject({ code: 80008, retry: { safe: true, afterMs: 59 * 60_000 } });
  });
});
