import { createEmulator, createManualClock, type Emulator } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { ask, clientFor, demo, emulatorAt, eventsOf, outcome } from './phone.ts';

const read = async (emulator: ReturnType<typeof emulatorAt>['emulator'], id: string) => {
  const fields =
    'status,is_on_biz_app,code_verification_status,last_onboarded_time,quality_rating,throughput';
  return (await ask(emulator, 'GET', `/${id}?fields=${fields}`)).body;
};

describe('the status of a number', () => {
  it.each([
    ['RATE_LIMITED', { rateLimited: true }],
    ['RESTRICTED', { restricted: true }],
    ['FLAGGED', { flagged: true }],
    ['UNKNOWN', { unknown: true }],
    ['BANNED', { banned: true }],
  ] as const)('is %s until that is over', async (status, change) => {
    const { emulator } = emulatorAt();
    const { numbers } = emulator.control;
    expect(numbers.update(demo.connected, change)).toEqual({
      phoneNumberId: demo.connected,
      status,
    });
    expect((await read(emulator, demo.connected)).status).toBe(status);
    const [name] = Object.keys(change);
    expect(numbers.update(demo.connected, { [String(name)]: false }).status).toBe('CONNECTED');
  });

  it('is BANNED above all that could be said otherwise', () => {
    const { control } = emulatorAt().emulator;
    control.numbers.update(demo.connected, { banned: true });
    expect(control.numbers.update(demo.connected, { rateLimited: true }).status).toBe('BANNED');
  });

  it('follows the number to and from the WhatsApp Business app', async () => {
    const { emulator } = emulatorAt();
    const { numbers } = emulator.control;
    numbers.update(demo.unverified, { coexistence: true });
    expect(await read(emulator, demo.unverified)).toMatchObject({
      status: 'CONNECTED',
      is_on_biz_app: true,
      code_verification_status: 'VERIFIED',
      last_onboarded_time: '2026-11-22T09:00:00+0000',
    });
    expect(numbers.update(demo.unverified, { coexistence: false }).status).toBe('DISCONNECTED');
    const [event] = eventsOf(emulator, 'account_update');
    expect(event?.entryId).toBe(demo.portfolioId);
    expect(event?.value).toMatchObject({
      event: 'PARTNER_REMOVED',
      disconnection_info: { reason: 'ACCOUNT_DISCONNECTED', initiated_by: 'USER' },
    });
  });

  it('leaves the app for the reason that is given', () => {
    const { emulator } = emulatorAt();
    const { numbers } = emulator.control;
    numbers.update(demo.unverified, { coexistence: true });
    const disconnection = 'COMPANION_INACTIVITY';
    expect(() => numbers.update(demo.unverified, { disconnection })).toThrow(
      'disconnection: goes with coexistence: false',
    );
    numbers.update(demo.unverified, { coexistence: false, disconnection });
    const [event] = eventsOf(emulator, 'account_update');
    expect(event?.value.disconnection_info).toEqual({
      reason: 'COMPANION_INACTIVITY',
      initiated_by: 'SYSTEM',
    });
  });

  it('is UNVERIFIED where the proof expired before the first registration', async () => {
    const { control } = emulatorAt().emulator;
    const { numbers } = control;
    expect(numbers.update(demo.unverified, { ownership: 'VERIFIED' }).status).toBe('PENDING');
    expect(numbers.update(demo.unverified, { ownership: 'EXPIRED' }).status).toBe('UNVERIFIED');
    expect(numbers.update(demo.connected, { ownership: 'EXPIRED' }).status).toBe('CONNECTED');
  });

  it('can have its proof, its quality and its throughput changed', async () => {
    const { emulator } = emulatorAt();
    emulator.control.numbers.update(demo.connected, {
      ownership: 'VERIFIED',
      quality: 'RED',
      throughput: 'HIGH',
      lastOnboarded: '2026-11-01T00:00:00Z',
    });
    expect(eventsOf(emulator, 'phone_number_quality_update')[0]?.value).toEqual({
      display_phone_number: '16315551000',
      event: 'THROUGHPUT_UPGRADE',
      current_limit: 'TIER_UNLIMITED',
      max_daily_conversations_per_business: 'TIER_UNLIMITED',
    });
    expect(await read(emulator, demo.connected)).toMatchObject({
      code_verification_status: 'VERIFIED',
      quality_rating: 'RED',
      throughput: { level: 'HIGH' },
      last_onboarded_time: '2026-11-01T00:00:00+0000',
    });
  });

  it('tells of a flag, its end, and a ban', () => {
    const { emulator } = emulatorAt();
    const { numbers } = emulator.control;
    numbers.update(demo.connected, { flagged: true });
    numbers.update(demo.connected, { flagged: false });
    numbers.update(demo.connected, { banned: true });
    numbers.update(demo.connected, { banned: true });
    expect(
      eventsOf(emulator, 'phone_number_quality_update').map(({ value }) => value.event),
    ).toEqual(['FLAGGED', 'UNFLAGGED']);
    expect(eventsOf(emulator, 'account_update').map(({ value }) => value)).toEqual([
      {
        phone_number: '16315551000',
        event: 'ACCOUNT_VIOLATION',
        violation_info: { violation_type: 'SCAM' },
      },
    ]);
  });
});

describe('low quality, as it was until October 2025', () => {
  const legacy = () => emulatorAt({ lowQuality: 'flags the number' });
  const seen = async (emulator: Emulator) => {
    const fields = 'status,quality_rating,whatsapp_business_manager_messaging_limit';
    const { body } = await ask(emulator, 'GET', `/${demo.connected}?fields=${fields}`);
    return [
      body.status,
      body.quality_rating,
      body.whatsapp_business_manager_messaging_limit,
    ] as const;
  };
  it('flags a connected number, and lowers the limit a step after seven days', async () => {
    const emulator = createEmulator({
      clock: createManualClock('2026-11-22T09:00:00Z'),
      settings: { lowQuality: 'flags the number' },
      fetch: async () => new Response(),
    });
    const { webhooks, numbers, clock } = emulator.control;
    await webhooks.subscribe({ url: 'https://example.com', verifyToken: 'v', handshake: false });
    numbers.update(demo.connected, { quality: 'RED' });
    expect(await seen(emulator)).toEqual(['FLAGGED', 'RED', 'TIER_2K']);
    await clock.advance('6d');
    expect(await seen(emulator)).toEqual(['FLAGGED', 'RED', 'TIER_2K']);
    await clock.advance('1d');
    expect(await seen(emulator)).toEqual(['CONNECTED', 'RED', 'TIER_250']);
    const told = webhooks.list({ field: 'phone_number_quality_update' });
    expect(told.map(({ body }) => JSON.parse(body).entry[0].changes[0].value)).toMatchObject([
      { event: 'FLAGGED', current_limit: 'TIER_2K' },
      { event: 'DOWNGRADE', old_limit: 'TIER_2K', current_limit: 'TIER_250' },
      { event: 'UNFLAGGED', current_limit: 'TIER_250' },
    ]);
  });

  it('keeps the limit where the number recovers in time, and counts anew where it falls again', async () => {
    const { emulator } = legacy();
    const { numbers, clock } = emulator.control;
    numbers.update(demo.connected, { quality: 'RED' });
    await clock.advance('5d');
    numbers.update(demo.connected, { quality: 'YELLOW' });
    expect(await seen(emulator)).toEqual(['CONNECTED', 'YELLOW', 'TIER_2K']);
    numbers.update(demo.connected, { quality: 'RED' });
    numbers.update(demo.connected, { quality: 'RED' });
    await clock.advance('5d');
    expect(await seen(emulator)).toEqual(['FLAGGED', 'RED', 'TIER_2K']);
    await clock.advance('2d');
    expect(await seen(emulator)).toEqual(['CONNECTED', 'RED', 'TIER_250']);
  });

  it('has no step below the lowest', async () => {
    const { emulator } = legacy();
    const { numbers, portfolio, clock } = emulator.control;
    portfolio.limit(demo.portfolioId, 'TIER_250');
    numbers.update(demo.connected, { quality: 'RED' });
    await clock.advance('7d');
    expect(await seen(emulator)).toEqual(['CONNECTED', 'RED', 'TIER_250']);
  });

  it('does nothing to a number that is not connected, or as Meta does it since', async () => {
    const { emulator } = legacy();
    const { status } = emulator.control.numbers.update(demo.unverified, { quality: 'RED' });
    expect(status).toBe('UNVERIFIED');
    const since = emulatorAt().emulator;
    since.control.numbers.update(demo.connected, { quality: 'RED' });
    since.control.numbers.update(demo.connected, { flagged: true });
    await since.control.clock.advance('30d');
    expect(await seen(since)).toEqual(['FLAGGED', 'RED', 'TIER_2K']);
  });
});

describe('a number that cannot be used', () => {
  const adding = () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.unverified);
    const create = (digits: string) =>
      phoneNumber.create({ phoneNumber: `+${digits}`, displayName: 'Lucky Shrub Seeds' });
    const refusal = async (digits: string) =>
      (
        await ask(emulator, 'POST', `/${demo.accountId}/phone_numbers`, {
          body: new URLSearchParams({
            cc: '1',
            phone_number: digits,
            verified_name: 'Lucky Shrub Seeds',
          }),
        })
      ).body.error;
    return { emulator, phoneNumber, create, refusal };
  };

  it('is refused as a short code, as of no area, and as banned, each in its own words', async () => {
    const { emulator, refusal } = adding();
    emulator.control.lines.update('12015550123', { banned: true });
    expect((await refusal('32665')).error_user_title).toBe('Short codes not supported');
    expect((await refusal('631555300')).error_user_title).toBe('Phone number not valid');
    expect((await refusal('0315553000')).error_user_msg).toContain('area code');
    expect((await refusal('2015550123')).error_user_title).toBe('Phone number banned');
  });

  it('does not come into a pool while it is banned', async () => {
    const { emulator } = adding();
    const add = () =>
      ask(emulator, 'POST', `/${demo.portfolioId}/add_phone_numbers`, {
        body: new URLSearchParams({ phone_number: '12015550123' }),
      });
    emulator.control.lines.update('12015550123', { banned: true });
    expect((await add()).body.error.error_user_title).toBe('Phone number banned');
    emulator.control.lines.update('12015550123', { banned: false });
    expect((await add()).status).toBe(200);
  });

  it('is sent no code by the way that it cannot be reached by', async () => {
    const { emulator, phoneNumber } = adding();
    const codeBy = (codeMethod: 'SMS' | 'VOICE') =>
      outcome(phoneNumber.requestVerificationCode({ codeMethod, locale: 'en' }));
    emulator.control.numbers.update(demo.unverified, { noSms: true });
    expect([await codeBy('SMS'), await codeBy('VOICE')]).toEqual(['136024/2388091', 'ok']);
    emulator.control.numbers.update(demo.unverified, { noSms: false, noVoice: true });
    expect([await codeBy('SMS'), await codeBy('VOICE')]).toEqual(['ok', '136024/2388091']);
    emulator.control.numbers.update(demo.unverified, { noSms: true });
    await expect(
      phoneNumber.requestVerificationCode({ codeMethod: 'SMS', locale: 'en' }),
    ).rejects.toMatchObject({ userMessage: expect.stringContaining('neither SMS nor calls') });
    emulator.control.numbers.update(demo.unverified, {
      noSms: false,
      noVoice: false,
      banned: true,
    });
    expect(await codeBy('SMS')).toBe('136024/2388091');
  });

  it('is not registered while it is on a phone, or banned', async () => {
    const { emulator, phoneNumber } = adding();
    const { numbers } = emulator.control;
    numbers.update(demo.unverified, { ownership: 'VERIFIED', onHandset: true });
    expect(await outcome(phoneNumber.register({ pin: '111111' }))).toBe('100/2388001');
    numbers.update(demo.unverified, { onHandset: false, banned: true });
    expect(await outcome(phoneNumber.register({ pin: '111111' }))).toBe('131031');
    numbers.update(demo.unverified, { banned: false });
    expect(await outcome(phoneNumber.register({ pin: '111111' }))).toBe('ok');
  });

  it('is not registered after half a deregistration, until that is done again', async () => {
    const { emulator } = adding();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const register = () => outcome(phoneNumber.register({ pin: '123456' }, { maxRetries: 0 }));
    const { status } = emulator.control.numbers.update(demo.connected, {
      incompleteDeregistration: true,
    });
    expect(status).toBe('DISCONNECTED');
    expect(await register()).toBe('133000');
    await phoneNumber.deregister();
    expect(await register()).toBe('ok');
    const never = { incompleteDeregistration: true };
    expect(() => emulator.control.numbers.update(demo.unverified, never)).toThrow('not registered');
  });

  it('cannot be removed without its PIN while it is connected, and is gone once it was', async () => {
    const { emulator, create } = adding();
    const { control } = emulator;
    const { phoneNumber } = clientFor(emulator, demo.connected);
    expect(() => control.numbers.remove(demo.connected)).toThrow('PIN is needed');
    expect(control.numbers.remove(demo.connected, '123456').status).toBe('DELETED');
    expect(await outcome(phoneNumber.get())).toBe('100/33');
    const { data } = await phoneNumber.list();
    expect(data.map(({ id }) => id)).not.toContain(demo.connected);
    const again = clientFor(emulator, (await create('16315551000')).data.id).phoneNumber;
    await again.requestVerificationCode({ codeMethod: 'SMS', locale: 'en' });
    await again.verify({ code: '123456' });
    expect(await outcome(again.register({ pin: '222222' }))).toBe('133015');
    await control.clock.advance('5m');
    expect(await outcome(again.register({ pin: '222222' }))).toBe('ok');
  });

  it('is kept for 30 days after a paid message', async () => {
    const { emulator } = emulatorAt();
    const { numbers, people, clock } = emulator.control;
    const { messages } = clientFor(emulator, demo.connected);
    people.write(demo.connected, '16505551234');
    await messages.send({ to: '16505551234', text: 'Hello' });
    const remove = () => numbers.remove(demo.connected, '123456').status;
    await messages.send({
      to: '16505551234',
      template: { name: 'hello_world', language: 'en_US' },
    });
    expect(remove).toThrow('it can be removed from 2026-12-22T09:00:00.000Z on');
    await clock.advance('30d');
    expect(remove()).toBe('DELETED');
  });

  it('is nothing that anybody can still do something about', async () => {
    const { control } = emulatorAt().emulator;
    control.numbers.remove(demo.unverified);
    const removed = `The number ${demo.unverified} was removed`;
    expect(() => control.names.approve(demo.unverified)).toThrow(removed);
    expect(() => control.numbers.update(demo.unverified, { coexistence: true })).toThrow(removed);
    expect(() => control.numbers.remove(demo.unverified)).toThrow(removed);
  });

  it('is shown as DELETED where the settings say so', async () => {
    const { emulator } = emulatorAt({ removedNumbers: 'shown' });
    emulator.control.numbers.remove(demo.unverified);
    expect((await read(emulator, demo.unverified)).status).toBe('DELETED');
    const { phoneNumber } = clientFor(emulator, demo.unverified);
    expect(await outcome(phoneNumber.register({ pin: '222222' }))).toBe('100/33');
  });

  it('has an account that may add none for a time, or that is disabled', async () => {
    const { emulator, phoneNumber, create } = adding();
    const { accounts, clock } = emulator.control;
    accounts.restrict(demo.accountId, ['RESTRICTED_ADD_PHONE_NUMBER_ACTION'], '3d');
    expect(eventsOf(emulator, 'account_update')[0]?.value).toEqual({
      event: 'ACCOUNT_RESTRICTION',
      restriction_info: [
        { restriction_type: 'RESTRICTED_ADD_PHONE_NUMBER_ACTION', expiration: 1795597200 },
      ],
    });
    expect(await outcome(create('12015550123'))).toBe('368');
    await clock.advance('3d');
    expect(await outcome(create('12015550123'))).toBe('ok');
    accounts.ban(demo.accountId, 'SCHEDULE_FOR_DISABLE');
    expect(await outcome(create('12015550124'))).toBe('ok');
    expect(accounts.ban(demo.accountId, 'DISABLE').ban).toBe('DISABLE');
    expect(eventsOf(emulator, 'account_update')[0]?.value).toEqual({
      event: 'DISABLED_UPDATE',
      ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: 'November 25, 2026' },
    });
    expect(await outcome(create('12015550125'))).toBe('131031');
    const code = phoneNumber.requestVerificationCode({ codeMethod: 'SMS', locale: 'en' });
    expect(await outcome(code)).toBe('136024/2388091');
    expect(await outcome(phoneNumber.register({ pin: '111111' }))).toBe('131031');
    accounts.ban(demo.accountId, 'REINSTATE');
    expect(await outcome(create('12015550125'))).toBe('ok');
  });
});

describe('health', () => {
  const health = async (emulator: ReturnType<typeof emulatorAt>['emulator']) => {
    const { data } = await clientFor(emulator, demo.connected).phoneNumber.getHealth();
    const entities = data.entities.map((one) => `${one.entity_type} ${one.can_send_message}`);
    return [data.can_send_message, ...entities];
  };

  it('names the app that asks', async () => {
    const { emulator } = emulatorAt();
    const { data } = await clientFor(emulator, demo.connected).phoneNumber.getHealth();
    expect(data.entities.at(-1)).toEqual({
      entity_type: 'APP',
      id: '670843887433847',
      can_send_message: 'AVAILABLE',
    });
  });

  it.each([
    ['BLOCKED', 'PHONE_NUMBER', { banned: true }],
    ['LIMITED', 'PHONE_NUMBER', { rateLimited: true }],
    ['LIMITED', 'PHONE_NUMBER', { restricted: true }],
  ] as const)('is %s by the %s of %j', async (state, entity, change) => {
    const { emulator } = emulatorAt();
    emulator.control.numbers.update(demo.connected, change);
    expect(await health(emulator)).toEqual([
      state,
      `${entity} ${state}`,
      'WABA AVAILABLE',
      'BUSINESS AVAILABLE',
      'APP AVAILABLE',
    ]);
  });

  it('is the worst of all that a number belongs to', async () => {
    const { emulator } = emulatorAt();
    const { accounts } = emulator.control;
    accounts.restrict(demo.accountId, ['RESTRICTED_BIZ_INITIATED_MESSAGING']);
    expect((await health(emulator)).slice(0, 3)).toEqual([
      'LIMITED',
      'PHONE_NUMBER AVAILABLE',
      'WABA LIMITED',
    ]);
    accounts.restrict(demo.accountId, []);
    accounts.review(demo.accountId, 'PENDING');
    expect(eventsOf(emulator, 'account_review_update')[0]?.value).toEqual({ decision: 'PENDING' });
    expect((await health(emulator))[2]).toBe('WABA LIMITED');
    accounts.ban(demo.accountId, 'DISABLE');
    expect((await health(emulator))[0]).toBe('BLOCKED');
  });
});

describe('what the API does', () => {
  it('tells of the first registration, and of a PIN, where the settings say so', async () => {
    const { emulator } = emulatorAt({ onboardingEvent: true, pinEventOfApi: true });
    const { phoneNumber, twoStepVerification } = clientFor(emulator, demo.unverified);
    const told = (field: string) => eventsOf(emulator, field).map(({ value }) => value.event);
    emulator.control.numbers.update(demo.unverified, { ownership: 'VERIFIED' });
    await phoneNumber.register({ pin: '111111' });
    expect(told('phone_number_quality_update')).toEqual(['ONBOARDING']);
    await phoneNumber.register({ pin: '111111' });
    expect(told('phone_number_quality_update')).toEqual([]);
    await twoStepVerification.update({ pin: '222222' });
    expect(told('security')).toEqual(['PIN_CHANGED']);
  });

  it('tells nothing of either where they do not', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber, twoStepVerification } = clientFor(emulator, demo.unverified);
    emulator.control.numbers.update(demo.unverified, { ownership: 'VERIFIED' });
    await phoneNumber.register({ pin: '111111' });
    expect(emulator.control.snapshot().tasks).toEqual([]);
    await twoStepVerification.update({ pin: '222222' });
    expect(emulator.control.snapshot().tasks).toEqual([]);
  });
});

it('says over HTTP what befalls a number, and what cannot', async () => {
  const { emulator } = emulatorAt();
  const update = (body: object) =>
    ask(emulator, 'POST', '/_emulator/numbers/update', {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  const changed = await update({ phoneNumberId: demo.connected, changes: { banned: true } });
  expect(changed.body).toEqual({ phoneNumberId: demo.connected, status: 'BANNED' });
  const unknown = await update({ phoneNumberId: demo.connected, changes: { ugly: true } });
  expect([unknown.status, unknown.body.error.message]).toEqual([
    400,
    'changes: Unrecognized key: "ugly"',
  ]);
  expect((await update({ phoneNumberId: '42', changes: {} })).status).toBe(404);
});
