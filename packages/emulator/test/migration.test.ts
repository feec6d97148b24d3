import type { Settings } from '@meta-cloud-api/emulator';
import { GraphError, WhatsApp } from 'meta-cloud-api';
import { describe, expect, it } from 'vitest';
import { amend, ask, clientFor, demo, emulatorAt, form, outcome } from './phone.ts';

const phoneNumber = '+1 631 555 1000';
const never = { status: 'NEVER', registers: { at: [] }, deregisters: { at: [] } };

/** The demo, the account that its connected number is to move to, and the way there. */
function moving(settings: Partial<Settings> = {}) {
  const { emulator, clock } = emulatorAt(settings);
  const on = (businessAccountId: string) =>
    new WhatsApp({
      accessToken: emulator.env.WHATSAPP_ACCESS_TOKEN,
      businessAccountId,
      fetch: emulator.fetch,
    });
  const destination = on(demo.secondAccountId);
  const begin = async (accountId: string = demo.secondAccountId) => {
    const { data } = await on(accountId).phoneNumber.create({ phoneNumber, migrate: true });
    return Object.assign(clientFor(emulator, data.id), { id: data.id });
  };
  const prove = async ({ phoneNumber }: Pick<WhatsApp, 'phoneNumber'>) => {
    await phoneNumber.requestVerificationCode({ codeMethod: 'SMS' });
    await phoneNumber.verify({ code: '123456' });
  };
  const source = clientFor(emulator, demo.connected).phoneNumber;
  return { emulator, clock, destination, begin, prove, source };
}

describe('moving a number to another account', () => {
  it('works there under a new id once it is registered, and on the old one until then', async () => {
    const { emulator, begin, prove, source } = moving();
    amend(emulator, demo.connected, { badge: { status: 'APPROVED' } });
    const moved = await begin();
    const statuses = async () => [
      (await source.get()).data.status,
      (await moved.phoneNumber.get()).data.status,
    ];
    expect(await statuses()).toEqual(['CONNECTED', 'UNVERIFIED']);
    await prove(moved);
    expect(emulator.control.pin.turnOff(demo.connected)).toEqual({
      phoneNumberId: demo.connected,
      isPinEnabled: false,
    });
    expect(await statuses()).toEqual(['CONNECTED', 'PENDING']);
    await moved.phoneNumber.register({ pin: '654321' });
    expect(await statuses()).toEqual(['MIGRATED', 'CONNECTED']);
    expect((await moved.phoneNumber.get()).data).toMatchObject({
      verified_name: 'Lucky Shrub',
      name_status: 'APPROVED',
      quality_rating: 'GREEN',
      is_pin_enabled: true,
      is_official_business_account: true,
    });
  });

  it('is refused at the registration while the two-step PIN is on', async () => {
    const { emulator, begin, prove } = moving();
    const moved = await begin();
    await prove(moved);
    expect(await outcome(moved.phoneNumber.register({ pin: '123456' }))).toBe('100/2388001');
    emulator.control.pin.turnOff(demo.connected);
    expect(await outcome(moved.phoneNumber.register({ pin: '123456' }))).toBe('ok');
  });

  it('may be refused for the PIN at the beginning already', async () => {
    const { emulator, begin } = moving({ migrationPinCheck: 'create' });
    expect(await outcome(begin())).toBe('100/2388001');
    emulator.control.pin.turnOff(demo.connected);
    expect(await outcome(begin())).toBe('ok');
  });

  it.each([
    ['not approved', demo.secondAccountId, { review: 'PENDING' }],
    ['no payment method', demo.secondAccountId, { fundingId: undefined }],
    ['No app is subscribed', demo.secondAccountId, { subscriptions: [] }],
    ['different business', demo.secondAccountId, { portfolioId: demo.clientPortfolioId }],
    ['not set up properly', demo.accountId, { review: 'REJECTED' }],
    ['must be verified', demo.portfolioId, { verification: 'pending' }],
    ['added directly', demo.connected, { registration: never }],
    ['cannot be migrated', demo.connected, { onPhone: true }],
    [
      'display name',
      demo.connected,
      { name: { current: { text: 'Abc', status: 'DECLINED' }, changes: { at: [] } } },
    ],
  ])('is refused with 2388103 and a reason: %s', async (reason, id, change) => {
    const { emulator, begin } = moving();
    amend(emulator, id, change);
    const error = await begin().catch((error) => error);
    expect(GraphError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: 100, subcode: 2388103, isTransient: false });
    expect(error.userMessage).toContain(reason);
  });

  it('is refused while a change of the name waits', async () => {
    const { begin, source } = moving();
    await source.updateDisplayName({ displayName: 'Lucky Shrub Garden' });
    expect(await outcome(begin())).toBe('100/2388103');
  });

  it('is refused for a test number, and a second time', async () => {
    const { destination, begin } = moving();
    const test = destination.phoneNumber.create({ phoneNumber: '+15550934873', migrate: true });
    expect(await outcome(test)).toBe('100/2388103');
    await begin();
    expect(await outcome(begin())).toBe('100/2388012');
  });

  it('is what the flag is for: without it the number cannot be verified', async () => {
    const { destination, emulator, prove } = moving();
    const added = await destination.phoneNumber.create({ phoneNumber, displayName: 'Lucky Shrub' });
    expect(await outcome(prove(clientFor(emulator, added.data.id)))).toBe('136024/2388091');
  });

  it('counts the number once against the cap', async () => {
    const { emulator, begin, destination } = moving();
    amend(emulator, demo.portfolioId, { phoneNumberCap: 3 });
    await begin();
    const more = destination.phoneNumber.create({
      phoneNumber: '+16315554000',
      displayName: 'Abc',
    });
    expect(await outcome(more)).toBe('200000');
  });

  it.each([true, false])('leaves the old number behind, in its list: %s', async (listed) => {
    const { emulator, begin, prove, source } = moving({ listMigratedNumbers: listed });
    const moved = await begin();
    await prove(moved);
    emulator.control.pin.turnOff(demo.connected);
    await moved.phoneNumber.register({ pin: '123456' });
    const { data } = await source.getAll();
    expect(data.some(({ status }) => status === 'MIGRATED')).toBe(listed);
    expect(await outcome(source.register({ pin: '123456' }))).toBe('100/2388001');
    const again = source.requestVerificationCode({ codeMethod: 'SMS' });
    expect(await outcome(again)).toBe('136024/2388091');
  });

  it('ends once, where two moves of one number were begun', async () => {
    const { emulator, clock, begin, prove } = moving();
    amend(emulator, demo.clientAccountId, { portfolioId: demo.portfolioId, fundingId: '1' });
    const first = await begin();
    const second = await begin(demo.clientAccountId);
    await prove(first);
    await prove(second);
    emulator.control.pin.turnOff(demo.connected);
    await first.phoneNumber.register({ pin: '123456' });
    expect(await outcome(second.phoneNumber.register({ pin: '123456' }))).toBe('100/2388001');
    // Nor once the one that has arrived is given up.
    emulator.control.numbers.remove(first.id, '123456');
    clock.advance('1h');
    expect(await outcome(second.phoneNumber.register({ pin: '123456' }))).toBe('100/2388001');
  });

  it('takes the username along, and leaves nothing to change behind', async () => {
    const { emulator, begin, prove } = moving();
    const source = clientFor(emulator, demo.connected);
    await source.username.set({ username: 'lucky.shrub' });
    const moved = await begin();
    await prove(moved);
    emulator.control.pin.turnOff(demo.connected);
    await moved.phoneNumber.register({ pin: '123456' });
    expect((await moved.username.get()).data.username).toBe('lucky.shrub');
    expect(await outcome(moved.username.set({ username: 'lucky.shrub' }))).toBe('ok');
    const name = { displayName: 'Lucky Shrub Garden' };
    expect(await outcome(source.phoneNumber.updateDisplayName(name))).toBe('133010');
    expect(await outcome(source.phoneNumber.deregister())).toBe('133010');
    expect((await source.phoneNumber.get()).data.status).toBe('MIGRATED');
    expect(() => emulator.control.numbers.update(demo.connected, { coexistence: true })).toThrow(
      `has moved to another account: it is ${moved.id} now`,
    );
  });

  it('is possible back again', async () => {
    const { emulator, begin, prove, source } = moving();
    const moved = await begin();
    await prove(moved);
    emulator.control.pin.turnOff(demo.connected);
    await moved.phoneNumber.register({ pin: '123456' });
    emulator.control.pin.turnOff(moved.id);
    const { data } = await source.create({ phoneNumber, migrate: true });
    const back = clientFor(emulator, data.id);
    await prove(back);
    await back.phoneNumber.register({ pin: '123456' });
    expect((await back.phoneNumber.get()).data.status).toBe('CONNECTED');
    expect((await moved.phoneNumber.get()).data.status).toBe('MIGRATED');
  });
});

describe('moving an account to another solution', () => {
  const path = `/v26.0/${demo.accountId}/set_solution_migration_intent`;

  it('is decided by the business, once', async () => {
    const { emulator } = emulatorAt();
    const { migrations } = emulator.control;
    const { id } = (await ask(emulator, 'POST', path, form({ solution_id: '1' }))).body;
    expect((await ask(emulator, 'GET', `/v26.0/${id}`)).body).toEqual({ id, status: 'INITIATED' });
    expect(() => migrations.complete(id)).toThrow('is INITIATED');
    expect(migrations.accept(id)).toEqual({ intentId: id, status: 'ACCEPTED' });
    expect(() => migrations.reject(id)).toThrow('is ACCEPTED');
    expect(migrations.complete(id).status).toBe('COMPLETED');
    expect(() => migrations.accept('42')).toThrow('no migration intent with the id 42');
  });

  it('needs somewhere to go', async () => {
    const { emulator } = emulatorAt();
    const { body } = await ask(emulator, 'POST', path);
    expect(body.error.message).toBe('(#100) The parameter solution_id is required');
  });
});
