import { deregister, register, requestCode, times, toldOf, verify, verifyCode } from './acts.ts';
import type { DecidedOf } from './setting.ts';
import { assumed, documented, guessed, pages, recorded, reported } from './sources.ts';
import { demo } from './stage.ts';

const wrong = '000000';

/** What is decided on the way to a registered number. */
export const registrationSettings: DecidedOf<
  | 'verificationCode'
  | 'codeLifetime'
  | 'codeRequestLimit'
  | 'codeRequestWindow'
  | 'wrongCodeLimit'
  | 'provisioningDelay'
  | 'registrationLimit'
  | 'registrationWindow'
  | 'registrationLock'
  | 'wrongPinLimit'
  | 'pinLock'
  | 'pinPace'
  | 'pinBeforeRegistration'
  | 'pinEventOfApi'
  | 'deregisterTwice'
  | 'onboardingEvent'
> = {
  verificationCode: {
    what: 'the code that is sent',
    ...assumed('a real one is random'),
    to: '654321',
    tries: async (stage) => {
      await requestCode(stage);
      return stage.control.codes.latest(demo.unverified)?.code;
    },
    outcomes: ['123456', '654321'],
  },
  codeLifetime: {
    what: 'how a code of half an hour ago is answered',
    ...assumed(pages.openApi),
    to: '1h',
    tries: async (stage) => {
      await requestCode(stage);
      await stage.advance('30m');
      return (await verifyCode(stage)).refusal.code;
    },
    outcomes: ['400 136025/2388093', '200'],
  },
  codeRequestLimit: {
    what: 'how the third code is answered',
    ...guessed,
    to: 2,
    tries: async (stage) => (await times(3, () => requestCode(stage))).refusal.code,
    outcomes: ['200', '400 136024/2388367'],
  },
  codeRequestWindow: {
    what: 'how the sixth code is answered, an hour after the fifth',
    ...reported('Embedded Signup shows a wait of about 12 hours'),
    to: '1h',
    tries: async (stage) => {
      await times(5, () => requestCode(stage));
      await stage.advance('1h');
      return (await requestCode(stage)).refusal.code;
    },
    outcomes: ['400 136024/2388367', '200'],
  },
  wrongCodeLimit: {
    what: 'how the right code is answered after a wrong one',
    ...guessed,
    to: 1,
    tries: async (stage) => {
      await requestCode(stage);
      await verifyCode(stage, demo.unverified, wrong);
      return (await verifyCode(stage)).refusal.code;
    },
    outcomes: ['200', '400 136025/2388093'],
  },
  provisioningDelay: {
    what: 'how registering right after the verification is answered',
    ...reported(`${pages.certificate}; how long it takes is unknown`),
    to: '5m',
    tries: async (stage) => {
      await verify(stage);
      return (await register(stage, demo.unverified)).refusal.code;
    },
    outcomes: ['200', '400 100/2388001'],
  },
  registrationLimit: {
    what: 'how the third registration is answered',
    ...documented(pages.registration),
    to: 2,
    tries: async (stage) => (await times(3, () => register(stage))).refusal.code,
    outcomes: ['200', '400 133016'],
  },
  registrationWindow: {
    what: 'how the 11th registration is answered, a day after the tenth',
    ...documented(pages.registration),
    to: '24h',
    tries: async (stage) => {
      await times(10, () => register(stage));
      await stage.advance('24h');
      return (await register(stage)).refusal.code;
    },
    outcomes: ['400 133016', '200'],
  },
  registrationLock: {
    what: 'how registering is answered 72 hours after the one that was too many',
    ...assumed(`${pages.registration} does not say from when the 72 hours run`),
    to: '96h',
    tries: async (stage) => {
      await times(11, () => register(stage));
      await stage.advance('72h');
      return (await register(stage)).refusal.code;
    },
    outcomes: ['200', '400 133016'],
  },
  wrongPinLimit: {
    what: 'how the second wrong PIN is answered',
    ...guessed,
    to: 1,
    tries: async (stage) =>
      (await times(2, () => register(stage, demo.connected, wrong))).refusal.code,
    outcomes: ['400 133005', '400 133008'],
  },
  pinLock: {
    what: 'how the right PIN is answered an hour after too many wrong ones',
    ...guessed,
    to: '2h',
    tries: async (stage) => {
      await times(6, () => register(stage, demo.connected, wrong));
      await stage.advance('1h');
      return (await register(stage)).refusal.code;
    },
    outcomes: ['200', '400 133008'],
  },
  pinPace: {
    what: 'how a second wrong PIN is answered within the moment',
    ...guessed,
    to: '2s',
    tries: async (stage) =>
      (await times(2, () => register(stage, demo.connected, wrong))).refusal.code,
    outcomes: ['400 133005', '400 133009'],
  },
  pinBeforeRegistration: {
    what: 'how setting the PIN of a number is answered that is not registered',
    ...reported(pages.hermes),
    to: true,
    tries: async ({ post }) => (await post(demo.unverified, { pin: '654321' })).refusal.code,
    outcomes: ['400 133010', '200'],
  },
  pinEventOfApi: {
    what: 'what `security` tells of a PIN that a call set',
    ...assumed(`${pages.payload('security')} tells of WhatsApp Manager only`),
    to: true,
    tries: async (stage) => {
      await stage.listen();
      await stage.post(demo.connected, { pin: '654321' });
      return (await toldOf(stage, 'security')).map(({ event }) => event);
    },
    outcomes: [[], ['PIN_CHANGED']],
  },
  deregisterTwice: {
    what: 'how deregistering is answered of a number that is not registered',
    ...recorded(`${pages.ruby}, weakly`),
    to: 'refuse',
    tries: async (stage) => (await deregister(stage, demo.unverified)).refusal.code,
    outcomes: ['200', '400 133010'],
  },
  onboardingEvent: {
    what: 'what `phone_number_quality_update` tells of a first registration',
    ...documented(`${pages.payload('phone_number_quality_update')}; not clearly when`),
    to: true,
    tries: async (stage) => {
      await stage.listen();
      await verify(stage);
      await register(stage, demo.unverified);
      return (await toldOf(stage, 'phone_number_quality_update')).map(({ event }) => event);
    },
    outcomes: [[], ['ONBOARDING']],
  },
};
