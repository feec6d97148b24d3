import { describe, expect, it } from 'vitest';
import { change, clientFor, demo, emulatorAt, outcome } from './phone.ts';

describe('the account of a number of the app', () => {
  it('holds that number alone', async () => {
    const { emulator } = emulatorAt();
    const { numbers } = emulator.control;
    numbers.update(demo.connected, { coexistence: true });
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const create = (phoneNumber_: string) =>
      phoneNumber.create({ phoneNumber: phoneNumber_, displayName: 'Lucky Shrub Seeds' });
    // This one has others beside it already.
    expect(await outcome(create('+12015550123'))).toBe('ok');
    for (const { id } of (await phoneNumber.list()).data) {
      if (id !== demo.connected) numbers.remove(id, '123456');
    }
    expect(await outcome(create('+12015550124'))).toBe('200000');
    numbers.update(demo.connected, { coexistence: false });
    expect(await outcome(create('+12015550124'))).toBe('ok');
  });

  it('takes no number that works elsewhere', async () => {
    const { emulator } = emulatorAt();
    change(emulator, demo.unverified, {
      digits: '16315551000',
      businessAccountId: demo.secondAccountId,
    });
    expect(() => emulator.control.numbers.update(demo.unverified, { coexistence: true })).toThrow(
      `works on another account, as ${demo.connected}`,
    );
  });
});

/** A number that was just onboarded from the WhatsApp Business app. */
function onboarded() {
  const { emulator, clock } = emulatorAt();
  change(emulator, demo.connected, { onPhone: true, onboardedAt: clock.now() });
  return { clock, whatsapp: clientFor(emulator, demo.connected) };
}

describe('the data of the app', () => {
  it('is sent once of each type', async () => {
    const { coexistence } = onboarded().whatsapp;
    const { data } = await coexistence.sync({ type: 'smb_app_state_sync' });
    expect(data).toEqual({
      messaging_product: 'whatsapp',
      request_id: expect.stringMatching(/^\d+$/),
    });
    expect(await outcome(coexistence.sync({ type: 'smb_app_state_sync' }))).toBe('2593107');
    expect(await outcome(coexistence.sync({ type: 'history' }))).toBe('ok');
  });

  it('is sent within 24 hours of onboarding', async () => {
    const { clock, whatsapp } = onboarded();
    clock.advance('24h');
    expect(await outcome(whatsapp.coexistence.sync({ type: 'history' }))).toBe('2593108');
  });

  it('is not there for a number that is on no phone', async () => {
    const { coexistence } = clientFor(emulatorAt().emulator, demo.connected);
    expect(await outcome(coexistence.sync({ type: 'history' }))).toBe('100');
  });

  it('goes with the time of onboarding', async () => {
    const { phoneNumber } = onboarded().whatsapp;
    const { data } = await phoneNumber.get({ fields: ['last_onboarded_time', 'is_on_biz_app'] });
    expect(data).toMatchObject({
      last_onboarded_time: '2026-11-22T09:00:00+0000',
      is_on_biz_app: true,
    });
  });
});
