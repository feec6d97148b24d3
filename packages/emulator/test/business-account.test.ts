import { createEmulator } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { amend, ask, clientFor, demo, emulatorAt, form, outcome } from './phone.ts';

const create = (cc: string, phone_number: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ cc, phone_number, verified_name: 'Lucky Shrub' }),
});
const path = `/v26.0/${demo.accountId}/phone_numbers`;

describe('adding a number', () => {
  it('takes the number with or without its country code', async () => {
    const { emulator } = emulatorAt();
    const shown = async (cc: string, phone_number: string) => {
      const { body } = await ask(emulator, 'POST', path, create(cc, phone_number));
      return (await clientFor(emulator, body.id).phoneNumber.get()).data.display_phone_number;
    };
    expect(await shown('1', '6315553001')).toBe('+1 631-555-3001');
    expect(await shown('1', '1 (631) 555-3002')).toBe('+1 631-555-3002');
    expect(await shown('+44', '2079460958')).toBe('+44 20 7946 0958');
  });

  it('refuses one that is in the list already, and short codes', async () => {
    const { emulator } = emulatorAt();
    const twice = await ask(emulator, 'POST', path, create('1', '6315551000'));
    expect(twice.body.error).toMatchObject({ code: 100, error_subcode: 2388012 });
    const short = await ask(emulator, 'POST', path, create('1', '32665'));
    expect(short.body.error).toMatchObject({ code: 100, is_transient: false });
    expect(short.body.error.error_user_msg).toContain('Short codes are not supported');
  });

  it("stops at the portfolio's cap", async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const add = (index: number) =>
      outcome(
        phoneNumber.create({ phoneNumber: `+1 631 556 ${1000 + index}`, displayName: 'Abc' }),
      );
    for (let index = 3; index < 20; index++) expect(await add(index)).toBe('ok');
    expect(await add(20)).toBe('200000');
    expect((await phoneNumber.getAll()).data).toHaveLength(20);
  });
});

describe('listing numbers', () => {
  it('answers the default fields, the latest first, with cursors and no next page', async () => {
    const { body } = await ask(emulatorAt().emulator, 'GET', path);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([
      demo.unverified,
      demo.connected,
      demo.test,
    ]);
    expect(Object.keys(body.data[1])).toEqual([
      'verified_name',
      'code_verification_status',
      'display_phone_number',
      'quality_rating',
      'platform_type',
      'throughput',
      'id',
    ]);
    expect(Object.keys(body.paging)).toEqual(['cursors']);
    expect(body.paging.cursors.before).toMatch(/^QVFI/);
  });

  it('pages forwards and backwards, by cursors and by addresses', async () => {
    const { emulator } = emulatorAt();
    const ids = async (query: string) => {
      const { body } = await ask(emulator, 'GET', `${path}?fields=id&limit=1${query}`);
      return { id: body.data[0]?.id, ...body.paging };
    };
    const first = await ids('');
    expect([first.id, first.previous]).toEqual([demo.unverified, undefined]);
    const second = await ids(`&after=${first.cursors.after}`);
    expect(second.id).toBe(demo.connected);
    const back = await ids(`&before=${second.cursors.before}`);
    expect(back.id).toBe(demo.unverified);
    const third = await ask(
      emulator,
      'GET',
      new URL(second.next).pathname + new URL(second.next).search,
    );
    expect(third.body.data[0].id).toBe(demo.test);
    expect(third.body.paging.next).toBeUndefined();
  });

  it('refuses a cursor that it did not make', async () => {
    const { body } = await ask(emulatorAt().emulator, 'GET', `${path}?after=QVFIeA`);
    expect(body.error.code).toBe(131059);
  });

  it('finds a number by its digits, and answers an empty list without paging', async () => {
    const { emulator } = emulatorAt();
    const find = async (digits: string) =>
      (await ask(emulator, 'GET', `${path}?fields=id&display_phone_number=${digits}`)).text;
    expect(await find('16315551000')).toContain(demo.connected);
    expect(await find('16319999999')).toBe('{"data":[]}');
  });
});

describe('reading and changing an account', () => {
  const account = `/v26.0/${demo.accountId}`;

  it('answers the default fields, and those that are asked for', async () => {
    const { emulator } = emulatorAt();
    const { body } = await ask(emulator, 'GET', account);
    expect(Object.keys(body)).toEqual(['id', 'name', 'timezone_id', 'message_template_namespace']);
    const fields = 'owner_business_info,is_shared_with_partners,creation_time,health_status';
    const chosen = await ask(emulator, 'GET', `${account}?fields=${fields}`);
    expect(chosen.body).toMatchObject({
      owner_business_info: { id: demo.portfolioId, name: 'Lucky Shrub' },
      is_shared_with_partners: false,
      creation_time: Date.parse('2026-11-22T09:00:00Z') / 1000 - 500 * 86_400,
      health_status: { can_send_message: 'AVAILABLE' },
    });
    const wrong = await ask(emulator, 'GET', `${account}?fields=colour`);
    expect(wrong.body.error.message).toContain('on node type (WhatsAppBusinessAccount)');
  });

  it('takes the switches as a form has them, and none is an error', async () => {
    const { emulator } = emulatorAt();
    const input = { is_enabled_for_insights: 'true', template_auto_archival_enabled: '1' };
    expect((await ask(emulator, 'POST', account, form(input))).body).toEqual({ success: true });
    const { body } = await ask(emulator, 'GET', `${account}?fields=${Object.keys(input).join()}`);
    expect(body).toMatchObject({
      is_enabled_for_insights: true,
      template_auto_archival_enabled: true,
    });
    expect((await ask(emulator, 'POST', account)).body.error.code).toBe(100);
    const odd = form({ is_enabled_for_insights: 'perhaps' });
    expect((await ask(emulator, 'POST', account, odd)).body.error.code).toBe(100);
  });
});

describe('subscribing an app', () => {
  const path = `/v26.0/${demo.accountId}/subscribed_apps`;
  const override = form({ override_callback_uri: 'https://example.com/hook', verify_token: 'abc' });
  const answering = (answer: (url: URL) => Response) =>
    createEmulator({ fetch: async (url) => answer(new URL(String(url))) });

  it('is listed with the fields that were asked for', async () => {
    const { emulator } = emulatorAt();
    const fields = encodeURIComponent('whatsapp_business_api_data{name}');
    const { body } = await ask(emulator, 'GET', `${path}?fields=${fields}`);
    expect(body).toEqual({ data: [{ whatsapp_business_api_data: { name: 'Lucky Shrub Bot' } }] });
  });

  it('asks the callback whether it is one', async () => {
    const asked: URL[] = [];
    const emulator = answering((url) => {
      asked.push(url);
      return new Response(url.searchParams.get('hub.challenge'));
    });
    expect((await ask(emulator, 'POST', path, override)).body).toEqual({ success: true });
    expect(asked[0]?.searchParams.get('hub.mode')).toBe('subscribe');
    expect(asked[0]?.searchParams.get('hub.verify_token')).toBe('abc');
    expect((await ask(emulator, 'GET', path)).body.data).toEqual([
      {
        whatsapp_business_api_data: {
          id: '670843887433847',
          link: 'https://www.facebook.com/games/?app_id=670843887433847',
          name: 'Lucky Shrub Bot',
        },
        override_callback_uri: 'https://example.com/hook',
      },
    ]);
  });

  it('keeps what there was where the callback is none', async () => {
    const emulator = answering(() => new Response('no', { status: 404, statusText: 'Not Found' }));
    const { body } = await ask(emulator, 'POST', path, override);
    expect(body.error).toMatchObject({ code: 2200 });
    expect(body.error.message).toContain('HTTP Status Code = 404');
    const { data } = (await ask(emulator, 'GET', path)).body;
    expect(data[0]).not.toHaveProperty('override_callback_uri');
  });

  it('needs the verify token with a callback', async () => {
    const { emulator } = emulatorAt();
    const { body } = await ask(
      emulator,
      'POST',
      path,
      form({ override_callback_uri: 'https://example.com' }),
    );
    expect(body.error.message).toBe('(#100) The parameter verify_token is required');
  });

  it('is undone as often as one likes', async () => {
    const { emulator } = emulatorAt();
    for (const _ of [1, 2]) {
      expect((await ask(emulator, 'DELETE', path)).body).toEqual({ success: true });
    }
    expect((await ask(emulator, 'GET', path)).text).toBe('{"data":[]}');
  });
});

describe('the users of an account', () => {
  const path = `/v26.0/${demo.accountId}/assigned_users`;

  it('are those of the portfolio that is asked for, which must have a part in it', async () => {
    const { emulator } = emulatorAt();
    const { body } = await ask(emulator, 'GET', `${path}?business=${demo.portfolioId}`);
    expect(body.data).toEqual([
      { id: '122101350854021', name: 'Lucky Shrub System User', tasks: ['MANAGE', 'DEVELOP'] },
    ]);
    const other = await ask(emulator, 'GET', `${path}?business=${demo.clientPortfolioId}`);
    expect(other.body.error.code).toBe(100);
    const none = await ask(emulator, 'GET', path);
    expect(none.body.error.message).toBe('(#100) The parameter business is required');
  });

  it.each([
    ['POST', { user: '1', tasks: '["MANAGE"]' }],
    ['POST', { user: '122101350854022', tasks: '["RULE"]' }],
    ['POST', { user: '122101350854022', tasks: '[]' }],
    ['DELETE', { user: '122101350854022' }],
  ])('are refused where they are none: %s %j', async (method, input) => {
    const { emulator } = emulatorAt();
    expect((await ask(emulator, method, path, form(input))).body.error.code).toBe(100);
  });
});

describe('a token', () => {
  it('sees only the accounts, portfolios and pools that are its own', async () => {
    const { emulator } = emulatorAt();
    const seen = async (id: string, edge = '') =>
      (await ask(emulator, 'GET', `/v26.0/${id}${edge}`)).body.error?.error_subcode ?? 'seen';
    expect(await seen(demo.secondAccountId)).toBe('seen');
    expect(await seen(demo.clientAccountId)).toBe('seen');
    expect(await seen(demo.clientPortfolioId, '/owned_whatsapp_business_accounts')).toBe(33);
    amend(emulator, emulator.env.WHATSAPP_ACCESS_TOKEN, { businessAccountIds: [demo.accountId] });
    expect(await seen(demo.secondAccountId)).toBe(33);
  });

  it("needs business_management for what is a portfolio's", async () => {
    const { emulator } = emulatorAt();
    const token = emulator.env.WHATSAPP_ACCESS_TOKEN;
    amend(emulator, token, { scopes: ['whatsapp_business_management'] });
    const { status, body } = await ask(
      emulator,
      'GET',
      `/v26.0/${demo.portfolioId}/preverified_numbers`,
    );
    expect([status, body.error.code]).toEqual([403, 200]);
    expect(body.error.message).toContain('business_management');
  });
});
