import { describe, expect, it } from 'vitest';
import { change, clientFor, demo, emulatorAt, outcome } from './phone.ts';

const application = {
  businessWebsiteUrl: 'https://www.luckyshrub.com',
  primaryCountryOfOperation: 'United States of America',
};

describe('the badge', () => {
  it('is granted by Meta, and then keeps the display name from being changed', async () => {
    const { emulator } = emulatorAt();
    const { officialBusinessAccount, phoneNumber, displayName, call } = clientFor(
      emulator,
      demo.connected,
    );
    const apply = () => outcome(officialBusinessAccount.apply(application));
    expect(await apply()).toBe('ok');
    expect(await apply()).toBe('100');
    expect(emulator.control.badges.approve(demo.connected)).toEqual({
      phoneNumberId: demo.connected,
      decision: 'APPROVED',
    });
    const fields = ['is_official_business_account', 'official_business_account'] as const;
    expect((await phoneNumber.get({ fields })).data).toEqual({
      is_official_business_account: true,
      official_business_account: { oba_status: 'APPROVED' },
      id: demo.connected,
    });
    const edge = await call('phoneNumber.getOfficialBusinessAccount', demo.connected, {});
    expect(edge.data).toEqual({ oba_status: 'APPROVED', id: demo.connected });
    expect(await apply()).toBe('100');
    expect(await outcome(displayName.request({ displayName: 'Another' }))).toBe('100');
  });

  it('can be applied for again 30 days after a rejection', async () => {
    const { emulator, clock } = emulatorAt();
    const { officialBusinessAccount } = clientFor(emulator, demo.connected);
    await officialBusinessAccount.apply(application);
    emulator.control.badges.reject(demo.connected);
    expect((await officialBusinessAccount.get()).data.oba_status).toBe('REJECTED');
    expect(await outcome(officialBusinessAccount.apply(application))).toBe('100');
    clock.advance('30d');
    expect(await outcome(officialBusinessAccount.apply(application))).toBe('ok');
  });

  it('needs 30 days of registration, a PIN and an approved name', async () => {
    const { emulator, clock } = emulatorAt();
    const { officialBusinessAccount, phoneNumber } = clientFor(emulator, demo.unverified);
    const apply = () => officialBusinessAccount.apply(application);
    await expect(apply()).rejects.toThrow('registered for at least 30 days');
    await phoneNumber.requestVerificationCode({ codeMethod: 'SMS' });
    await phoneNumber.verify({ code: '123456' });
    await phoneNumber.register({ pin: '123456' });
    await expect(apply()).rejects.toThrow('registered for at least 30 days');
    clock.advance('30d');
    await expect(apply()).rejects.toThrow('display name must be approved');
    emulator.control.names.approve(demo.unverified);
    change(emulator, demo.unverified, { twoStep: { wrong: { at: [] } } });
    await expect(apply()).rejects.toThrow('Two-step verification must be enabled');
    await phoneNumber.register({ pin: '123456' });
    expect(await outcome(apply())).toBe('ok');
  });

  it('is not for test numbers, nor for those of the app', async () => {
    const { emulator } = emulatorAt();
    change(emulator, demo.connected, { onPhone: true });
    for (const id of [demo.test, demo.connected]) {
      const { officialBusinessAccount } = clientFor(emulator, id);
      expect(await outcome(officialBusinessAccount.apply(application))).toBe('100');
    }
  });

  it('is not decided on before it was applied for', () => {
    const { control } = emulatorAt().emulator;
    expect(() => control.badges.reject(demo.connected)).toThrow('has not applied');
  });
});
