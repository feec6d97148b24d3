import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ask, clientFor, demo, emulatorAt, eventsOf, outcome } from './phone.ts';

describe('a portfolio', () => {
  it('may hold 20 numbers, and message 2,000 people first, once it is verified', () => {
    const { emulator } = emulatorAt();
    expect(emulator.control.portfolio.verify(demo.clientPortfolioId)).toEqual({
      portfolioId: demo.clientPortfolioId,
      verification: 'verified',
      messagingLimit: 'TIER_2K',
      phoneNumberCap: 20,
    });
    expect(eventsOf(emulator, 'business_capability_update')).toMatchObject([
      {
        entryId: demo.clientAccountId,
        value: { max_daily_conversations_per_business: 2000, max_phone_numbers_per_waba: 20 },
      },
    ]);
  });

  it('keeps a limit that is higher, and its cap where the limit falls', () => {
    const { emulator } = emulatorAt();
    const { portfolio } = emulator.control;
    portfolio.limit(demo.portfolioId, 'TIER_UNLIMITED');
    expect(portfolio.verify(demo.portfolioId).messagingLimit).toBe('TIER_UNLIMITED');
    expect(portfolio.limit(demo.portfolioId, 'TIER_250').phoneNumberCap).toBe(20);
    expect(
      eventsOf(emulator, 'business_capability_update').map(({ entryId, value }) => [
        entryId,
        ...Object.entries(value),
      ]),
    ).toEqual(
      [
        [-1, 'max_phone_numbers_per_waba'],
        [250, 'max_phone_numbers_per_business'],
      ].flatMap(([limit, cap]) =>
        [demo.accountId, demo.secondAccountId].map((id) => [
          id,
          ['max_daily_conversations_per_business', limit],
          [cap, 20],
        ]),
      ),
    );
  });

  it('is told why its limit is not raised', () => {
    const { emulator } = emulatorAt();
    emulator.control.portfolio.deny(demo.clientPortfolioId, 'NEED_MORE_INFO');
    expect(eventsOf(emulator, 'account_alerts')[0]?.value).toMatchObject({
      entity_type: 'BUSINESS',
      entity_id: demo.clientPortfolioId,
      alert_info: { alert_type: 'INCREASED_CAPABILITIES_ELIGIBILITY_NEED_MORE_INFO' },
    });
    expect(() => emulator.control.portfolio.verify('42')).toThrow('no business portfolio');
  });
});

describe('the PIN in WhatsApp Manager', () => {
  it('is turned off in two steps, and changed by who knows it', () => {
    const { emulator } = emulatorAt();
    const { pin } = emulator.control;
    expect(() => pin.confirmReset(demo.connected)).toThrow('Nobody asked');
    expect(() => pin.change(demo.connected, '000000', '222222')).toThrow('not the PIN');
    pin.change(demo.connected, '123456', '222222');
    expect(pin.requestReset(demo.connected).isPinEnabled).toBe(true);
    expect(pin.confirmReset(demo.connected).isPinEnabled).toBe(false);
    expect(() => pin.requestReset(demo.connected)).toThrow('no PIN');
    const display_phone_number = '16315551000';
    expect(eventsOf(emulator, 'security').map(({ value }) => value)).toEqual([
      { display_phone_number, event: 'PIN_CHANGED' },
      { display_phone_number, event: 'PIN_RESET_REQUEST', requester: '122101350854022' },
      { display_phone_number, event: 'PIN_REQUEST_SUCCESS' },
    ]);
  });
});

describe('tokens and apps', () => {
  const readWith = (
    emulator: ReturnType<typeof emulatorAt>['emulator'],
    token: string,
    query = '',
  ) =>
    ask(emulator, 'GET', `/${demo.connected}${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });

  it('gives out a token that opens what it is for, for as long as it lasts', async () => {
    const { emulator } = emulatorAt();
    const { tokens, clock } = emulator.control;
    const { token, expiresAt } = tokens.issue({ lasting: '24h' });
    expect(expiresAt).toBe('2026-11-23T09:00:00.000Z');
    expect((await readWith(emulator, token)).status).toBe(200);
    await clock.advance('24h');
    expect((await readWith(emulator, token)).body.error.error_subcode).toBe(463);
    const { token: narrow } = tokens.issue({ businessAccountIds: [demo.secondAccountId] });
    expect((await readWith(emulator, narrow)).body.error.error_subcode).toBe(33);
  });

  it('ends a token, and takes one back', async () => {
    const { emulator } = emulatorAt();
    const { tokens } = emulator.control;
    const [{ token: one }, { token: other }] = [tokens.issue({}), tokens.issue({})];
    expect(tokens.expire(one).isValid).toBe(false);
    expect(tokens.revoke(other).isValid).toBe(false);
    const refusals = await Promise.all([one, other].map((token) => readWith(emulator, token)));
    expect(refusals.map(({ status, body }) => [status, body.error.error_subcode])).toEqual([
      [401, 463],
      [401, 458],
    ]);
    expect(() => tokens.revoke('EAANone')).toThrow('no such token');
    expect(() => tokens.issue({ appId: '42' })).toThrow('no app');
  });

  it('can ask each caller for a proof of the secret', async () => {
    const { emulator } = emulatorAt();
    emulator.control.apps.requireAppSecret('670843887433847', true);
    const token = emulator.env.WHATSAPP_ACCESS_TOKEN;
    const refusal = await readWith(emulator, token);
    expect(refusal.body.error.message).toBe(
      'API calls from the server require an appsecret_proof argument',
    );
    const secret = emulator.env.WHATSAPP_APP_SECRET;
    const proof = createHmac('sha256', secret).update(token).digest('hex');
    expect((await readWith(emulator, token, `?appsecret_proof=${proof}`)).status).toBe(200);
  });
});

describe('the settings', () => {
  it('are read and changed, until a reset', async () => {
    const { emulator } = emulatorAt({ registrationLimit: 3 });
    const { settings, reset } = emulator.control;
    const { phoneNumber } = clientFor(emulator, demo.connected);
    expect(settings.set({ registrationLimit: 1 }).registrationLimit).toBe(1);
    await phoneNumber.register({ pin: '123456' });
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('133016');
    expect(() => settings.set({ registrationLimit: -1 })).toThrow('registrationLimit');
    reset();
    expect(settings.get().registrationLimit).toBe(3);
  });

  it('are changed over HTTP too, and refused in words', async () => {
    const { emulator } = emulatorAt();
    const set = (body: object) =>
      ask(emulator, 'POST', '/_emulator/settings/set', {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    expect((await set({ nameReview: '24h' })).body.nameReview).toBe('24h');
    const { status, body } = await set({ nameReview: 'soon' });
    expect([status, body.error.message]).toEqual([
      400,
      "The emulator's setting nameReview: must be 'at once', 'manual', or a time such as '24h'",
    ]);
  });
});

it('shows the world at a glance', async () => {
  const { emulator } = emulatorAt();
  emulator.control.names.schedule(demo.unverified, { after: '24h' });
  const { body } = await ask(emulator, 'GET', '/_emulator/state');
  expect(body.portfolios[0]).toMatchObject({
    id: demo.portfolioId,
    phoneNumberCount: 3,
    phoneNumberCap: 20,
  });
  expect(body.portfolios[0].businessAccounts[0].phoneNumbers).toContainEqual({
    id: demo.connected,
    displayPhoneNumber: '+1 631-555-1000',
    name: 'Lucky Shrub',
    status: 'CONNECTED',
    nameStatus: 'APPROVED',
    quality: 'GREEN',
  });
  expect(body.tasks).toEqual([{ at: '2026-11-23T09:00:00.000Z', kind: 'name.review' }]);
});
