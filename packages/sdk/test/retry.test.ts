import type { WhatsAppOptions } from 'meta-cloud-api';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  clientAnswering,
  clientAnsweringEach,
  type clientOf,
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

describe('a call is sent again', () => {
  it('where it reads and the error is one that passes', async () => {
    vi.useFakeTimers();
    const { whatsapp, sent } = clientAnsweringEach([transient, transient, ok]);
    const answer = whatsapp.phoneNumber.get({ fields: ['status'] });
    await vi.runAllTimersAsync();
    expect((await answer).data.status).toBe('CONNECTED');
    expect((await answer).exchange.attempt).toBe(3);
    expect(sent).toHaveLength(3);
  });

  it('as often as it was told, and no more', async () => {
    vi.useFakeTimers();
    const { whatsapp, sent } = clientAnsweringEach([transient]);
    const error = refusalOf(whatsapp.phoneNumber.get({}, { maxRetries: 4 }));
    await vi.runAllTimersAsync();
    expect(await error).toMatchObject({ code: 2, retry: { safe: true } });
    expect(sent).toHaveLength(5);
  });

  it('where it replaces what is there, as conversational components are', async () => {
    vi.useFakeTimers();
    const { whatsapp, sent } = clientAnsweringEach([transient, ok]);
    const answer = whatsapp.phoneNumber.updateSettings({ enableConversationalComponents: false });
    await vi.runAllTimersAsync();
    await answer;
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['Retry-After in seconds', { headers: { 'retry-after': '7' } }, 7_000],
    [
      "Meta's minutes",
      {
        headers: {
          'x-business-use-case-usage':
            '{"5":[{"call_count":100,"estimated_time_to_regain_access":1}]}',
        },
      },
      60_000,
    ],
  ])('no sooner than %s', async (_what, init, wait) => {
    vi.useFakeTimers({ now: 0 });
    const { whatsapp, sent } = clientAnsweringEach([
      () =>
        fails({ code: 80008, message: 'too many', is_transient: true }, { status: 400, ...init }),
      ok,
    ]);
    const answer = whatsapp.phoneNumber.get();
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10);
    await answer;
    expect(sent).toHaveLength(2);
  });
});

describe('the wait before a call is sent again', () => {
  /** The waits of a call that fails until its time is over, in milliseconds. */
  async function waitsOf(random: number, options: Partial<WhatsAppOptions>) {
    vi.useFakeTimers({ now: 0 });
    vi.spyOn(Math, 'random').mockReturnValue(random);
    const sentAt: number[] = [];
    const { whatsapp } = clientAnswering(
      () => {
        sentAt.push(Date.now());
        return transient();
      },
      { deadlineMs: 3_600_000, ...options },
    );
    const error = refusalOf(whatsapp.phoneNumber.get());
    await vi.runAllTimersAsync();
    await error;
    return sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
  }

  it('is any part of half a second, and each time of twice as much', async () => {
    expect(await waitsOf(0.5, { maxRetries: 4 })).toEqual([250, 500, 1_000, 2_000]);
    expect(await waitsOf(0.1, { maxRetries: 2 })).toEqual([50, 100]);
  });

  it('has no more than half a minute to choose from', async () => {
    const waits = await waitsOf(0.5, { maxRetries: 9 });
    expect(waits.slice(-3)).toEqual([15_000, 15_000, 15_000]);
  });

  it('ends with the deadline, so that no wait goes past it', async () => {
    const waits = await waitsOf(0.5, { maxRetries: 9, deadlineMs: 2_000 });
    expect(waits).toEqual([250, 500, 1_000]);
  });

  it.each([
    ['a date', 'Thu, 01 Jan 1970 00:00:09 GMT', 9_000],
    ['seconds', '3', 3_000],
    ['nothing that can be read', 'soon', 250],
    ['a date that is over', 'Thu, 01 Jan 1970 00:00:00 GMT', 250],
  ])('is at least what Retry-After says in %s', async (_form, retryAfter, wait) => {
    vi.useFakeTimers({ now: 0 });
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const sentAt: number[] = [];
    const { whatsapp } = clientAnswering(
      () => {
        sentAt.push(Date.now());
        return new Response('<html>', { status: 503, headers: { 'retry-after': retryAfter } });
      },
      { maxRetries: 1 },
    );
    const error = refusalOf(whatsapp.phoneNumber.get());
    await vi.runAllTimersAsync();
    expect(await error).toMatchObject({
      name: 'ConnectionError',
      status: 503,
      retry: { safe: true },
    });
    expect(sentAt).toEqual([0, wait]);
  });
});

describe('a call is sent only once', () => {
  it.each([
    ['request_code', (w) => w.phoneNumber.requestVerificationCode({ codeMethod: 'SMS' })],
    ['verify_code', (w) => w.phoneNumber.verify({ code: '123456' })],
    ['register', (w) => w.phoneNumber.register({ pin: '123456' })],
    ['deregister', (w) => w.phoneNumber.deregister()],
    ['a PIN', (w) => w.twoStepVerification.update({ pin: '123456' })],
    ['a name', (w) => w.phoneNumber.updateDisplayName({ displayName: 'Lucky Shrub' })],
  ] as [string, (w: ReturnType<typeof clientOf>['whatsapp']) => Promise<unknown>][])(
    'where Meta counts it: %s',
    async (_what, call) => {
      for (const answer of [transient, () => new Response('<html>', { status: 502 })]) {
        const { whatsapp, sent } = clientAnsweringEach([answer]);
        await refusalOf(call(whatsapp));
        expect(sent).toHaveLength(1);
      }
    },
  );

  it.each([
    ['100', { code: 100, message: 'Invalid parameter' }],
    ['133016', { code: 133016, message: 'locked' }],
    ['190 with a token that is text', { code: 190, message: 'expired' }],
  ])('where the error does not pass: %s', async (_code, error) => {
    const { whatsapp, sent } = clientAnsweringEach([() => fails(error)]);
    expect(await refusalOf(whatsapp.phoneNumber.get())).toMatchObject({ retry: { safe: false } });
    expect(sent).toHaveLength(1);
  });

  it('where the wait would go past the deadline; the error says how long it would have been', async () => {
    const { whatsapp, sent } = clientAnsweringEach(
      [
        () =>
          fails(
            { code: 4, message: 'too many', is_transient: true },
            { status: 400, headers: { 'retry-after': '60' } },
          ),
      ],
      { deadlineMs: 5_000 },
    );
    expect(await refusalOf(whatsapp.phoneNumber.get())).toMatchObject({
      code: 4,
      retry: { safe: true, afterMs: 60_000 },
    });
    expect(sent).toHaveLength(1);
  });

  it('where it is aborted during the wait', async () => {
    const abort = new AbortController();
    const { whatsapp, sent } = clientAnsweringEach([
      () => {
        setTimeout(() => abort.abort(), 5);
        return fails(
          { code: 4, message: 'too many', is_transient: true },
          { status: 400, headers: { 'retry-after': '60' } },
        );
      },
    ]);
    const error = await refusalOf(whatsapp.phoneNumber.get({}, { signal: abort.signal }));
    expect(error).toMatchObject({ name: 'ConnectionError', reason: 'aborted' });
    expect(sent).toHaveLength(1);
  });
});

it('never shortens the wait of an error by a header that speaks of calls', async () => {
  const usage = '{"5":[{"call_count":1,"estimated_time_to_regain_access":2}]}';
  const headers = { 'x-business-use-case-usage': usage };
  const locked = () => fails({ code: 133016, message: 'locked' }, { status: 400, headers });
  const { whatsapp } = clientAnswering(locked);
  const error = await refusalOf(whatsapp.phoneNumber.register({ pin: '123456' }));
  expect(error).toMatchObject({ retry: { safe: false, afterMs: 72 * 60 * 60_000 } });
});

it('reads the wait that Meta words in the details', async () => {
  const error_data = { details: 'Too many guesses. Try again in 3600 seconds.' };
  const { whatsapp } = clientAnswering(() => fails({ code: 133008, message: 'm', error_data }));
  const error = await refusalOf(whatsapp.phoneNumber.register({ pin: '123456' }));
  expect(error).toMatchObject({ retry: { safe: false, afterMs: 3_600_000 } });
});
