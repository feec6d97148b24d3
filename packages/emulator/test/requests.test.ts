import { describe, expect, it } from 'vitest';
import { ask, clientFor, demo, emulatorAt, form, outcome } from './phone.ts';

const number = `/v26.0/${demo.connected}`;

describe('the last requests', () => {
  it('are kept with their answers, the oldest first', async () => {
    const { emulator, clock } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    await phoneNumber.get({ fields: ['status'] });
    clock.advance('1m');
    await outcome(phoneNumber.register({ pin: '000000' }));
    expect(emulator.requests()).toEqual([
      {
        cursor: 1,
        at: '2026-11-22T09:00:00.000Z',
        method: 'GET',
        path: number,
        endpoint: 'phoneNumber.get',
        id: demo.connected,
        input: { fields: 'status' },
        status: 200,
        answer: { status: 'CONNECTED', id: demo.connected },
      },
      {
        cursor: 2,
        at: '2026-11-22T09:01:00.000Z',
        method: 'POST',
        path: `${number}/register`,
        endpoint: 'phoneNumber.register',
        id: demo.connected,
        input: { messaging_product: 'whatsapp', pin: '[hidden]' },
        status: 400,
        answer: { error: expect.objectContaining({ code: 133005 }) },
      },
    ]);
  });

  it('are found by endpoint, id, status, and by what was seen before', async () => {
    const { emulator } = emulatorAt();
    for (const id of [demo.connected, demo.test, '123123', demo.connected]) {
      await ask(emulator, 'GET', `/${id}`);
    }
    const cursors = (filter: Parameters<typeof emulator.requests>[0]) =>
      emulator.requests(filter).map(({ cursor }) => cursor);
    expect(cursors({ endpoint: 'phoneNumber.get' })).toEqual([1, 2, 4]);
    expect(cursors({ id: demo.connected })).toEqual([1, 4]);
    expect(cursors({ status: 400 })).toEqual([3]);
    expect(cursors({ after: 2 })).toEqual([3, 4]);
    expect(cursors({ endpoint: 'phoneNumber.get', id: demo.connected, after: 1 })).toEqual([4]);
    expect(cursors({ endpoint: 'phoneNumber.register' })).toEqual([]);
  });

  it('are as many as the setting says, and cursors go on', async () => {
    const { emulator } = emulatorAt({ requestLogSize: 3 });
    for (let call = 0; call < 20; call++) await ask(emulator, 'GET', number);
    expect(emulator.requests().map(({ cursor }) => cursor)).toEqual([18, 19, 20]);
    emulator.control.requests.clear();
    expect(emulator.requests()).toEqual([]);
    await ask(emulator, 'GET', number);
    expect(emulator.requests().map(({ cursor }) => cursor)).toEqual([21]);
    const none = emulatorAt({ requestLogSize: 0 }).emulator;
    await ask(none, 'GET', number);
    expect(none.requests()).toEqual([]);
  });

  it('are those that came to nothing too, and say which fault struck', async () => {
    const { emulator } = emulatorAt();
    const fault = emulator.control.faults.add({ next: 1, do: { reset: 'before' } });
    await ask(emulator, 'GET', number).catch(() => {});
    await ask(emulator, 'GET', number, { headers: { 'x-emulate-error': '131000' } });
    await ask(emulator, 'POST', `${number}/register`, {
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    const [lost, emulated, unread] = emulator.requests();
    expect(lost).toMatchObject({ endpoint: 'phoneNumber.get', fault });
    expect(lost).not.toHaveProperty('status');
    expect(emulated).toMatchObject({ status: 500, fault: 'x-emulate-error' });
    expect(unread).toMatchObject({ status: 400, path: `${number}/register`, input: {} });
  });

  it('are forgotten at the beginning of a new world, and are in no snapshot', async () => {
    const { emulator } = emulatorAt();
    const before = JSON.stringify(emulator.control.snapshot());
    await ask(emulator, 'GET', '/123123');
    emulator.control.restore(JSON.parse(before));
    expect(emulator.requests()).toHaveLength(1);
    emulator.control.reset();
    expect(emulator.requests()).toEqual([]);
  });

  it('are read and cleared over HTTP', async () => {
    const { emulator } = emulatorAt();
    for (const id of [demo.connected, demo.test]) await ask(emulator, 'GET', `/${id}`);
    const list = async (query: string) =>
      (await ask(emulator, 'GET', `/_emulator/requests/list${query}`)).body;
    expect(await list('')).toEqual(emulator.requests());
    expect(await list(`?id=${demo.test}&status=200&after=1&endpoint=phoneNumber.get`)).toEqual(
      emulator.requests({ id: demo.test }),
    );
    await ask(emulator, 'POST', '/_emulator/requests/clear');
    expect(await list('')).toEqual([]);
  });
});

describe('no secret is in what is shown', () => {
  const secrets = ['EAAEmulatorDemoToken', '482913', '654321', 'a-proof', 'a-verify-token'];

  it('of a request, wherever it was said, nor of an answer', async () => {
    const { emulator } = emulatorAt({ verificationCode: '482913' });
    const token = 'EAAEmulatorDemoToken';
    const verify = `/${demo.unverified}/verify_code`;
    await ask(emulator, 'POST', `/${demo.unverified}/request_code`, {
      ...form({ code_method: 'SMS', language: 'en' }),
    });
    await ask(emulator, 'POST', `${verify}?code=482913`);
    await ask(emulator, 'GET', `/${demo.accountId}/phone_numbers?limit=1&access_token=${token}`);
    await ask(emulator, 'POST', number, form({ pin: '654321', appsecret_proof: 'a-proof' }));
    const callback = { override_callback_uri: 'https://x.example', verify_token: 'a-verify-token' };
    await ask(
      emulator,
      'POST',
      number,
      form({ webhook_configuration: JSON.stringify(callback), access_token: token }),
    );
    await ask(emulator, 'GET', `/debug_token?input_token=${token}`);
    const items = [
      { method: 'POST', relative_url: demo.connected, body: 'pin=654321' },
      { method: 'GET', relative_url: `${demo.connected}?access_token=${token}` },
    ];
    await ask(emulator, 'POST', '/', form({ batch: JSON.stringify(items) }));
    const shown = JSON.stringify(emulator.requests());
    for (const secret of secrets) expect(shown).not.toContain(secret);
    expect(shown).toContain('access_token=[hidden]');
    expect(shown).toContain('https://x.example');
  });

  it('in the headers of a batch, however they are written', async () => {
    const { emulator } = emulatorAt();
    const item = { method: 'GET', relative_url: demo.connected };
    const items = [
      { ...item, headers: ['authorization: Bearer EAAEmulatorDemoToken', 'Accept: text/json'] },
      { ...item, headers: [{ name: 'Authorization', value: 'Bearer EAAEmulatorDemoToken' }] },
    ];
    await ask(emulator, 'POST', '/', form({ batch: JSON.stringify(items) }));
    await ask(emulator, 'POST', '/', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ batch: items }),
    });
    const shown = JSON.stringify(emulator.requests());
    expect(shown).not.toContain('EAAEmulatorDemoToken');
    expect(shown).toContain('authorization: [hidden]');
    expect(shown).toContain('Accept: text/json');
  });

  it('of the servers that calls go to', async () => {
    const { emulator } = emulatorAt();
    const servers = [{ hostname: 'sip.example', sip_user_password: 'a-sip-password' }];
    await ask(emulator, 'POST', `${number}/settings`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ calling: { sip: { status: 'ENABLED', servers } } }),
    });
    const { text } = await ask(emulator, 'GET', `${number}/settings?include_sip_credentials=true`);
    const password = /"sip_user_password":"([^"]+)"/.exec(text)?.[1] ?? '';
    expect(password).not.toBe('');
    expect(JSON.stringify(emulator.requests())).not.toContain(password);
  });

  it('however deep a body goes, of which no more than a part is shown', async () => {
    const { emulator } = emulatorAt();
    const deep = `${'{"a":'.repeat(5_000)}{"pin":"654321"}${'}'.repeat(5_000)}`;
    await ask(emulator, 'POST', number, {
      headers: { 'content-type': 'application/json' },
      body: deep,
    });
    await ask(emulator, 'POST', number, form({ deep }));
    const shown = JSON.stringify(emulator.requests());
    expect(shown).not.toContain('654321');
    expect(shown).toContain('[too deep]');
  });

  it('and the code of an error is none', async () => {
    const { emulator } = emulatorAt();
    await ask(emulator, 'POST', `/${demo.unverified}/verify_code`, form({ code: '111111' }));
    expect(emulator.requests()[0]).toMatchObject({
      input: { code: '[hidden]' },
      answer: { error: { code: 136025 } },
    });
  });
});
