import { createEmulator } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { ask, change, clientFor, demo, emulatorAt, outcome } from './phone.ts';

const callbackUrl = 'https://example.com/lucky-shrub?shop=1';
const verifyToken = 'verify-me';

/** An emulator whose callbacks are answered by a function. */
function emulatorCalling(callback: (url: URL) => Response | Promise<Response>) {
  const asked: URL[] = [];
  const emulator = createEmulator({
    fetch: async (url) => {
      asked.push(new URL(String(url)));
      return callback(new URL(String(url)));
    },
  });
  return { emulator, asked };
}

const challengeOf = (url: URL) => new Response(url.searchParams.get('hub.challenge'));

describe("a number's own callback", () => {
  it('is asked with the verify token before it is taken', async () => {
    const { emulator, asked } = emulatorCalling(challengeOf);
    const { phoneNumber } = clientFor(emulator, demo.connected);
    await phoneNumber.setWebhook({ callbackUrl, verifyToken });
    expect(asked).toHaveLength(1);
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      shop: '1',
      'hub.mode': 'subscribe',
      'hub.challenge': expect.stringMatching(/^\d{10}$/),
      'hub.verify_token': verifyToken,
    });
    expect(JSON.stringify(emulator.control.snapshot())).not.toContain(verifyToken);
    await phoneNumber.clearWebhook();
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['HTTP Status Code = 404', () => new Response('', { status: 404, statusText: 'Not Found' })],
    ['challenge', () => new Response('hello')],
    ['Failed to connect', () => Promise.reject(new TypeError('fetch failed'))],
  ])('that does not answer is 2200 and changes nothing: %s', async (reason, callback) => {
    const { emulator } = emulatorCalling(callback);
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const setting = phoneNumber.setWebhook({ callbackUrl, verifyToken });
    await expect(setting).rejects.toThrow(reason);
    await expect(setting).rejects.toMatchObject({ code: 2200 });
    const { data } = await phoneNumber.get({ fields: ['webhook_configuration'] });
    expect(data).toEqual({ id: demo.connected });
  });

  it('is not taken before the app is subscribed to the account', async () => {
    const { emulator, asked } = emulatorCalling(challengeOf);
    change(emulator, demo.accountId, { subscriptions: [{ appId: '42' }] });
    const { phoneNumber } = clientFor(emulator, demo.connected);
    await expect(phoneNumber.setWebhook({ callbackUrl, verifyToken })).rejects.toThrow(
      '(#100) Before override the current callback uri, your app must be subscribed',
    );
    expect(asked).toEqual([]);
    expect(await outcome(phoneNumber.clearWebhook())).toBe('ok');
  });

  it('needs a verify token', async () => {
    const { emulator } = emulatorCalling(challengeOf);
    const { body } = await ask(emulator, 'POST', `/v26.0/${demo.connected}`, {
      body: new URLSearchParams({
        webhook_configuration: JSON.stringify({ override_callback_uri: callbackUrl }),
      }),
    });
    expect(body.error.message).toBe('(#100) The parameter verify_token is required');
  });

  it('stands beside the one of the account, and among the fields that nobody has to ask for', async () => {
    const { emulator } = emulatorCalling(challengeOf);
    const callback = { url: 'https://example.com/account', verifyToken };
    change(emulator, demo.accountId, {
      subscriptions: [{ appId: '670843887433847', callback }],
    });
    await clientFor(emulator, demo.connected).phoneNumber.setWebhook({ callbackUrl, verifyToken });
    const { body } = await ask(emulator, 'GET', `/v26.0/${demo.connected}`);
    expect(body.webhook_configuration).toEqual({
      phone_number: callbackUrl,
      whatsapp_business_account: 'https://example.com/account',
    });
  });

  it('keeps what happened to the number while the callback was asked', async () => {
    let answer = () => {};
    const { emulator } = emulatorCalling(async (url) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return challengeOf(url);
    });
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const setting = phoneNumber.setWebhook({ callbackUrl, verifyToken });
    await phoneNumber.deregister();
    answer();
    await setting;
    const fields = ['status', 'webhook_configuration'] as const;
    expect((await phoneNumber.get({ fields })).data).toMatchObject({
      status: 'DISCONNECTED',
      webhook_configuration: { phone_number: callbackUrl },
    });
  });
});

describe('the fields of a number', () => {
  it('say where it is from, and prove its approved name', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const fields = [
      'country_code',
      'country_dial_code',
      'unified_cert_status',
      'certificate',
      'new_certificate',
      'host_platform',
      'is_preverified_number',
      'username',
      'search_visibility',
      'eligibility_for_api_business_global_search',
      'official_business_account',
      'last_onboarded_time',
    ] as const;
    const read = async () => (await phoneNumber.get({ fields })).data;
    const { certificate, ...others } = await read();
    expect(certificate).toMatch(/^[A-Za-z0-9+/=]+$/);
    expect(others).toEqual({
      country_code: 'US',
      country_dial_code: '1',
      unified_cert_status: 'APPROVED',
      host_platform: 'CLOUD_API',
      is_preverified_number: false,
      search_visibility: 'NON_VISIBLE',
      eligibility_for_api_business_global_search: 'NON_ELIGIBLE_VERIFIED_LEVEL',
      official_business_account: { oba_status: 'NOT_STARTED' },
      id: demo.connected,
    });
    await phoneNumber.updateDisplayName({ displayName: 'Lucky Shrub Cacti' });
    emulator.control.names.approve(demo.connected);
    const approved = await read();
    expect(approved.certificate).toBe(certificate);
    await phoneNumber.register({ pin: '123456' });
    const registered = await read();
    expect([registered.certificate, registered.new_certificate]).toEqual([
      approved.new_certificate,
      undefined,
    ]);
  });

  it('have no certificate for a name that is not approved, and say why', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.unverified);
    const fields = ['certificate', 'unified_cert_status'] as const;
    const read = async () => (await phoneNumber.get({ fields })).data;
    expect(await read()).toEqual({
      unified_cert_status: 'NAME_PENDING_REVIEW',
      id: demo.unverified,
    });
    emulator.control.names.reject(demo.unverified);
    expect((await read()).unified_cert_status).toBe('NAME_NOT_APPROVED');
  });
});
