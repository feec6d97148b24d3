import type { Settings } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { ask, clientFor, demo, emulatorAt, form } from './phone.ts';

const number = `/v26.0/${demo.connected}`;

/** An emulator whose account was called so often in the last minute. */
function calledBefore(calls: number, settings: Partial<Settings> = {}) {
  const { emulator, clock } = emulatorAt(settings);
  emulator.control.usage.set({ businessAccountId: demo.accountId, calls });
  const read = async () => {
    const { status, headers, body } = await ask(emulator, 'GET', number);
    const usage = JSON.parse(headers.get('x-business-use-case-usage') ?? '{}');
    const [entry] = usage[demo.accountId] ?? [];
    return {
      status,
      code: body.error?.code,
      percent: entry?.call_count,
      minutes: entry?.estimated_time_to_regain_access,
    };
  };
  return { emulator, clock, read };
}

describe('the budget of calls', () => {
  it('is shown as it nears its end, and refuses what is over it: 80008', async () => {
    const { read } = calledBefore(4_749);
    expect(await read()).toEqual({ status: 200, code: undefined, percent: 95, minutes: 0 });
    const { read: readLast } = calledBefore(4_999);
    expect(await readLast()).toEqual({ status: 200, code: undefined, percent: 100, minutes: 60 });
    expect(await readLast()).toEqual({ status: 400, code: 80008, percent: 100, minutes: 60 });
  });

  it('comes back as the hour goes on, as soon as was said', async () => {
    const { clock, read } = calledBefore(2_500);
    clock.advance('20m');
    for (let call = 0; call < 2_500; call++) await read();
    expect(await read()).toMatchObject({ code: 80008, minutes: 40 });
    clock.advance('39m');
    expect(await read()).toMatchObject({ code: 80008, minutes: 1 });
    clock.advance('1m');
    expect(await read()).toMatchObject({ status: 200, percent: 51 });
  });

  it('is 200 calls while the account has no registered number', async () => {
    const { emulator } = emulatorAt();
    const id = demo.clientAccountId;
    const codes = [];
    for (let call = 0; call < 201; call++) {
      codes.push((await ask(emulator, 'GET', `/${id}`)).body.error?.code);
    }
    expect(codes).toEqual([...new Array(200).fill(undefined), 80008]);
    expect((await ask(emulator, 'GET', number)).status).toBe(200);
  });

  it('is not for messages, nor for registering', async () => {
    const { emulator } = calledBefore(5_000);
    const { messages, phoneNumber } = clientFor(emulator, demo.connected);
    const { headers } = await ask(emulator, 'POST', `${number}/register`, {
      ...form({ messaging_product: 'whatsapp', pin: '123456' }),
    });
    expect(headers.get('x-business-use-case-usage')).toContain('"type":"whatsapp"');
    await messages.send({
      to: '16315551234',
      template: { name: 'welcome', language: 'en_US' },
    });
    await expect(phoneNumber.get({}, { maxRetries: 0 })).rejects.toMatchObject({ code: 80008 });
  });

  it('may be counted only', async () => {
    const { read } = calledBefore(10_000, { rateLimit: 'count' });
    expect(await read()).toMatchObject({ status: 200, percent: 201 });
  });

  it('may be refused with HTTP 429, as Meta’s OpenAPI file has it', async () => {
    const { emulator, read } = calledBefore(5_000, { rateLimitStatus: 429 });
    expect(await read()).toMatchObject({ status: 429, code: 80008 });
    const status = async (code: string) =>
      (await ask(emulator, 'GET', number, { headers: { 'x-emulate-error': code } })).status;
    expect(await Promise.all(['4', '130429', '100', '131000'].map(status))).toEqual([
      429, 429, 400, 500,
    ]);
  });

  it('is set over HTTP too, for an app or for all', async () => {
    const { emulator } = emulatorAt();
    const set = (input: object) =>
      ask(emulator, 'POST', '/_emulator/usage/set', {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
    const of = { businessAccountId: demo.accountId, calls: 5_000 };
    expect((await set(of)).body).toMatchObject([{ ...of, limit: 5_000, percent: 100 }]);
    expect((await ask(emulator, 'GET', number)).body.error.code).toBe(80008);
    expect((await set({ ...of, calls: 0, appId: 'another' })).body).toEqual([]);
    expect((await ask(emulator, 'GET', number)).body.error.code).toBe(80008);
    expect((await set({ ...of, businessAccountId: '1' })).status).toBe(404);
    expect((await set({ calls: 1 })).status).toBe(400);
  });
});
