import { get, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import {
  ControlError,
  createEmulator,
  type Disturbance,
  type FaultOptions,
} from '@meta-cloud-api/emulator';
import { ConnectionError, WhatsApp } from 'meta-cloud-api';
import { explanations } from 'meta-cloud-api/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, clientFor, demo, emulatorAt, outcome } from './phone.ts';

const number = `/v26.0/${demo.connected}`;

/** Reads a number so many times, and says how each went. */
async function reads(
  options: Omit<FaultOptions, 'do'>,
  times: number,
  id: string = demo.connected,
) {
  const { emulator } = emulatorAt();
  emulator.control.faults.add({ ...options, do: { error: 131000 } });
  const { call } = clientFor(emulator, id);
  const outcomes: string[] = [];
  for (let time = 0; time < times; time++) {
    outcomes.push(await outcome(call('phoneNumber.get', id, {}, { maxRetries: 0 })));
  }
  return outcomes.join(' ');
}

describe('a fault strikes', () => {
  it.each([
    ['at every call', {}, '131000 131000 131000 131000'],
    ['at one of them', { nth: 3 }, 'ok ok 131000 ok'],
    ['at the next ones', { next: 2 }, '131000 131000 ok ok'],
    ['at every second', { every: 2 }, 'ok 131000 ok 131000'],
    ['at a share of none', { share: { of: 0, seed: 7 } }, 'ok ok ok ok'],
    ['at a share of all', { share: { of: 1, seed: 7 } }, '131000 131000 131000 131000'],
    ['at calls of an endpoint', { endpoint: 'phoneNumber.get', nth: 1 }, '131000 ok ok ok'],
    ['at no call of another endpoint', { endpoint: 'phoneNumber.register' }, 'ok ok ok ok'],
    ['at calls to an id', { id: demo.connected, nth: 1 }, '131000 ok ok ok'],
    ['at no call to another id', { id: demo.test }, 'ok ok ok ok'],
  ])('%s', async (_when, options, expected) => {
    expect(await reads(options, 4)).toBe(expected);
  });

  it('by chance where a seed is given, and then always by the same', async () => {
    const share = { of: 0.5, seed: 42 };
    const outcomes = await reads({ share }, 40);
    expect(await reads({ share }, 40)).toBe(outcomes);
    expect(await reads({ share: { ...share, seed: 43 } }, 40)).not.toBe(outcomes);
    const struck = outcomes.split(' ').filter((one) => one !== 'ok').length;
    expect(struck).toBeGreaterThan(10);
    expect(struck).toBeLessThan(30);
  });

  it('only once at a call, by the one that was added first; the others count it all the same', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const { faults } = emulator.control;
    faults.add({ next: 1, do: { error: 131057 } });
    faults.add({ nth: 2, do: { error: 131000 } });
    const once = { maxRetries: 0 };
    expect(await outcome(phoneNumber.get({}, once))).toBe('131057');
    expect(await outcome(phoneNumber.get({}, once))).toBe('131000');
    expect(faults.list()).toMatchObject([
      { options: { next: 1 }, seen: 2, done: 1 },
      { options: { nth: 2 }, seen: 2, done: 1 },
    ]);
  });

  it('until it is taken back', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const { faults } = emulator.control;
    const id = faults.add({ do: { error: 100 } });
    faults.add({ endpoint: 'phoneNumber.get', do: { error: 10 } });
    expect(await outcome(phoneNumber.get())).toBe('100');
    faults.clear(id);
    expect(await outcome(phoneNumber.get())).toBe('10');
    faults.clear();
    expect(await outcome(phoneNumber.get())).toBe('ok');
    expect(faults.list()).toEqual([]);
  });

  it('as it would have before a snapshot', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    emulator.control.faults.add({ nth: 2, do: { error: 100 } });
    await phoneNumber.get();
    const snapshot = JSON.parse(JSON.stringify(emulator.control.snapshot()));
    const other = createEmulator();
    other.control.restore(snapshot);
    expect(await outcome(clientFor(other, demo.connected).phoneNumber.get())).toBe('100');
    emulator.control.reset();
    expect(emulator.control.faults.list()).toEqual([]);
  });
});

describe('an error that is asked for', () => {
  const asked = async (header: string) => {
    const { emulator } = emulatorAt();
    return ask(emulator, 'GET', number, { headers: { 'x-emulate-error': header } });
  };

  it.each(explanations().map(({ code, subcode }) => ({ code, subcode })))(
    'comes with its code: $code $subcode',
    async ({ code, subcode }) => {
      const { status, body } = await asked(
        subcode === undefined ? `${code}` : `${code}/${subcode}`,
      );
      expect(status).toBeGreaterThanOrEqual(400);
      expect(body.error.code).toBe(code);
      if (subcode !== undefined) expect(body.error.error_subcode).toBe(subcode);
      expect(body.error.message).toMatch(/../);
    },
  );

  it.each([
    ['133016', 400, '(#133016) Account register/deregister rate limit exceeded'],
    ['133010', 400, '(#133010) Account not registered'],
    ['131000', 500, '(#131000) Something went wrong'],
    ['2', 503, 'Service temporarily unavailable'],
    ['200', 403, '(#200) Permissions error'],
    ['136024/2388367', 400, 'Request code error'],
    ['138005', 429, '(#138005) Call rate limit exceeded'],
    ['190/460', 401, /^Error validating access token: The session has been invalidated/],
    ['80008', 400, /^\(#80008\) There have been too many calls/],
    ['999999', 400, '(#999999) An unknown error occurred'],
    ['999999/42', 400, '(#999999) An unknown error occurred'],
  ])('comes in the words of Meta, with its status: %s', async (header, status, message) => {
    const answer = await asked(header);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  it('is done by nobody', async () => {
    const { emulator } = emulatorAt();
    const headers = { 'x-emulate-error': '131000' };
    await ask(emulator, 'POST', `${number}/deregister`, { headers });
    const { body } = await ask(emulator, 'GET', `${number}?fields=status`);
    expect(body.status).toBe('CONNECTED');
  });

  it.each(['register', '99999999999999999999'])(
    'that is no code is said to be none: %s',
    async (header) => {
      const { body } = await asked(header);
      expect(body.error.error_data.details).toContain('x-emulate-error must be like 133016');
    },
  );

  it('may have words and a status of its own', async () => {
    const { emulator } = emulatorAt();
    const error = {
      code: 100,
      subcode: 2388001,
      status: 500,
      message: 'No',
      isTransient: true,
      userTitle: 'Title',
      userMessage: 'Message',
      details: 'Details',
    };
    emulator.control.faults.add({ do: { error } });
    const { status, body } = await ask(emulator, 'GET', number);
    expect(status).toBe(500);
    expect(body.error).toMatchObject({
      code: 100,
      error_subcode: 2388001,
      message: 'No',
      is_transient: true,
      error_user_title: 'Title',
      error_user_msg: 'Message',
      error_data: { messaging_product: 'whatsapp', details: 'Details' },
    });
  });
});

/** What goes wrong on the way, with how the client calls it, and whether the number was deregistered. */
const disturbances: readonly [string, Disturbance, string, string][] = [
  ['a reset', { reset: 'before' }, 'network', 'CONNECTED'],
  ['a reset once it was done', { reset: 'after' }, 'network', 'DISCONNECTED'],
  ['silence', { stall: 'before' }, 'timeout', 'CONNECTED'],
  ['silence after the headers', { stall: 'after-headers' }, 'timeout', 'DISCONNECTED'],
  ['an empty answer', { empty: true }, 'empty', 'DISCONNECTED'],
  ['half an answer', { truncate: true }, 'truncated', 'DISCONNECTED'],
  ['an answer that is no JSON', { malformed: true }, 'not-json', 'DISCONNECTED'],
  ['a page of a proxy', { html: 502 }, 'not-json', 'CONNECTED'],
];

describe.each(['in process', 'over HTTP'])('%s', (door) => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  async function clientAt(options: FaultOptions, timeoutMs: number) {
    const { emulator } = emulatorAt();
    emulator.control.faults.add(options);
    const listening = door === 'over HTTP' ? await emulator.listen({ port: 0 }) : undefined;
    if (listening) closing.push(listening.close);
    const { fetch, baseUrl, ...inProcess } = emulator.options;
    const whatsapp = new WhatsApp({
      ...inProcess,
      ...(listening ? { baseUrl: listening.url } : { fetch, baseUrl }),
      timeoutMs,
      maxRetries: 0,
    });
    return { emulator, whatsapp };
  }

  it.each(disturbances)(
    '%s is what the client takes it for',
    async (_what, effect, reason, status) => {
      const isSilent = effect.stall !== undefined;
      const options = { endpoint: 'phoneNumber.deregister', do: effect };
      const { whatsapp } = await clientAt(options, isSilent ? 300 : 10_000);
      const error = await whatsapp.phoneNumber.deregister().catch((error) => error);
      expect(ConnectionError.is(error)).toBe(true);
      expect(error.reason).toBe(reason);
      expect((await whatsapp.phoneNumber.get()).data.status).toBe(status);
    },
  );

  it('a compressed answer is read', async () => {
    const { whatsapp } = await clientAt({ do: { gzip: true } }, 10_000);
    expect((await whatsapp.phoneNumber.get()).data.status).toBe('CONNECTED');
  });
});

describe('in process, as fetch shows it', () => {
  const struck = (effect: Disturbance) => {
    const { emulator } = emulatorAt();
    emulator.control.faults.add({ do: effect });
    const headers = { authorization: `Bearer ${emulator.env.WHATSAPP_ACCESS_TOKEN}` };
    return (init: RequestInit = {}) =>
      emulator.fetch(`https://graph.facebook.com${number}`, { headers, ...init });
  };

  it('a reset is a TypeError that has ECONNRESET as its cause', async () => {
    const error = await struck({ reset: 'before' })().catch((error) => error);
    expect(error).toBeInstanceOf(TypeError);
    expect([error.message, error.cause.code]).toEqual(['fetch failed', 'ECONNRESET']);
  });

  it.each<Disturbance>([{ stall: 'before' }, { latency: '1h' }])(
    'waiting ends with the signal of the request: %j',
    async (effect) => {
      const controller = new AbortController();
      const waiting = struck(effect)({ signal: controller.signal });
      controller.abort(new Error('enough'));
      await expect(waiting).rejects.toThrow('enough');
    },
  );

  it('silence after the headers ends with it too', async () => {
    const controller = new AbortController();
    const response = await struck({ stall: 'after-headers' })({ signal: controller.signal });
    expect(response.status).toBe(200);
    const body = response.text();
    controller.abort(new Error('enough'));
    await expect(body).rejects.toThrow('enough');
  });

  it('half an answer begins as the whole one would', async () => {
    const response = await struck({ truncate: true })();
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toMatch(/^\{"verified_name":"Lucky Shrub"/);
    await expect(reader?.read()).rejects.toThrow('terminated');
  });

  it('a compressed answer is unpacked, and says what it was', async () => {
    const response = await struck({ gzip: true, malformed: true })();
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toMatch(/^\{"verified_name".*"$/);
  });

  describe('latency', () => {
    afterEach(() => {
      vi.useRealTimers();
    });

    it('is so long, in real time', async () => {
      vi.useFakeTimers();
      const done = vi.fn();
      const answer = struck({ latency: '200ms' })().then(done);
      await vi.advanceTimersByTimeAsync(199);
      expect(done).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      await answer;
      expect(done).toHaveBeenCalledOnce();
    });

    it('differs from call to call within its bounds, and is the same for the same seed', async () => {
      vi.useFakeTimers();
      const waits = async () => {
        const fetch = struck({ latency: { min: '100ms', max: '300ms', seed: 5 } });
        const times: number[] = [];
        for (let call = 0; call < 5; call++) {
          const began = Date.now();
          const answer = fetch();
          await vi.advanceTimersByTimeAsync(99);
          await vi.runAllTimersAsync();
          await answer;
          times.push(Date.now() - began);
        }
        return times;
      };
      const first = await waits();
      expect(await waits()).toEqual(first);
      expect(new Set(first).size).toBeGreaterThan(1);
      expect(Math.min(...first)).toBeGreaterThanOrEqual(100);
      expect(Math.max(...first)).toBeLessThanOrEqual(300);
    });

    it('goes before an error', async () => {
      vi.useFakeTimers();
      const answer = struck({ latency: '2s', error: 131000 })();
      await vi.advanceTimersByTimeAsync(2_000);
      expect((await answer).status).toBe(500);
    });
  });
});

describe('a batch', () => {
  it('is counted by its items, and not once more as a whole', async () => {
    const { emulator } = emulatorAt();
    const { faults } = emulator.control;
    faults.add({ nth: 3, do: { error: 131000 } });
    const items = [1, 2, 3].map(() => ({ method: 'GET', relative_url: demo.connected }));
    const body = new URLSearchParams({ batch: JSON.stringify(items) });
    const answer = await ask(emulator, 'POST', '/', { body });
    expect(answer.body.map(({ code }: { code: number }) => code)).toEqual([200, 200, 500]);
    expect(faults.list()).toMatchObject([{ seen: 3, done: 1 }]);
  });

  it('has no answer for an item whose connection broke', async () => {
    const { emulator } = emulatorAt();
    emulator.control.faults.add({ id: demo.test, do: { reset: 'before' } });
    const items = [demo.test, demo.connected].map((id) => ({ method: 'GET', relative_url: id }));
    const body = new URLSearchParams({ batch: JSON.stringify(items) });
    const answer = await ask(emulator, 'POST', '/', { body });
    expect([answer.body[0], answer.body[1].code]).toEqual([null, 200]);
  });
});

describe('a fault that cannot be meant is refused', () => {
  it.each([
    [{}, 'do'],
    [{ do: {} }, 'do'],
    [{ do: { error: 1, html: 502 } }, 'do'],
    [{ do: { error: 'no' } }, 'do.error'],
    [{ do: { latency: 'long' } }, 'do.latency'],
    [{ do: { html: 700 } }, 'do.html'],
    [{ nth: 0, do: { error: 1 } }, 'nth'],
    [
      { endpoint: 'phoneNumber.gett', do: { error: 1 } },
      'endpoint: phoneNumber.gett is not an endpoint: did you mean phoneNumber.get?',
    ],
    [{ nth: 1, next: 1, do: { error: 1 } }, 'at most one'],
    [{ when: 'now', do: { error: 1 } }, 'when'],
  ])('%j', (options, named) => {
    const { control } = createEmulator();
    expect(() => control.faults.add(options as never)).toThrow(ControlError);
    expect(() => control.faults.add(options as never)).toThrow(named);
  });
});

describe('over HTTP', () => {
  it('a compressed answer is one, on the socket', async () => {
    const { emulator } = emulatorAt();
    emulator.control.faults.add({ do: { gzip: true } });
    const { url, close } = await emulator.listen({ port: 0 });
    const answer = await new Promise<IncomingMessage>((resolve) => {
      get(`${url}${number}?access_token=${emulator.env.WHATSAPP_ACCESS_TOKEN}`, resolve);
    });
    const bytes = Buffer.concat(await answer.toArray());
    await close();
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(bytes).toString()).toMatch(/^\{"verified_name"/);
  });

  it('faults are added, listed and cleared as in process', async () => {
    const { emulator } = emulatorAt();
    const json = { 'content-type': 'application/json' };
    const verb = (method: string, path: string, body?: unknown) =>
      ask(emulator, method, `/_emulator/faults/${path}`, {
        headers: json,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    const options = { endpoint: 'phoneNumber.get', do: { error: 133016 } };
    const { body: id } = await verb('POST', 'add', options);
    expect((await ask(emulator, 'GET', number)).body.error.code).toBe(133016);
    expect((await verb('GET', 'list')).body).toEqual([{ id, options, seen: 1, done: 1 }]);
    expect((await verb('POST', 'clear', { id })).body).toEqual({ success: true });
    expect((await ask(emulator, 'GET', number)).status).toBe(200);
    const refused = await verb('POST', 'add', { do: {} });
    expect([refused.status, refused.body.error.message]).toEqual([
      400,
      expect.stringContaining('one effect'),
    ]);
  });
});
