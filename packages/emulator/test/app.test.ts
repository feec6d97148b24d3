import { createHmac } from 'node:crypto';
import { createEmulator, createManualClock, type Settings } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { amend, ask, demo, emulatorAt, form } from './phone.ts';

const appId = '670843887433847';
const path = `/v26.0/${appId}/subscriptions`;
const bearer = { headers: { authorization: `Bearer ${demo.appToken}` } };

/** An emulator whose callbacks give the challenge back, or do not. */
const emulatorCalling = (
  answer = (url: URL) => url.searchParams.get('hub.challenge'),
  settings: Partial<Settings> = {},
) =>
  createEmulator({
    settings,
    fetch: async (url) => new Response(answer(new URL(String(url)))),
  });

const wanted = {
  object: 'whatsapp_business_account',
  callback_url: 'https://example.com/webhooks',
  verify_token: 'verify-me',
  fields: 'messages, security',
};
type Emulator = ReturnType<typeof createEmulator>;
const subscribe = (emulator: Emulator, change: Record<string, string> = {}) =>
  ask(emulator, 'POST', path, { ...bearer, ...form({ ...wanted, ...change }) });
const subscriptions = async (emulator: Emulator) =>
  (await ask(emulator, 'GET', path, bearer)).body.data;

describe("an app's subscriptions", () => {
  it('are none, then what was asked for, then none again', async () => {
    const emulator = emulatorCalling();
    expect(await subscriptions(emulator)).toEqual([]);
    expect((await subscribe(emulator)).body).toEqual({ success: true });
    const messages = { name: 'messages', version: 'v26.0' };
    const security = { name: 'security', version: 'v26.0' };
    const subscription = {
      object: 'whatsapp_business_account',
      callback_url: 'https://example.com/webhooks',
      active: true,
    };
    expect(await subscriptions(emulator)).toEqual([
      { ...subscription, fields: [messages, security] },
    ]);
    expect(JSON.stringify(emulator.control.snapshot())).not.toContain('verify-me');
    await ask(emulator, 'DELETE', `${path}?fields=messages`, bearer);
    expect(await subscriptions(emulator)).toEqual([{ ...subscription, fields: [security] }]);
    await ask(emulator, 'DELETE', path, bearer);
    expect(await subscriptions(emulator)).toEqual([]);
    expect((await ask(emulator, 'DELETE', path, bearer)).body).toEqual({ success: true });
  });

  it.each([
    ['replace', ['account_update']],
    ['add', ['messages', 'security', 'account_update']],
  ] as const)('%s what there was, as the settings say', async (appSubscriptionFields, names) => {
    const emulator = emulatorCalling(undefined, { appSubscriptionFields });
    await subscribe(emulator);
    await subscribe(emulator, { fields: 'account_update' });
    const [{ fields }] = await subscriptions(emulator);
    expect(fields.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  it('need a callback that gives the challenge back', async () => {
    const emulator = emulatorCalling(() => 'hello');
    const { status, body } = await subscribe(emulator);
    expect([status, body.error.code]).toEqual([400, 2200]);
    expect(await subscriptions(emulator)).toEqual([]);
  });

  it.each([
    [{ object: 'page' }, '(#100) Param object must be one of {whatsapp_business_account}'],
    [{ fields: 'everything' }, 'must be one of {account_alerts,'],
    [{ fields: '' }, '(#100) The parameter fields is required'],
    [{ verify_token: '' }, '(#100) The parameter verify_token is required'],
  ])('refuse %j', async (change, message) => {
    const { body } = await subscribe(emulatorCalling(), change);
    expect(body.error.message).toContain(message);
  });

  it('say which parameter is no address', async () => {
    const { body } = await subscribe(emulatorCalling(), { callback_url: 'here' });
    expect(body.error.error_data.details).toMatch(/^callback_url must be an http or https address/);
  });

  it.each(['GET', 'POST', 'DELETE'])("are not a user's to %s", async (method) => {
    const { emulator } = emulatorAt();
    const { body } = await ask(emulator, method, path, method === 'POST' ? form(wanted) : {});
    expect(body.error.code).toBe(15);
  });

  it("are not another app's", async () => {
    const { emulator } = emulatorAt();
    const { body } = await ask(emulator, 'GET', '/v26.0/42/subscriptions', bearer);
    expect(body.error).toMatchObject({ code: 100, error_subcode: 33 });
  });
});

describe('an app that demands proof of its secret', () => {
  const token = 'EAAEmulatorDemoToken';
  const sign = (text: string) =>
    createHmac('sha256', 'emulator-demo-app-secret').update(text).digest('hex');
  const demanding = () => {
    const { emulator, clock } = emulatorAt();
    amend(emulator, appId, { requiresProof: true });
    const read = async (query: Record<string, string>) => {
      const { body } = await ask(
        emulator,
        'GET',
        `/v26.0/${demo.connected}?fields=id&${new URLSearchParams(query)}`,
      );
      return body.error?.message ?? 'ok';
    };
    return { clock, read };
  };
  const invalid = 'Invalid appsecret_proof provided in the API argument';

  it('answers no call without one', async () => {
    const { read } = demanding();
    expect(await read({})).toBe('API calls from the server require an appsecret_proof argument');
    expect(await read({ appsecret_proof: sign('another token') })).toBe(invalid);
    expect(await read({ appsecret_proof: 'é'.repeat(64) })).toBe(invalid);
    expect(await read({ appsecret_proof: sign(token) })).toBe('ok');
  });

  it('takes one with a time for five minutes', async () => {
    const { clock, read } = demanding();
    const time = String(Date.parse('2026-11-22T09:00:00Z') / 1000);
    const proof = { appsecret_proof: sign(`${token}|${time}`), appsecret_time: time };
    expect(await read(proof)).toBe('ok');
    expect(await read({ ...proof, appsecret_time: String(Number(time) + 1) })).toBe(invalid);
    clock.advance('5m');
    expect(await read(proof)).toBe('ok');
    clock.advance('1s');
    expect(await read(proof)).toBe(invalid);
  });
});

it('keeps the subscription of an app in a snapshot', async () => {
  const emulator = emulatorCalling();
  await subscribe(emulator);
  const other = createEmulator({ clock: createManualClock('2026-11-22T09:00:00Z') });
  other.control.restore(emulator.control.snapshot());
  expect(await subscriptions(other)).toEqual(await subscriptions(emulator));
});
