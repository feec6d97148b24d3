import { inspect } from 'node:util';
import { createEmulator } from '@meta-cloud-api/emulator';
import { type Exchange, WhatsApp, type WhatsAppOptions } from 'meta-cloud-api';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  clientAnswering,
  clientAnsweringEach,
  clientOf,
  fails,
  ok,
  refusalOf,
  transient,
} from './client.ts';

// What is fetched at a first call is fetched before a clock is stopped.
beforeAll(async () => {
  const { whatsapp } = clientAnswering(transient);
  await refusalOf(whatsapp.phoneNumber.get());
  await refusalOf(whatsapp.phoneNumber.updateSettings({ enableConversationalComponents: false }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a token that is a function', () => {
  const expired = () =>
    fails({ code: 190, error_subcode: 463, message: 'expired' }, { status: 401 });

  it('is asked once, however many calls there are', async () => {
    let asked = 0;
    const { whatsapp } = clientAnsweringEach([ok], { accessToken: async () => `EAA${++asked}` });
    await Promise.all([whatsapp.phoneNumber.get(), whatsapp.phoneNumber.get()]);
    await whatsapp.phoneNumber.get();
    expect(asked).toBe(1);
  });

  it('is asked again after Meta refused the token, and a read goes on with the new one', async () => {
    let asked = 0;
    const { whatsapp, sent } = clientAnsweringEach([expired, ok], {
      accessToken: () => `EAA${++asked}`,
      maxRetries: 0,
    });
    await whatsapp.phoneNumber.get();
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer EAA1',
      'Bearer EAA2',
    ]);
  });

  it('leaves a counted call to its caller, and the next call has the new token', async () => {
    let asked = 0;
    const { whatsapp, sent } = clientAnsweringEach([expired, ok], {
      accessToken: () => `EAA${++asked}`,
    });
    expect(await refusalOf(whatsapp.phoneNumber.register({ pin: '123456' }))).toMatchObject({
      code: 190,
    });
    await whatsapp.phoneNumber.register({ pin: '123456' });
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer EAA1',
      'Bearer EAA2',
    ]);
  });

  it('that gives no token, or fails, fails the call, and is asked again by the next', async () => {
    const tokens = ['', 'EAA2'];
    const { whatsapp, sent } = clientAnsweringEach([ok], {
      accessToken: () => tokens.shift() ?? '',
    });
    expect(await refusalOf(whatsapp.phoneNumber.get())).toMatchObject({ option: 'accessToken' });
    expect(sent).toEqual([]);
    await whatsapp.phoneNumber.get();
    expect(sent).toHaveLength(1);
  });
});

it('asks anew for a token that did not come', async () => {
  let asked = 0;
  const { whatsapp } = clientAnswering(ok, {
    accessToken: () => (++asked === 1 ? new Promise<string>(() => {}) : 'EAAother'),
    timeoutMs: 20,
  });
  expect(await refusalOf(whatsapp.phoneNumber.get())).toMatchObject({ reason: 'timeout' });
  expect((await whatsapp.phoneNumber.get()).data.status).toBe('CONNECTED');
});

it('waits for its own token no longer than for anything else', async () => {
  const accessToken = () => new Promise<string>(() => {});
  const { whatsapp, sent } = clientAnswering(ok, { accessToken });
  const error = await refusalOf(whatsapp.debugToken(undefined, { timeoutMs: 20 }));
  expect(error).toMatchObject({ name: 'ConnectionError', reason: 'timeout', sent: false });
  expect(sent).toHaveLength(0);
});

describe('onExchange', () => {
  it('is told of every request, with its usage and without its secrets', async () => {
    vi.useFakeTimers();
    const told: Exchange[] = [];
    const usage =
      '{"5":[{"type":"whatsapp","call_count":3,"total_cputime":4,"total_time":5,"estimated_time_to_regain_access":0}]}';
    const headers = {
      'x-business-use-case-usage': usage,
      'x-fb-trace-id': 'Atrace',
      'facebook-api-version': 'v26.0',
    };
    const { whatsapp } = clientAnsweringEach(
      [transient, () => Response.json({ id: '1' }, { headers })],
      {
        onExchange: (exchange) => told.push(exchange),
      },
    );
    const read = whatsapp.phoneNumber.get();
    await vi.runAllTimersAsync();
    await read;
    await whatsapp.phoneNumber.register({ pin: '987654' });
    expect(told.map(({ call, status, attempt }) => [call.endpoint, status, attempt])).toEqual([
      ['phoneNumber.get', 400, 1],
      ['phoneNumber.get', 200, 2],
      ['phoneNumber.register', 200, 1],
    ]);
    expect(told[1]).toMatchObject({
      usage: { callCount: 3, totalCpuTime: 4, totalTime: 5, minutesToRegainAccess: 0 },
      version: 'v26.0',
      traceId: 'Atrace',
      upgraded: false,
    });
    expect(inspect(told, { depth: 9 })).not.toMatch(/987654|EAAsecret/);
  });

  it('cannot make a call fail that worked', async () => {
    const { whatsapp } = clientAnsweringEach([ok], {
      onExchange: () => {
        throw new Error('the listener broke');
      },
    });
    expect((await whatsapp.phoneNumber.register({ pin: '123456' })).data.success).toBe(true);
  });

  it('may be async and fail, and nobody minds', async () => {
    const { whatsapp } = clientAnsweringEach([ok], {
      onExchange: async () => {
        throw new Error('the listener broke later');
      },
    });
    expect((await whatsapp.phoneNumber.get()).data.id).toBe('1');
  });

  it('is told of a request that nobody answered', async () => {
    const told: Exchange[] = [];
    const { whatsapp } = clientAnswering(() => Promise.reject(new TypeError('fetch failed')), {
      onExchange: (exchange) => told.push(exchange),
    });
    await refusalOf(whatsapp.phoneNumber.get());
    expect(told).toMatchObject([{ status: undefined, attempt: 1 }]);
  });
});

describe('a call never waits longer than it may', () => {
  const never = () => new Promise<never>(() => {});
  const options = { accessToken: 'EAAx', phoneNumberId: '1', timeoutMs: 20, maxRetries: 0 };

  it.each([
    ['a token that never comes', { ...options, accessToken: never }, false],
    ['a fetch that never answers', { ...options, fetch: never }, 'maybe'],
    [
      'a body that never ends',
      { ...options, fetch: async () => new Response(new ReadableStream({ start() {} })) },
      'maybe',
    ],
  ] as [string, WhatsAppOptions, unknown][])('for %s', async (_what, given, sent) => {
    const error = await refusalOf(new WhatsApp(given).phoneNumber.register({ pin: '123456' }));
    expect(error).toMatchObject({ name: 'ConnectionError', reason: 'timeout', sent });
  });

  it('and ends when it is aborted, whatever it waits for', async () => {
    const signal = AbortSignal.timeout(20);
    const whatsapp = new WhatsApp({ ...options, timeoutMs: 60_000, accessToken: never });
    const error = await refusalOf(whatsapp.phoneNumber.get({}, { signal }));
    expect(error).toMatchObject({ reason: 'aborted', sent: false });
  });

  it('nor sends what was aborted before', async () => {
    const told: Exchange[] = [];
    const { whatsapp, sent } = clientAnsweringEach([ok], { onExchange: (one) => told.push(one) });
    const error = await refusalOf(
      whatsapp.phoneNumber.register({ pin: '123456' }, { signal: AbortSignal.abort() }),
    );
    expect(error).toMatchObject({ reason: 'aborted', sent: false });
    expect(error.message).toContain('Nothing was sent');
    expect([sent, told]).toEqual([[], []]);
  });
});

describe('a call that is aborted before it is sent', () => {
  it.each([
    ['at once', false],
    ['a moment later', true],
  ])('is not sent: %s', async (_when, isLater) => {
    for (const isWarm of [false, true]) {
      const { whatsapp, sent } = clientOf();
      if (isWarm) await whatsapp.twoStepVerification.update({ pin: '123456' });
      const before = sent.length;
      const abort = new AbortController();
      const error = refusalOf(
        whatsapp.twoStepVerification.update({ pin: '654321' }, { signal: abort.signal }),
      );
      if (isLater) await null;
      abort.abort(new Error('the user left'));
      expect(await error).toMatchObject({
        name: 'ConnectionError',
        reason: 'aborted',
        sent: false,
      });
      expect(sent).toHaveLength(before);
    }
  });

  it('is told of to nobody, since nothing was exchanged', async () => {
    const onExchange = vi.fn();
    const { whatsapp } = clientAnswering(ok, { onExchange });
    const abort = new AbortController();
    const error = refusalOf(whatsapp.phoneNumber.get({}, { signal: abort.signal }));
    abort.abort('left');
    expect(await error).toMatchObject({ reason: 'aborted', cause: 'left' });
    expect(onExchange).not.toHaveBeenCalled();
  });
});

describe('the look-up of the account', () => {
  it('has the options of the call that needs it', async () => {
    const { whatsapp, sent } = clientOf();
    const error = await refusalOf(whatsapp.phoneNumber.getAll({}, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ reason: 'aborted' });
    expect(sent).toEqual([]);
    expect((await whatsapp.phoneNumber.getAll()).data).toHaveLength(3);
  });

  it('that fails for two lists at once fails each with an error of its own', async () => {
    const { whatsapp } = clientAnswering(() => fails({ code: 100, message: 'm' }));
    const errors = await Promise.all([
      refusalOf(whatsapp.phoneNumber.getAll()),
      refusalOf(whatsapp.phoneNumber.getAll()),
    ]);
    expect(errors.map(({ name }) => name)).toEqual(['GraphError', 'GraphError']);
  });
});

it('hides every secret that comes back, whatever form it has', async () => {
  const secret = 'EAA"quoted\\token';
  const { whatsapp } = clientAnswering(
    () =>
      fails({
        code: 100,
        message: `seen ${JSON.stringify(secret)} and app-secret-1`,
        error_data: { [secret]: 1, details: secret },
      }),
    { accessToken: secret, appSecret: 'app-secret-1' },
  );
  const error = await refusalOf(whatsapp.phoneNumber.get());
  const shown = inspect(error, { depth: 9, showHidden: true });
  expect(shown).not.toMatch(/quoted|app-secret-1/);
});

it('reads codes that are no numbers as none', async () => {
  const { whatsapp } = clientAnsweringEach([
    () => fails({ code: null, error_subcode: null, message: 'x' }),
    () => fails({ code: 'x', error_subcode: '33', message: 'x' }),
  ]);
  const first = await refusalOf(whatsapp.phoneNumber.get());
  expect(first).toMatchObject({ code: 0, subcode: undefined, fix: undefined });
  expect(await refusalOf(whatsapp.phoneNumber.get())).toMatchObject({ code: 0, subcode: 33 });
});

describe('what cannot be right is refused, and no secret in it is repeated', () => {
  it('a token in place of an id', () => {
    const refuse = () => clientOf().whatsapp.forNumber('EAAJZAsecretsecret');
    expect(refuse).toThrow('is an access token');
    expect(refuse).not.toThrow('secretsecret');
  });

  it('input that has no form on the wire', async () => {
    const { whatsapp } = clientOf();
    const input = { pin: 1n } as never;
    const error = await refusalOf(whatsapp.call('phoneNumber.update', '1', input));
    expect(error).toMatchObject({ name: 'InputError', option: 'input' });
  });

  it.each([
    ['options', (w) => w.twoStepVerification.setup('987654' as never)],
    ['options', (w) => w.phoneNumber.verify('987654' as never)],
    ['input', (w) => w.call('phoneNumber.register', '1', '{"pin":"987654"}' as never)],
    ['endpoint', (w) => w.call('phoneNumber.nope' as never, '1', {} as never)],
    ['signal', (w) => w.phoneNumber.get({}, { signal: new AbortController() as never })],
    ['fetch', (w) => w.phoneNumber.get({}, { fetch: 1 as never })],
    ['headers.x-bad', (w) => w.phoneNumber.get({}, { headers: { 'x-bad': 'a\nb' } })],
    ['headers.x y', (w) => w.phoneNumber.get({}, { headers: { 'x y': 'a' } })],
  ] as [string, (w: WhatsApp) => Promise<unknown>][])('%s', async (option, call) => {
    const { whatsapp, sent } = clientOf();
    const error = await refusalOf(call(whatsapp));
    expect(error).toMatchObject({ name: 'InputError', option });
    expect(inspect(error, { depth: 9 })).not.toContain('987654');
    expect(sent).toEqual([]);
  });

  it('a token in place of the options', () => {
    expect(() => new WhatsApp('EAAsecret' as never)).toThrow(/an object.*not string/);
    expect(() => new WhatsApp('EAAsecret' as never)).not.toThrow('EAAsecret');
  });
});

it('hides what a transport says of the request that failed', async () => {
  const config = { headers: { authorization: 'Bearer EAAsecret' }, data: '{"pin":"987654"}' };
  const { whatsapp } = clientAnswering(() => {
    throw Object.assign(new Error('failed: Bearer EAAsecret'), { config, code: 'ECONNRESET' });
  });
  const error = await refusalOf(whatsapp.phoneNumber.register({ pin: '987654' }));
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/EAAsecret|987654/);
  expect((error.cause as { code?: string }).code).toBe('ECONNRESET');
});

it('hides a secret inside of a list', async () => {
  const { whatsapp } = clientAnswering(() => fails({ code: 100, message: 'no: 19982001' }));
  const servers = [{ hostname: 'sip.example.com', sip_user_password: '19982001' }];
  const error = await refusalOf(
    whatsapp.call('phoneNumber.updateSettings', '1', { calling: { sip: { servers } } } as never),
  );
  expect(inspect(error, { depth: 9 })).not.toContain('19982001');
  expect(inspect(error, { depth: 9 })).toContain('sip.example.com');
});

it('asks for one new token, however many calls were refused with the old one', async () => {
  let asked = 0;
  const whatsapp = new WhatsApp({
    phoneNumberId: '1',
    accessToken: async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return `EAA${asked}`;
    },
    fetch: async (_url, init) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
      const isOld = new Headers(init.headers).get('authorization') === 'Bearer EAA1';
      return isOld ? fails({ code: 190, message: 'expired' }, { status: 401 }) : ok();
    },
  });
  await Promise.all(Array.from({ length: 10 }, () => whatsapp.phoneNumber.get()));
  expect(asked).toBe(2);
});

it('takes no listener of its own for each call that shares a signal', async () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const { signal } = new AbortController();
  const { whatsapp } = clientOf(undefined, { signal });
  await Promise.all(Array.from({ length: 50 }, () => whatsapp.phoneNumber.get()));
  expect(warned).not.toHaveBeenCalled();
});

it('warns once where Meta answers with a later version', async () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const headers = {
    'x-ad-api-version-warning': 'The call has been auto-upgraded',
    'facebook-api-version': 'v25.0',
  };
  const { whatsapp } = clientAnsweringEach([() => Response.json({ id: '1' }, { headers })], {
    apiVersion: 'v20.0',
  });
  const { exchange } = await whatsapp.phoneNumber.get();
  await whatsapp.phoneNumber.get();
  expect(exchange.upgraded).toBe(true);
  expect(warned).toHaveBeenCalledTimes(1);
  expect(warned.mock.calls[0]?.[0]).toContain('v20.0 with v25.0');
});

describe('options of one call', () => {
  it('stand in place of those of the client', async () => {
    const emulator = createEmulator();
    const { whatsapp, sent } = clientOf(emulator, {
      headers: { 'x-tenant': 'one', 'x-kept': 'yes' },
    });
    let fetched = 0;
    await whatsapp.phoneNumber.get(
      {},
      {
        headers: { 'x-tenant': 'two' },
        fetch: (url, init) => {
          fetched += 1;
          expect(new Headers(init.headers).get('x-tenant')).toBe('two');
          expect(new Headers(init.headers).get('x-kept')).toBe('yes');
          return emulator.fetch(url, init);
        },
      },
    );
    expect([fetched, sent.length]).toEqual([1, 0]);
  });

  it('can never replace the token', async () => {
    const { whatsapp, sent } = clientOf();
    for (const name of ['authorization', 'Authorization', 'AUTHORIZATION']) {
      await whatsapp.phoneNumber.get({}, { headers: { [name]: 'Bearer other' } });
      expect(sent.at(-1)?.headers.get('authorization')).toBe('Bearer EAAEmulatorDemoToken');
    }
  });

  it.each([
    ['timeoutMs', { timeoutMs: 0 }],
    ['timeoutMs', { timeoutMs: Number.NaN }],
    ['deadlineMs', { deadlineMs: -1 }],
    ['maxRetries', { maxRetries: 1.5 }],
  ])('that cannot be right are refused by name: %s', async (option, options) => {
    const { whatsapp, sent } = clientOf();
    expect(await refusalOf(whatsapp.phoneNumber.get({}, options))).toMatchObject({
      code: 100,
      option,
    });
    expect(sent).toEqual([]);
  });
});

describe('many numbers and accounts', () => {
  it('share a client and its settings, and never mix', async () => {
    const { whatsapp, sent } = clientOf();
    const other = whatsapp.forNumber('110200345501442');
    const account = whatsapp.forBusinessAccount('102290129340398');
    expect((await other.phoneNumber.get()).data.status).toBe('UNVERIFIED');
    expect((await whatsapp.phoneNumber.get()).data.status).toBe('CONNECTED');
    expect((await account.phoneNumber.getAll()).data).toHaveLength(3);
    expect(sent).toHaveLength(3);
    expect(await refusalOf(account.phoneNumber.get())).toMatchObject({ option: 'phoneNumberId' });
  });

  it('find the account of each number by itself', async () => {
    const { whatsapp, sent } = clientOf(undefined, { businessAccountId: '1' });
    await whatsapp.forNumber('110200345501442').phoneNumber.getAll();
    expect(sent[0]?.url.pathname).toBe('/v26.0/110200345501442');
  });

  it('keep the tokens of two clients apart', async () => {
    const emulator = createEmulator();
    const one = clientOf(emulator);
    const two = clientOf(emulator, { accessToken: 'EAAother' });
    const [first, second] = await Promise.all([
      one.whatsapp.phoneNumber.get(),
      refusalOf(two.whatsapp.phoneNumber.get()),
    ]);
    expect(first.data.status).toBe('CONNECTED');
    expect(second.code).toBe(190);
    expect(two.sent[0]?.headers.get('authorization')).toBe('Bearer EAAother');
  });
});

it("names the caller's line in the stack of an error", async () => {
  const { whatsapp } = clientAnsweringEach([() => fails({ code: 100, message: 'm' })]);
  async function callers() {
    await whatsapp.phoneNumber.get();
  }
  const error = await refusalOf(callers());
  expect(error.stack?.split('\n')[0]).toBe(`GraphError: ${error.message}`);
  expect(error.stack).toMatch(/callers .*call\.test\.ts/);
});
