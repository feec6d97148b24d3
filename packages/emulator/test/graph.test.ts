import { createHmac } from 'node:crypto';
import { createEmulator } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { ask, demo, emulatorAt } from './phone.ts';

const { emulator } = emulatorAt();
const number = `/v26.0/${demo.connected}`;

describe('the path', () => {
  it.each(['/v2.12/', '/v19.0/', '/v26.0/', '/'])(
    'may begin with a version: %s',
    async (prefix) => {
      const { status, body } = await ask(
        emulator,
        'GET',
        `${prefix}${demo.connected}?fields=status`,
      );
      expect([status, body.status]).toEqual([200, 'CONNECTED']);
    },
  );

  it.each(['v99.0', 'v27.0', 'v26.1', 'v0.1', 'v19.5'])(
    'that begins with a version that there is not is 2500: %s',
    async (version) => {
      const { status, body } = await ask(
        emulator,
        'POST',
        `/${version}/${demo.connected}/register`,
      );
      expect([status, body.error.code, body.error.message]).toEqual([
        400,
        2500,
        `Unknown path components: /${demo.connected}/register`,
      ]);
    },
  );

  it('may not ask for the format of dates any more: 100', async () => {
    const { status, body } = await ask(emulator, 'GET', `${number}?date_format=U`);
    expect([status, body.error.code]).toEqual([400, 100]);
    expect(body.error.message).toContain('date_format');
  });

  it.each([
    ['limit=abc', 'limit must be a number'],
    ['limit=', 'limit must be a number'],
    ['limit=0', 'limit must be at least 1'],
    ['limit=1.5', 'limit must be an integer'],
    ['sort=size', 'sort must be like last_onboarded_time_ascending'],
  ])('may ask for what it cannot have, and is told in plain words: %s', async (query, words) => {
    const { body } = await ask(emulator, 'GET', `/${demo.accountId}/phone_numbers?${query}`);
    expect([body.error.code, body.error.error_data?.details]).toEqual([100, words]);
  });

  it.each([
    ['GET', '123123', 'get'],
    ['POST', '123123/register', 'post'],
    ['GET', '123123/phone_numbers', 'get'],
    ['DELETE', demo.connected, 'delete'],
    ['POST', `${demo.connected}/unknown_edge`, 'post'],
    ['POST', `${demo.accountId}/register`, 'post'],
  ])('that leads nowhere is 100/33, whatever the reason: %s %s', async (method, path, verb) => {
    const { status, headers, body } = await ask(emulator, method, `/v26.0/${path}`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      message: `Unsupported ${verb} request. Object with ID '${path.split('/')[0]}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
      type: 'GraphMethodException',
      code: 100,
      error_subcode: 33,
    });
    expect(headers.get('www-authenticate')).toContain('"invalid_request"');
    expect(headers.get('x-app-usage')).toBe('{"call_count":0,"total_cputime":0,"total_time":0}');
  });

  it('with an alias, with an edge that is no field, and with too much', async () => {
    const codeOf = async (path: string) => (await ask(emulator, 'GET', path)).body.error.code;
    expect(await codeOf('/v26.0/lucky-shrub')).toBe(803);
    expect(await codeOf(`${number}/no_such_edge`)).toBe(100);
    expect(await codeOf(`${number}/phone_numbers/x`)).toBe(2500);
  });
});

describe('the version', () => {
  const served = async (version: string) => {
    const { headers } = await ask(emulator, 'GET', `/${version}${demo.connected}`);
    return [headers.get('facebook-api-version'), headers.get('x-ad-api-version-warning')];
  };

  it('is the one asked for while that lives, and the oldest that lives without one', async () => {
    expect(await served('v26.0/')).toEqual(['v26.0', null]);
    expect(await served('v21.0/')).toEqual(['v21.0', null]);
    expect(await served('')).toEqual(['v21.0', null]);
  });

  it('that has ended is answered with the oldest that lives, and a warning', async () => {
    expect(await served('v19.0/')).toEqual([
      'v21.0',
      'The call has been auto-upgraded to v21.0 as v19.0 has been deprecated.',
    ]);
  });
});

describe('what a token may not do', () => {
  const answers = async (change: (token: Record<string, unknown>) => object) => {
    const { emulator } = emulatorAt();
    const snapshot = emulator.control.snapshot();
    const tokens = snapshot.tokens.map((token) => ({ ...token, ...change({ ...token }) }));
    emulator.control.restore({ ...snapshot, tokens });
    const { status, headers, body } = await ask(emulator, 'GET', number);
    return { status, headers, error: body.error };
  };

  it('for want of a permission is 200, with HTTP 403', async () => {
    const { status, error } = await answers(() => ({ scopes: ['whatsapp_business_messaging'] }));
    expect([status, error.code]).toEqual([403, 200]);
    expect(error.message).toContain('whatsapp_business_management');
  });

  it('for want of the account looks as if the number did not exist', async () => {
    const { status, error } = await answers(() => ({ businessAccountIds: [] }));
    expect([status, error.code, error.error_subcode]).toEqual([400, 100, 33]);
  });

  it('because it has expired is 190 with subcode 463', async () => {
    const { status, headers, error } = await answers(() => ({
      expiresAt: Date.parse('2026-11-22T08:00:00Z'),
    }));
    expect([status, error.code, error.error_subcode]).toEqual([401, 190, 463]);
    expect(error.message).toBe(
      'Error validating access token: Session has expired on Sunday, 22-Nov-26 08:00:00 UTC. The current time is Sunday, 22-Nov-26 09:00:00 UTC.',
    );
    expect(headers.get('www-authenticate')).toContain('"invalid_token"');
  });
});

describe('the token', () => {
  const tokenless = async (path: string, headers: Record<string, string> = {}) =>
    emulator.fetch(`https://graph.facebook.com${path}`, { headers });

  it('is taken from the header, the query or the body', async () => {
    const token = emulator.env.WHATSAPP_ACCESS_TOKEN;
    expect((await tokenless(`${number}?access_token=${token}`)).status).toBe(200);
    const body = new URLSearchParams({ access_token: token, prompts: '["Hi"]' });
    const posted = await emulator.fetch(
      `https://graph.facebook.com${number}/conversational_automation`,
      {
        method: 'POST',
        body,
      },
    );
    expect(posted.status).toBe(200);
  });

  it('that is missing is 104, and that is no token is 190 with HTTP 401', async () => {
    const missing = await tokenless(number);
    expect([missing.status, ((await missing.json()) as any).error.code]).toEqual([400, 104]);
    const wrong = await tokenless(number, { authorization: 'Bearer nope' });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('www-authenticate')).toBe(
      'OAuth "Facebook Platform" "invalid_token" "Invalid OAuth access token - Cannot parse access token"',
    );
    expect(((await wrong.json()) as any).error).toMatchObject({
      code: 190,
      type: 'OAuthException',
    });
  });

  it('may be signed, and then must be signed right', async () => {
    const proof = createHmac('sha256', emulator.env.WHATSAPP_APP_SECRET)
      .update(emulator.env.WHATSAPP_ACCESS_TOKEN)
      .digest('hex');
    expect((await ask(emulator, 'GET', `${number}?appsecret_proof=${proof}`)).status).toBe(200);
    for (const wrong of ['', 'x', proof.replace(/./g, '0')]) {
      const { body } = await ask(emulator, 'GET', `${number}?appsecret_proof=${wrong}`);
      expect(body.error.message).toBe('Invalid appsecret_proof provided in the API argument');
    }
  });
});

describe('parameters', () => {
  const register = (init: RequestInit) => ask(createEmulator(), 'POST', `${number}/register`, init);
  const input = { messaging_product: 'whatsapp', pin: '123456' };
  const form = new FormData();
  for (const [name, value] of Object.entries(input)) form.set(name, value);
  const json = { 'content-type': 'application/json' };

  it.each([
    ['as JSON', { body: JSON.stringify(input), headers: json }],
    [
      'as JSON with a number where text belongs',
      { body: JSON.stringify({ ...input, pin: 123456 }), headers: json },
    ],
    ['as a form', { body: new URLSearchParams(input) }],
    ['as a multipart form', { body: form }],
  ])('are read %s', async (_how, init) => {
    expect((await register(init)).body).toEqual({ success: true });
  });

  it('are read from the query too', async () => {
    const { body } = await ask(
      createEmulator(),
      'POST',
      `${number}/register?${new URLSearchParams(input)}`,
    );
    expect(body).toEqual({ success: true });
  });

  it.each([
    ['missing', {}, '(#100) The parameter messaging_product is required'],
    ['missing', { messaging_product: 'whatsapp' }, '(#100) The parameter pin is required'],
    [
      'not one of the words',
      { ...input, messaging_product: 'sms' },
      '(#100) Param messaging_product must be one of {whatsapp}',
    ],
    ['of the wrong form', { ...input, pin: '12345' }, '(#100) Invalid parameter'],
  ])('that are %s are named', async (_what, body, message) => {
    const answer = await register({ body: JSON.stringify(body), headers: json });
    expect([answer.status, answer.body.error.code, answer.body.error.message]).toEqual([
      400,
      100,
      message,
    ]);
  });

  it('are not seen in a body that does not say it is JSON', async () => {
    const { body } = await register({
      body: JSON.stringify(input),
      headers: { 'content-type': 'text/plain' },
    });
    expect(body.error.message).toBe('(#100) The parameter messaging_product is required');
  });

  it.each(['{"pin":', '[]', 'null', '3'])(
    'in JSON that cannot be read are refused: %s',
    async (body) => {
      expect((await register({ body, headers: json })).body.error.code).toBe(100);
    },
  );
});

describe('fields', () => {
  it('come in the order they were asked for, the id last', async () => {
    const { text } = await ask(emulator, 'GET', `${number}?fields=status,verified_name`);
    expect(text).toBe(
      `{"status":"CONNECTED","verified_name":"Lucky Shrub","id":"${demo.connected}"}`,
    );
  });

  it('may be picked inside of one another', async () => {
    const query = 'fields=id,health_status{can_send_message,entities{id}}';
    const { body } = await ask(emulator, 'GET', `${number}?${query}`);
    expect(body.health_status.entities[0]).toEqual({ id: demo.connected });
  });

  it('that do not exist are named', async () => {
    const { body } = await ask(emulator, 'GET', `${number}?fields=id,colour`);
    expect(body.error).toMatchObject({
      message:
        '(#100) Tried accessing nonexisting field (colour) on node type (WhatsAppBusinessPhoneNumber)',
      type: 'OAuthException',
      code: 100,
    });
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'are only those of a number: %s',
    async (name) => {
      const { body } = await ask(emulator, 'GET', `${number}?fields=${name}`);
      expect(body.error.message).toContain(`nonexisting field (${name})`);
    },
  );

  it.each(['id{', 'id}', 'a b', ',', '{', 'id{a,{b}}'])(
    'that are not well formed are refused: %s',
    async (fields) => {
      const { status } = await ask(
        emulator,
        'GET',
        `${number}?fields=${encodeURIComponent(fields)}`,
      );
      expect(status).toBe(400);
    },
  );

  it('that have no value are left out', async () => {
    const { body } = await ask(
      emulator,
      'GET',
      `${number}?fields=new_display_name,last_onboarded_time`,
    );
    expect(body).toEqual({ id: demo.connected });
  });
});

describe('every answer', () => {
  it('carries the version, a trace id, and how much of the budget is used', async () => {
    const { emulator } = emulatorAt();
    const read = await ask(emulator, 'GET', '/v25.0/106540352242922');
    expect(read.headers.get('facebook-api-version')).toBe('v25.0');
    expect(read.headers.get('x-fb-trace-id')).toMatch(/^A\w{8,}$/);
    expect(JSON.parse(read.headers.get('x-business-use-case-usage') ?? '')).toEqual({
      [demo.accountId]: [
        {
          type: 'whatsapp_business_management',
          call_count: 1,
          total_cputime: 1,
          total_time: 1,
          estimated_time_to_regain_access: 0,
        },
      ],
    });
    const written = await ask(emulator, 'POST', `${number}/deregister`);
    expect(written.headers.get('x-business-use-case-usage')).toContain('"type":"whatsapp"');
  });

  it('counts the calls of an hour, out of 5,000', async () => {
    const { emulator, clock } = emulatorAt();
    const used = async () => {
      const { headers } = await ask(emulator, 'GET', number);
      return JSON.parse(headers.get('x-business-use-case-usage') ?? '')[demo.accountId][0]
        .call_count;
    };
    for (let call = 0; call < 99; call++) await used();
    expect(await used()).toBe(2);
    clock.advance('1h');
    expect(await used()).toBe(1);
  });

  it('begins to count anew when the world does', async () => {
    const { emulator } = emulatorAt();
    for (let call = 0; call < 60; call++) await ask(emulator, 'GET', number);
    emulator.control.reset();
    const { headers } = await ask(emulator, 'GET', number);
    expect(headers.get('x-business-use-case-usage')).toContain('"call_count":1,');
  });

  it('counts out of 200 where the account has no registered number', async () => {
    const { emulator } = emulatorAt();
    for (const id of [demo.connected, demo.test]) await ask(emulator, 'POST', `/${id}/deregister`);
    for (const _call of [1, 2]) await ask(emulator, 'GET', number);
    const { headers } = await ask(emulator, 'GET', number);
    expect(headers.get('x-business-use-case-usage')).toContain('"call_count":2,');
  });

  it('is ASCII with escaped slashes, as Meta writes JSON', async () => {
    const { text } = await ask(emulator, 'GET', '/v26.0/1');
    expect(text).toContain('https:\\/\\/developers.facebook.com\\/docs');
  });

  it('names its trace in an error', async () => {
    const { body, headers } = await ask(emulator, 'GET', '/v26.0/1');
    expect(body.error.fbtrace_id).toBe(headers.get('x-fb-trace-id'));
  });
});

it('answers two emulators that are asked the same with the same', async () => {
  const answers = await Promise.all(
    [emulatorAt(), emulatorAt()].map(async ({ emulator }) => {
      const body = new URLSearchParams({
        cc: '1',
        phone_number: '6315553000',
        verified_name: 'Abc',
      });
      const created = await ask(emulator, 'POST', `/${demo.accountId}/phone_numbers`, { body });
      return [created.text, created.headers.get('x-fb-trace-id'), emulator.control.snapshot()];
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
});
