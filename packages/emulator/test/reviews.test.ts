import { describe, expect, it } from 'vitest';
import { clientFor, demo, emulatorAt, eventsOf, outcome } from './phone.ts';

const names = async (emulator: ReturnType<typeof emulatorAt>['emulator'], id: string) => {
  const { data } = await clientFor(emulator, id).phoneNumber.get();
  return [data.verified_name, data.name_status, data.new_name_status];
};

const askFor = (emulator: ReturnType<typeof emulatorAt>['emulator'], displayName: string) =>
  clientFor(emulator, demo.connected).phoneNumber.updateDisplayName({ displayName });

describe('the review of a display name', () => {
  it('waits until somebody decides', async () => {
    const { emulator } = emulatorAt();
    await emulator.control.clock.advance('365d');
    expect((await names(emulator, demo.unverified))[1]).toBe('PENDING_REVIEW');
  });

  it('ends at once where the settings say so, for a new number too', async () => {
    const { emulator } = emulatorAt({ nameReview: 'at once' });
    await askFor(emulator, 'Lucky Shrub Garden');
    expect(await names(emulator, demo.connected)).toEqual([
      'Lucky Shrub Garden',
      'APPROVED',
      'APPROVED',
    ]);
    const { data } = await clientFor(emulator, demo.connected).phoneNumber.create({
      phoneNumber: '+12015550123',
      displayName: 'Lucky Shrub Flowers',
    });
    expect((await names(emulator, data.id))[1]).toBe('APPROVED');
  });

  it('ends after a time that one number has for itself', async () => {
    const { emulator } = emulatorAt();
    emulator.control.numbers.update(demo.connected, { nameReview: '2d' });
    await askFor(emulator, 'Lucky Shrub Garden');
    await emulator.control.clock.advance('47h');
    expect((await names(emulator, demo.connected))[2]).toBe('PENDING_REVIEW');
    await emulator.control.clock.advance('1h');
    expect((await names(emulator, demo.connected))[2]).toBe('APPROVED');
  });

  it('is not ended by the plan for a name that was asked for before', async () => {
    const { emulator } = emulatorAt({ nameReview: '24h' });
    await askFor(emulator, 'Lucky Shrub Garden');
    await emulator.control.clock.advance('1h');
    emulator.control.names.reject(demo.connected);
    await askFor(emulator, 'Lucky Shrub Garden');
    await emulator.control.clock.advance('23h');
    expect((await names(emulator, demo.connected))[2]).toBe('PENDING_REVIEW');
    await emulator.control.clock.advance('1h');
    expect((await names(emulator, demo.connected))[2]).toBe('APPROVED');
  });

  it('is planned for the name that waits', async () => {
    const { emulator } = emulatorAt();
    const { control } = emulator;
    expect(
      control.names.schedule(demo.unverified, {
        after: '24h',
        decision: 'REJECTED',
        reason: 'NAME_NOT_CONSISTENT',
      }),
    ).toEqual({
      phoneNumberId: demo.unverified,
      displayName: 'Lucky Shrub Seeds',
      decision: 'REJECTED',
      rejectionReason: 'NAME_NOT_CONSISTENT',
    });
    await control.clock.advance('24h');
    expect((await names(emulator, demo.unverified))[1]).toBe('DECLINED');
    expect(() => control.names.schedule(demo.connected, { after: '1h' })).toThrow('waits');
  });

  it('goes on after it was deferred, and tells of that', async () => {
    const { emulator } = emulatorAt();
    const { control } = emulator;
    control.names.defer(demo.unverified);
    control.names.reject(demo.unverified);
    expect(() => control.names.defer(demo.unverified)).toThrow('waits');
    expect(eventsOf(emulator, 'phone_number_name_update').map(({ value }) => value)).toEqual([
      {
        display_phone_number: '16315552000',
        decision: 'DEFERRED',
        requested_verified_name: 'Lucky Shrub Seeds',
        rejection_reason: null,
      },
      {
        display_phone_number: '16315552000',
        decision: 'REJECTED',
        requested_verified_name: 'Lucky Shrub Seeds',
        rejection_reason: 'UNKNOWN',
      },
    ]);
  });

  it('begins where the limit is raised, for a name that nobody had looked at', async () => {
    const { emulator } = emulatorAt({
      firstNameStatus: 'AVAILABLE_WITHOUT_REVIEW',
      nameReview: '24h',
    });
    emulator.control.portfolio.limit(demo.portfolioId, 'TIER_10K');
    expect((await names(emulator, demo.unverified))[1]).toBe('PENDING_REVIEW');
    expect((await names(emulator, demo.test))[1]).toBe('AVAILABLE_WITHOUT_REVIEW');
    await emulator.control.clock.advance('24h');
    expect((await names(emulator, demo.unverified))[1]).toBe('APPROVED');
  });
});

describe('the review of a badge', () => {
  const apply = (emulator: ReturnType<typeof emulatorAt>['emulator']) =>
    clientFor(emulator, demo.connected).officialBusinessAccount.apply({
      businessWebsiteUrl: 'https://www.luckyshrub.com',
      primaryCountryOfOperation: 'United States of America',
    });
  const isOfficial = async (emulator: ReturnType<typeof emulatorAt>['emulator']) =>
    (await clientFor(emulator, demo.connected).phoneNumber.get()).data.is_official_business_account;

  it('ends at once, after a time, or only when somebody decides', async () => {
    const { emulator } = emulatorAt({ badgeReview: 'at once' });
    await apply(emulator);
    expect(await isOfficial(emulator)).toBe(true);
    emulator.control.reset();
    emulator.control.numbers.update(demo.connected, { badgeReview: '7d' });
    await apply(emulator);
    expect(await isOfficial(emulator)).toBe(false);
    await emulator.control.clock.advance('7d');
    expect(await isOfficial(emulator)).toBe(true);
    emulator.control.reset();
    emulator.control.numbers.update(demo.connected, { badgeReview: 'manual' });
    await apply(emulator);
    emulator.control.badges.reject(demo.connected);
    expect(eventsOf(emulator, 'account_alerts')[0]?.value).toMatchObject({
      entity_type: 'PHONE_NUMBER',
      entity_id: demo.connected,
      alert_info: { alert_type: 'OBA_REJECTED' },
    });
  });
});

describe('provisioning', () => {
  it('can be waited for, or be left until somebody says that it is done', async () => {
    const { emulator } = emulatorAt({ provisioningDelay: 'manual' });
    const { phoneNumber } = clientFor(emulator, demo.unverified);
    const register = () => outcome(phoneNumber.register({ pin: '111111' }));
    emulator.control.numbers.update(demo.unverified, { ownership: 'VERIFIED' });
    await emulator.control.clock.advance('30d');
    expect(await register()).toBe('100/2388001');
    emulator.control.numbers.update(demo.unverified, { provisioningDelay: 'at once' });
    expect(await register()).toBe('ok');
  });
});
