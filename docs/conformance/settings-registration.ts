import {
  add,
  deregister,
  migrate,
  poolVerified,
  read,
  register,
  rename,
  requestCode,
  times,
  toldOf,
  verify,
  verifyCode,
} from './acts.ts';
import type { DecidedOf } from './setting.ts';
import { assumed, documented, guessed, pages, recorded, reported } from './sources.ts';
import { demo } from './stage.ts';

const wrong = '000000';

/** What is decided on the way to a registered number, and about its name. */
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
  | 'nameReview'
  | 'firstNameStatus'
  | 'nameChangeLimit'
  | 'nameChangeWindow'
  | 'nameApplyWindow'
  | 'preVerifiedLifetime'
  | 'preVerifiedRenewalWindow'
  | 'unverifiedPoolLifetime'
  | 'claimedNumberWindow'
  | 'migrationPinCheck'
  | 'listMigratedNumbers'
  | 'removedNumbers'
  | 'removedNumberWait'
  | 'raisedNumberCap'
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
  nameReview: {
    what: 'where the review of a name is after a day',
    ...assumed('help pages of providers say a day or two, up to a week'),
    to: '24h',
    tries: async (stage) => {
      await rename(stage);
      await stage.advance('24h');
      return read(stage, 'new_name_status');
    },
    outcomes: [['PENDING_REVIEW'], ['APPROVED']],
  },
  firstNameStatus: {
    what: 'where the review of the name is that a number is added with',
    ...reported('fixtures of integrators have all three'),
    to: 'AVAILABLE_WITHOUT_REVIEW',
    tries: async (stage) => read(stage, 'name_status', (await add(stage)).body.id),
    outcomes: [['PENDING_REVIEW'], ['AVAILABLE_WITHOUT_REVIEW']],
  },
  nameChangeLimit: {
    what: 'how the second change of a name is answered',
    ...documented(pages.names),
    to: 1,
    tries: async (stage) => {
      await rename(stage);
      stage.control.names.reject(demo.connected);
      return (await rename(stage, 'Another Name')).status;
    },
    outcomes: [200, 400],
  },
  nameChangeWindow: {
    what: 'how the 11th change of a name is answered, a day after the tenth',
    ...documented(pages.names),
    to: '24h',
    tries: async (stage) => {
      await times(10, async (turn) => {
        await rename(stage, `Lucky Shrub ${turn}`);
        stage.control.names.reject(demo.connected);
      });
      await stage.advance('24h');
      return (await rename(stage)).status;
    },
    outcomes: [400, 200],
  },
  nameApplyWindow: {
    what: 'the name of a number two weeks after the approval, not registered again',
    ...documented(`${pages.names}; what follows is assumed`),
    to: '30d',
    tries: async (stage) => {
      await rename(stage);
      stage.control.names.approve(demo.connected);
      await stage.advance('14d');
      return read(stage, 'verified_name');
    },
    outcomes: [['Lucky Shrub'], ['Lucky Shrub Garden']],
  },
  preVerifiedLifetime: {
    what: 'the proof of a number of the pool after 28 days',
    ...documented(`${pages.preVerified}: it was 14 days, and 28, before`),
    to: '28d',
    tries: async (stage) => {
      const id = await poolVerified(stage);
      await stage.advance('28d');
      return read(stage, 'code_verification_status', id);
    },
    outcomes: [['VERIFIED'], ['EXPIRED']],
  },
  preVerifiedRenewalWindow: {
    what: 'how a new code for a number of the pool is answered that was just proven',
    ...documented(`${pages.preVerified}; the refusal is assumed`),
    to: '90d',
    tries: async (stage) => (await requestCode(stage, await poolVerified(stage))).refusal.code,
    outcomes: ['400 136024/2388091', '200'],
  },
  unverifiedPoolLifetime: {
    what: 'how reading a number of the pool is answered that nobody verified for a week',
    ...documented(pages.preVerified),
    to: '7d',
    tries: async (stage) => {
      const { body } = await stage.post(`${demo.portfolio}/add_phone_numbers`, {
        phone_number: '12015550123',
      });
      await stage.advance('7d');
      return (await stage.get(body.id)).status;
    },
    outcomes: [200, 400],
  },
  claimedNumberWindow: {
    what: 'how registering a number is answered that was claimed a week ago',
    ...documented(`${pages.preVerified}; what follows is assumed`),
    to: '7d',
    tries: async (stage) => {
      const input = { preverified_id: await poolVerified(stage), verified_name: 'Lucky Shrub' };
      const { body } = await stage.post(`${demo.account}/phone_numbers`, input);
      await stage.advance('7d');
      return (await register(stage, body.id)).refusal.code;
    },
    outcomes: ['200', '400 133006'],
  },
  migrationPinCheck: {
    what: 'how the first call of a migration is answered while the PIN is on',
    ...documented(`${pages.errors}; which call it is, is assumed`),
    to: 'create',
    tries: async (stage) => (await migrate(stage)).refusal.code,
    outcomes: ['200', '400 100/2388001'],
  },
  listMigratedNumbers: {
    what: 'how many numbers an account lists of which one has left',
    ...guessed,
    to: false,
    tries: async (stage) => {
      stage.control.pin.turnOff(demo.connected);
      const { body } = await migrate(stage);
      await verify(stage, body.id);
      await register(stage, body.id);
      return (await stage.get(`${demo.account}/phone_numbers`)).body.data.length;
    },
    outcomes: [3, 2],
  },
  removedNumbers: {
    what: 'what is read of a number that an admin removed',
    ...documented(pages.numbers),
    to: 'shown',
    tries: async ({ control, get }) => {
      control.numbers.remove(demo.connected, demo.pin);
      const { body, refusal } = await get(`${demo.connected}?fields=status`);
      return body.status ?? refusal.code;
    },
    outcomes: ['400 100/33', 'DELETED'],
  },
  removedNumberWait: {
    what: 'how registering digits is answered that were removed five minutes ago',
    ...documented(`${pages.errors}: a few minutes`),
    to: '10m',
    tries: async (stage) => {
      stage.control.numbers.remove(demo.connected, demo.pin);
      const { body } = await add(stage, '6315551000');
      await verify(stage, body.id);
      await stage.advance('5m');
      return (await register(stage, body.id)).refusal.code;
    },
    outcomes: ['200', '400 133015'],
  },
  raisedNumberCap: {
    what: 'how many numbers a business may hold once it is verified',
    ...documented(pages.numbers),
    to: 100,
    tries: ({ control }) => control.portfolio.verify(demo.clientPortfolio).phoneNumberCap,
    outcomes: [20, 100],
  },
};
