import { describe, expect, it } from 'vitest';
import { ask, change, clientFor, demo, emulatorAt, outcome } from './phone.ts';

const path = `/v26.0/${demo.connected}/settings`;
const post = (emulator: ReturnType<typeof emulatorAt>['emulator'], settings: unknown) =>
  ask(emulator, 'POST', path, {
    body: JSON.stringify(settings),
    headers: { 'content-type': 'application/json' },
  });

describe('settings', () => {
  it('take one feature in a request: not none, and not two', async () => {
    const { emulator } = emulatorAt();
    const identity = { user_identity_change: { enable_identity_key_check: true } };
    const wrong = [
      {},
      { voicemail: {} },
      { ...identity, payload_encryption: { status: 'DISABLED' } },
    ];
    for (const settings of wrong) {
      const { status, body } = await post(emulator, settings);
      expect([status, body.error.code]).toEqual([400, 100]);
      expect(body.error.error_data.details).toBe('One feature setting must be specified');
    }
    expect((await post(emulator, identity)).body).toEqual({ success: true });
    expect((await ask(emulator, 'GET', path)).body).toMatchObject(identity);
  });

  it('may be sent as a form', async () => {
    const { emulator } = emulatorAt();
    const body = new URLSearchParams({ calling: '{"status":"ENABLED"}' });
    expect((await ask(emulator, 'POST', path, { body })).status).toBe(200);
    expect((await ask(emulator, 'GET', path)).body.calling.status).toBe('ENABLED');
  });

  it('name the nested value that is wrong', async () => {
    const { emulator } = emulatorAt();
    const { body } = await post(emulator, { calling: { status: 'enabled' } });
    expect(body.error.message).toBe(
      '(#100) Param calling.status must be one of {ENABLED, DISABLED}',
    );
  });
});

describe('calling', () => {
  it('needs a messaging limit of 2,000', async () => {
    const { emulator } = emulatorAt();
    change(emulator, demo.portfolioId, { messagingLimit: 'TIER_250' });
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const enable = () => outcome(phoneNumber.updateSettings({ calling: { status: 'ENABLED' } }));
    expect(await enable()).toBe('138015');
    change(emulator, demo.portfolioId, { messagingLimit: 'TIER_2K' });
    expect(await enable()).toBe('ok');
  });

  it('needs somebody to take the calls: a subscribed app, or a SIP server', async () => {
    const { emulator } = emulatorAt();
    change(emulator, demo.accountId, { subscriptions: [] });
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const enable = (sip = {}) =>
      outcome(phoneNumber.updateSettings({ calling: { status: 'ENABLED', ...sip } }));
    expect(await enable()).toBe('138018');
    const servers = [{ hostname: 'sip.example.com' }];
    expect(await enable({ sip: { status: 'DISABLED', servers } })).toBe('138018');
    expect(await enable({ sip: { status: 'ENABLED', servers } })).toBe('ok');
  });

  it('can be changed or disabled whatever the limit is', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    await phoneNumber.updateSettings({ calling: { status: 'ENABLED' } });
    change(emulator, demo.portfolioId, { messagingLimit: 'TIER_250' });
    await phoneNumber.updateSettings({ calling: { call_icon_visibility: 'DISABLE_ALL' } });
    const { data } = await phoneNumber.getSettings();
    expect(data.calling).toMatchObject({
      status: 'ENABLED',
      call_icon_visibility: 'DISABLE_ALL',
      callback_permission_status: 'DISABLED',
    });
    expect(await outcome(phoneNumber.updateSettings({ calling: { status: 'DISABLED' } }))).toBe(
      'ok',
    );
  });

  it('has one SIP server for each app, whose password is shown when asked for, and kept', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const serversOf = async (includeSipCredentials: boolean) =>
      (await phoneNumber.getSettings({ includeSipCredentials })).data.calling?.sip?.servers;
    const setServers = (...hostnames: string[]) =>
      phoneNumber.updateSettings({
        calling: {
          sip: { status: 'ENABLED', servers: hostnames.map((hostname) => ({ hostname })) },
        },
      });
    await setServers('one.example.com');
    const server = { app_id: '670843887433847', port: 5061, hostname: 'one.example.com' };
    expect(await serversOf(false)).toEqual([server]);
    const [withPassword] = (await serversOf(true)) ?? [];
    expect(withPassword?.sip_user_password).toMatch(/^\d{12}$/);
    await setServers('two.example.com');
    expect(await serversOf(true)).toEqual([{ ...withPassword, hostname: 'two.example.com' }]);
    expect(await outcome(setServers('one.example.com', 'two.example.com'))).toBe('100');
    await setServers();
    expect(await serversOf(true)).toEqual([]);
  });

  it('replaces its hours whole', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const hours = { status: 'ENABLED', timezone_id: 'Europe/Berlin' } as const;
    const holiday = { date: '2026-12-24', start_time: '0000', end_time: '2359' };
    await phoneNumber.updateSettings({
      calling: { call_hours: { ...hours, holiday_schedule: [holiday] } },
    });
    await phoneNumber.updateSettings({ calling: { call_hours: hours } });
    expect((await phoneNumber.getSettings()).data.calling?.call_hours).toEqual(hours);
  });

  const monday = (open_time: string, close_time: string) =>
    ({ day_of_week: 'MONDAY', open_time, close_time }) as const;
  const holiday = { date: '2026-12-24', start_time: '0000', end_time: '2359' };
  it.each([
    [
      'ok',
      'two ranges a day',
      { weekly_operating_hours: [monday('1300', '1800'), monday('0900', '1200')] },
    ],
    [
      '100',
      'ranges that overlap',
      { weekly_operating_hours: [monday('0900', '1300'), monday('1200', '1800')] },
    ],
    [
      '100',
      'a range twice',
      { weekly_operating_hours: [monday('0900', '1300'), monday('0900', '1300')] },
    ],
    [
      '100',
      'three ranges a day',
      {
        weekly_operating_hours: [
          monday('0900', '1000'),
          monday('1100', '1200'),
          monday('1300', '1400'),
        ],
      },
    ],
    [
      '100',
      'a range that ends before it begins',
      { weekly_operating_hours: [monday('1200', '0900')] },
    ],
    ['100', 'a time that is none', { weekly_operating_hours: [monday('9:00', '1200')] }],
    ['100', 'a time zone that is none', { timezone_id: 'Europe/Atlantis' }],
    ['100', 'a date that is none', { holiday_schedule: [{ ...holiday, date: '2026-02-30' }] }],
    ['100', '21 holidays', { holiday_schedule: Array(21).fill(holiday) }],
  ])('answers %s to %s', async (expected, _what, hours) => {
    const { phoneNumber } = clientFor(emulatorAt().emulator, demo.connected);
    const call_hours = { status: 'ENABLED', ...hours };
    expect(await outcome(phoneNumber.updateSettings({ calling: { call_hours } }))).toBe(expected);
  });
});

describe('payload encryption', () => {
  it("answers the fingerprint of the client's key and a key of Meta's, never the client's", async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    await phoneNumber.updateSettings({
      payloadEncryption: { status: 'ENABLED', client_encryption_key: 'the-key' },
    });
    const { data } = await phoneNumber.getSettings();
    expect(data.payload_encryption).toEqual({
      status: 'ENABLED',
      client_encryption_key_fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      cloud_encryption_key: expect.any(String),
    });
    expect(
      (await post(emulator, { payload_encryption: { status: 'ENABLED' } })).body.error,
    ).toEqual(
      expect.objectContaining({
        message: '(#100) The parameter client_encryption_key is required',
      }),
    );
  });
});

describe('storage', () => {
  const german = { status: 'IN_COUNTRY_STORAGE_ENABLED', data_localization_region: 'DE' } as const;

  it('is set while the number is not registered, and ends when it is deregistered', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const set = () => outcome(phoneNumber.updateSettings({ storageConfiguration: german }));
    const read = async () => (await phoneNumber.getSettings()).data.storage_configuration;
    expect(await set()).toBe('100');
    await phoneNumber.deregister();
    expect(await set()).toBe('ok');
    await phoneNumber.register({ pin: '123456' });
    expect(await read()).toEqual(german);
    await phoneNumber.deregister();
    expect(await read()).toEqual({ status: 'DEFAULT' });
  });

  it('is set by registering with a region too, as it was done before', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    await phoneNumber.register({ pin: '123456', dataLocalizationRegion: 'DE' });
    expect((await phoneNumber.getSettings()).data.storage_configuration).toEqual(german);
  });

  it('in a country needs the country', async () => {
    const { body } = await post(emulatorAt().emulator, {
      storage_configuration: { status: 'IN_COUNTRY_STORAGE_ENABLED' },
    });
    expect(body.error.error_data.details).toContain('data_localization_region is required');
  });
});

describe('conversational components', () => {
  it('are read at their edge as in their field', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber, call } = clientFor(emulator, demo.connected);
    await phoneNumber.updateConversationalComponents({ prompts: ['Book a visit'] });
    const name = 'phoneNumber.getConversationalAutomation';
    const { data } = await call(name, demo.connected, {});
    expect(data).toEqual((await phoneNumber.getConversationalComponents()).data);
    expect((await call(name, demo.connected, { fields: ['prompts'] })).data).toEqual({
      prompts: ['Book a visit'],
    });
  });
});
