import { describe, expect, it } from 'vitest';
import { clientFor, demo, emulatorAt, outcome } from './phone.ts';

const statusOf = async (whatsapp: ReturnType<typeof clientFor>) =>
  (await whatsapp.phoneNumber.get({ fields: ['status'] })).data.status;

const sms = { codeMethod: 'SMS', locale: 'en_US' } as const;

describe('verification of ownership', () => {
  it('takes the code that was sent, once', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.unverified);
    await phoneNumber.requestVerificationCode(sms);
    expect(await outcome(phoneNumber.verify({ code: '123456' }))).toBe('ok');
    expect(await outcome(phoneNumber.verify({ code: '123456' }))).toBe('136025/2388093');
    const { data } = await phoneNumber.get();
    expect(data).toMatchObject({
      status: 'PENDING',
      code_verification_status: 'VERIFIED',
      platform_type: 'NOT_APPLICABLE',
      throughput: { level: 'NOT_APPLICABLE' },
    });
  });

  it('refuses a code before one was sent, a wrong one, and a late one', async () => {
    const { emulator, clock } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.unverified);
    expect(await outcome(phoneNumber.verify({ code: '123456' }))).toBe('136025/2388093');
    await phoneNumber.requestVerificationCode(sms);
    expect(await outcome(phoneNumber.verify({ code: '654321' }))).toBe('136025/2388093');
    clock.advance('10m');
    expect(await outcome(phoneNumber.verify({ code: '123456' }))).toBe('136025/2388093');
  });

  it('voids a code after five wrong guesses', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.unverified);
    await phoneNumber.requestVerificationCode(sms);
    for (let guess = 0; guess < 5; guess++) await outcome(phoneNumber.verify({ code: '000000' }));
    expect(await outcome(phoneNumber.verify({ code: '123456' }))).toBe('136025/2388093');
    await phoneNumber.requestVerificationCode(sms);
    expect(await outcome(phoneNumber.verify({ code: '123456' }))).toBe('ok');
  });

  it('asks for a code in a language that there is, in a region that there is', async () => {
    const { emulator } = emulatorAt();
    const ask = (locale: string) =>
      outcome(
        clientFor(emulator, demo.unverified).phoneNumber.requestVerificationCode({
          codeMethod: 'SMS',
          locale,
        }),
      );
    expect(await ask('xx_YY')).toBe('100');
    expect(await ask('en_QQ')).toBe('100');
    expect(await ask('xx')).toBe('100');
    for (const locale of ['en', 'pt_BR', 'fil']) expect(await ask(locale)).toBe('ok');
  });

  it('voids a code when another is sent', async () => {
    const { emulator } = emulatorAt({ verificationCode: 'random' });
    const { phoneNumber } = clientFor(emulator, demo.unverified);
    await phoneNumber.requestVerificationCode(sms);
    const first = emulator.control.codes.latest(demo.unverified);
    await phoneNumber.requestVerificationCode(sms);
    const second = emulator.control.codes.latest(demo.unverified);
    expect(first?.code).not.toBe(second?.code);
    expect(await outcome(phoneNumber.verify({ code: first?.code ?? '' }))).toBe('136025/2388093');
    expect(await outcome(phoneNumber.verify({ code: second?.code ?? '' }))).toBe('ok');
  });

  it('sends five codes in twelve hours', async () => {
    const { emulator, clock } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.unverified);
    for (let sent = 0; sent < 5; sent++) await phoneNumber.requestVerificationCode(sms);
    expect(await outcome(phoneNumber.requestVerificationCode(sms))).toBe('136024/2388367');
    clock.advance('12h');
    expect(await outcome(phoneNumber.requestVerificationCode(sms))).toBe('ok');
  });

  it('sends no code to a number that is verified', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    expect(await outcome(phoneNumber.requestVerificationCode(sms))).toBe('ok');
    expect(await outcome(phoneNumber.verify({ code: '123456' }))).toBe('ok');
    expect(await outcome(phoneNumber.requestVerificationCode(sms))).toBe('136024/2388091');
  });

  it('leaves a test number unverified and connected', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.test);
    await phoneNumber.requestVerificationCode(sms);
    await phoneNumber.verify({ code: '123456' });
    const { data } = await phoneNumber.get();
    expect(data).toMatchObject({ code_verification_status: 'NOT_VERIFIED', status: 'CONNECTED' });
  });
});

describe('registration', () => {
  it('needs a verified number', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.unverified);
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('133006');
  });

  it('makes the first PIN the PIN, and remembers it across deregistering', async () => {
    const { emulator } = emulatorAt();
    const whatsapp = clientFor(emulator, demo.unverified);
    const { phoneNumber } = whatsapp;
    await phoneNumber.requestVerificationCode(sms);
    await phoneNumber.verify({ code: '123456' });
    expect((await phoneNumber.get()).data.is_pin_enabled).toBe(false);
    await phoneNumber.register({ pin: '012345' });
    expect(await statusOf(whatsapp)).toBe('CONNECTED');
    await phoneNumber.deregister();
    expect(await statusOf(whatsapp)).toBe('DISCONNECTED');
    expect((await phoneNumber.get()).data).toMatchObject({
      is_pin_enabled: true,
      platform_type: 'NOT_APPLICABLE',
      code_verification_status: 'VERIFIED',
    });
    expect(await outcome(phoneNumber.register({ pin: '123450' }))).toBe('133005');
    expect(await outcome(phoneNumber.register({ pin: '012345' }))).toBe('ok');
    expect(await statusOf(whatsapp)).toBe('CONNECTED');
  });

  it('answers to ten requests in 72 hours, the failed ones included, and then locks for 72 hours', async () => {
    const { emulator, clock } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    for (let request = 0; request < 10; request++) {
      const pin = request % 2 ? '123456' : '000000';
      expect(await outcome(phoneNumber.register({ pin }))).toBe(request % 2 ? 'ok' : '133005');
      clock.advance('1h');
    }
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('133016');
    clock.advance('71h');
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('133016');
    clock.advance('1h');
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('ok');
  });

  it('counts deregistering apart from registering', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    for (let request = 0; request < 10; request++) await phoneNumber.deregister();
    expect(await outcome(phoneNumber.deregister())).toBe('133016');
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('ok');
  });

  it('waits for the certificate of the name where provisioning takes time', async () => {
    const { emulator, clock } = emulatorAt({ provisioningDelay: '5m' });
    const { phoneNumber } = clientFor(emulator, demo.unverified);
    await phoneNumber.requestVerificationCode(sms);
    await phoneNumber.verify({ code: '123456' });
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('100/2388001');
    clock.advance('5m');
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('ok');
  });

  it('refuses to deregister an unregistered number where the setting says so', async () => {
    const { emulator } = emulatorAt({ deregisterTwice: 'refuse' });
    const { phoneNumber } = clientFor(emulator, demo.unverified);
    expect(await outcome(phoneNumber.deregister())).toBe('133010');
  });
});

describe('the two-step PIN', () => {
  it('is replaced without knowing the old one', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber, twoStepVerification } = clientFor(emulator, demo.connected);
    expect(await outcome(twoStepVerification.update({ pin: '654321' }))).toBe('ok');
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('133005');
    expect(await outcome(phoneNumber.register({ pin: '654321' }))).toBe('ok');
  });

  it('cannot be set before the number is registered, unless the setting allows it', async () => {
    const strict = clientFor(emulatorAt().emulator, demo.unverified);
    expect(await outcome(strict.twoStepVerification.setup({ pin: '123456' }))).toBe('133010');
    const lenient = clientFor(
      emulatorAt({ pinBeforeRegistration: true }).emulator,
      demo.unverified,
    );
    expect(await outcome(lenient.twoStepVerification.setup({ pin: '123456' }))).toBe('ok');
  });

  it('locks after five wrong guesses, says for how long, and opens again', async () => {
    const { emulator, clock } = emulatorAt({ registrationLimit: 100 });
    const { phoneNumber } = clientFor(emulator, demo.connected);
    for (let guess = 0; guess < 5; guess++) {
      expect(await outcome(phoneNumber.register({ pin: '000000' }))).toBe('133005');
    }
    expect(await outcome(phoneNumber.register({ pin: '000000' }))).toBe('133008');
    await expect(phoneNumber.register({ pin: '123456' })).rejects.toThrow(
      'Try again in 3600 seconds',
    );
    clock.advance('1h');
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('ok');
  });

  it('may be guessed only so fast where the setting says so', async () => {
    const { emulator, clock } = emulatorAt({ pinPace: '2s' });
    const { phoneNumber } = clientFor(emulator, demo.connected);
    expect(await outcome(phoneNumber.register({ pin: '000000' }))).toBe('133005');
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('133009');
    clock.advance('2s');
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('ok');
  });
});

describe('the display name', () => {
  const nameOf = async ({ phoneNumber }: ReturnType<typeof clientFor>) => {
    const { data } = await phoneNumber.get();
    return [data.verified_name, data.name_status, data.new_display_name, data.new_name_status];
  };

  it('of a new number waits for review until it is decided', async () => {
    const { emulator } = emulatorAt();
    const whatsapp = clientFor(emulator, demo.unverified);
    expect(await nameOf(whatsapp)).toEqual([
      'Lucky Shrub Seeds',
      'PENDING_REVIEW',
      undefined,
      'NONE',
    ]);
    expect(emulator.control.names.approve(demo.unverified)).toEqual({
      phoneNumberId: demo.unverified,
      displayName: 'Lucky Shrub Seeds',
      decision: 'APPROVED',
      rejectionReason: null,
    });
    expect(await nameOf(whatsapp)).toEqual(['Lucky Shrub Seeds', 'APPROVED', undefined, 'NONE']);
    expect(() => emulator.control.names.approve(demo.unverified)).toThrow('waits for review');
  });

  it('that is turned down is DECLINED, and another can be asked for', async () => {
    const { emulator } = emulatorAt();
    const whatsapp = clientFor(emulator, demo.connected);
    await whatsapp.phoneNumber.updateDisplayName({ displayName: 'The Best' });
    const { decision, rejectionReason } = emulator.control.names.reject(
      demo.connected,
      'NAME_NOT_CONSISTENT',
    );
    expect([decision, rejectionReason]).toEqual(['REJECTED', 'NAME_NOT_CONSISTENT']);
    expect(await nameOf(whatsapp)).toEqual(['Lucky Shrub', 'APPROVED', 'The Best', 'DECLINED']);
    expect(await outcome(whatsapp.phoneNumber.updateDisplayName({ displayName: 'Lucky' }))).toBe(
      'ok',
    );
  });

  it('has one change in review at a time; asking for the same again changes nothing', async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const ask = (displayName: string) => outcome(phoneNumber.updateDisplayName({ displayName }));
    expect(await ask('Lucky Shrub Cacti')).toBe('ok');
    expect(await ask('Lucky Shrub Cacti')).toBe('ok');
    expect(await ask('Lucky Shrub Ferns')).toBe('100');
  });

  it('does not hold by registering before the approval', async () => {
    const { emulator } = emulatorAt();
    const whatsapp = clientFor(emulator, demo.connected);
    await whatsapp.phoneNumber.updateDisplayName({ displayName: 'Lucky Shrub Cacti' });
    await whatsapp.phoneNumber.register({ pin: '123456' });
    expect(await nameOf(whatsapp)).toEqual([
      'Lucky Shrub',
      'APPROVED',
      'Lucky Shrub Cacti',
      'PENDING_REVIEW',
    ]);
  });

  it('is taken back where nobody registers within 14 days of the approval', async () => {
    const { emulator, clock } = emulatorAt();
    const whatsapp = clientFor(emulator, demo.connected);
    await whatsapp.phoneNumber.updateDisplayName({ displayName: 'Lucky Shrub Cacti' });
    emulator.control.names.approve(demo.connected);
    clock.advance('14d');
    expect(await nameOf(whatsapp)).toEqual([
      'Lucky Shrub',
      'APPROVED',
      'Lucky Shrub Cacti',
      'EXPIRED',
    ]);
    await whatsapp.phoneNumber.register({ pin: '123456' });
    expect(await nameOf(whatsapp)).toEqual([
      'Lucky Shrub',
      'APPROVED',
      'Lucky Shrub Cacti',
      'EXPIRED',
    ]);
  });

  it('that was approved and never registered ends when another is asked for', async () => {
    const { emulator } = emulatorAt();
    const whatsapp = clientFor(emulator, demo.connected);
    await whatsapp.phoneNumber.updateDisplayName({ displayName: 'Lucky Shrub Cacti' });
    emulator.control.names.approve(demo.connected);
    await whatsapp.phoneNumber.updateDisplayName({ displayName: 'Lucky Shrub Ferns' });
    expect(await nameOf(whatsapp)).toEqual([
      'Lucky Shrub',
      'APPROVED',
      'Lucky Shrub Ferns',
      'PENDING_REVIEW',
    ]);
  });

  it('can be changed ten times in 30 days', async () => {
    const { emulator, clock } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const change = (index: number) =>
      outcome(phoneNumber.updateDisplayName({ displayName: `Lucky Shrub ${index}` }));
    for (let index = 0; index < 10; index++) {
      expect(await change(index)).toBe('ok');
      emulator.control.names.reject(demo.connected);
    }
    expect(await change(10)).toBe('100');
    clock.advance('30d');
    expect(await change(11)).toBe('ok');
  });
});

describe('a number that is also used on a phone', () => {
  it('can be neither registered nor deregistered', async () => {
    const { emulator } = emulatorAt();
    const snapshot = emulator.control.snapshot();
    const nodes = snapshot.nodes.map((node) =>
      node.kind === 'phoneNumber' ? { ...node, onPhone: true } : node,
    );
    emulator.control.restore({ ...snapshot, nodes });
    const { phoneNumber } = clientFor(emulator, demo.connected);
    expect((await phoneNumber.get({ fields: ['is_on_biz_app'] })).data.is_on_biz_app).toBe(true);
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('100');
    expect(await outcome(phoneNumber.deregister())).toBe('100');
  });
});

describe('a setting that cannot be', () => {
  it.each([
    ['codeLifetime', { codeLifetime: '10 minutes' }],
    ['verificationCode', { verificationCode: '12' }],
    ['registrationLimit', { registrationLimit: -1 }],
    ['deregisterTwice', { deregisterTwice: 'no' as never }],
    ['colour', { colour: 'red' } as never],
  ])('is refused by name: %s', (name, settings) => {
    expect(() => emulatorAt(settings)).toThrow(name);
  });
});

describe('health', () => {
  it('names the account, and what stands in the way', async () => {
    const { emulator } = emulatorAt();
    const healthOf = async (id: string) =>
      (await clientFor(emulator, id).phoneNumber.get({ fields: ['health_status'] })).data
        .health_status;
    expect((await healthOf(demo.connected)).can_send_message).toBe('AVAILABLE');
    expect((await healthOf(demo.test)).can_send_message).toBe('LIMITED');
    const blocked = await healthOf(demo.unverified);
    expect(blocked.can_send_message).toBe('BLOCKED');
    expect(blocked.entities[0]?.errors?.[0]?.error_code).toBe(133010);
    expect(blocked.entities.find(({ entity_type }) => entity_type === 'WABA')?.id).toBe(
      demo.accountId,
    );
  });
});
