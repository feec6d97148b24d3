import { describe, expect, it } from 'vitest';
import { change, clientFor, demo, emulatorAt, outcome } from './phone.ts';

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
