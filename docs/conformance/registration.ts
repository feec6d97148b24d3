import type { faults } from '../../packages/emulator/src/fault.ts';
import {
  deregister,
  read,
  register,
  requestCode,
  times,
  toldOf,
  verify,
  verifyCode,
} from './acts.ts';
import { allOf, type Behaviour, does, type RefusalsOf, refuses, type Topic } from './behaviour.ts';
import { assumed, documented, guessed, pages, recorded, reported } from './sources.ts';
import { demo } from './stage.ts';

type OwnershipRefusal = 'codeNotSent' | 'codesTooOften' | 'codeWrong';

const notSent = (says: string) => ({ code: '400 136024/2388091', says });
const wrongCode = { code: '400 136025/2388093', says: 'The code entered is incorrect.' };

export const ownershipRefusals: RefusalsOf<Pick<typeof faults, OwnershipRefusal>> = {
  codeNotSent: [
    refuses(
      'a code for a number that is verified',
      reported(`${pages.errors} explains the subcode; integrators take it so`),
      notSent('Please try again in some time.'),
      async (stage) => {
        await verify(stage);
        return requestCode(stage);
      },
    ),
    ...(
      [
        ['an SMS to a number that receives none', { noSms: true }, 'SMS'],
        ['a call to a number that receives none', { noVoice: true }, 'VOICE'],
        ['a code for a number that is banned', { banned: true }, 'SMS'],
      ] as const
    ).map(([what, facts, code_method]) =>
      refuses(
        what,
        assumed(`${pages.java} has the code; that it is this one is assumed`),
        notSent('This phone number '),
        ({ post, control }) => {
          control.lines.update('16315552000', facts);
          return post(`${demo.unverified}/request_code`, { code_method, language: 'en' });
        },
      ),
    ),
  ],
  codesTooOften: refuses(
    'a sixth code in 12 hours',
    recorded('a response of July 2026 that an integrator published; the number is assumed'),
    { code: '400 136024/2388367', says: 'You have requested too many codes.' },
    (stage) => times(6, () => requestCode(stage)),
    'codeRequestLimit',
  ),
  codeWrong: [
    refuses(
      'another code than the one that was sent',
      recorded(pages.java),
      wrongCode,
      async (stage) => {
        await requestCode(stage);
        return verifyCode(stage, demo.unverified, '000000');
      },
    ),
    refuses('a code that was used', assumed(pages.openApi), wrongCode, async (stage) => {
      await verify(stage);
      return verifyCode(stage);
    }),
    refuses(
      'a code that is ten minutes old',
      assumed(pages.openApi),
      wrongCode,
      async (stage) => {
        await requestCode(stage);
        await stage.advance('10m');
        return verifyCode(stage);
      },
      'codeLifetime',
    ),
    refuses(
      'the right code after five wrong ones',
      guessed,
      wrongCode,
      async (stage) => {
        await requestCode(stage);
        await times(5, () => verifyCode(stage, demo.unverified, '000000'));
        return verifyCode(stage);
      },
      'wrongCodeLimit',
    ),
  ],
};

const ownershipAs: readonly Behaviour[] = [
  does(
    'a code is six digits',
    documented(pages.numbers),
    async (stage) => {
      await requestCode(stage);
      return stage.control.codes.latest(demo.unverified)?.message;
    },
    'WhatsApp code 123-456',
  ),
  does(
    'a language may be written with and without its country',
    documented(pages.numbers),
    async ({ post }) =>
      (await post(`${demo.unverified}/request_code`, { code_method: 'VOICE', language: 'en' }))
        .body,
    { success: true },
  ),
  does(
    'a new code makes the one before it void',
    guessed,
    async (stage) => {
      stage.set({ verificationCode: '111111' });
      await requestCode(stage);
      stage.set({ verificationCode: '222222' });
      await requestCode(stage);
      return (await verifyCode(stage, demo.unverified, '111111')).refusal.code;
    },
    '400 136025/2388093',
  ),
  does(
    'a number that was verified is PENDING until it is registered',
    recorded(pages.chatwoot),
    async (stage) => {
      await verify(stage);
      return read(stage, 'status,code_verification_status,platform_type', demo.unverified);
    },
    ['PENDING', 'VERIFIED', 'NOT_APPLICABLE'],
  ),
  does(
    'a proof that has expired can be renewed, and the number stays connected',
    documented(`${pages.codegen} has the value EXPIRED`),
    async (stage) => {
      const before = await read(stage, 'status,code_verification_status');
      await verify(stage, demo.connected);
      return [...before, ...(await read(stage, 'status,code_verification_status'))];
    },
    ['CONNECTED', 'EXPIRED', 'CONNECTED', 'VERIFIED'],
  ),
];

export const ownership: Topic = {
  title: 'Proving ownership',
  behaviours: [...ownershipAs, ...allOf(ownershipRefusals)],
};

type RegistrationRefusal =
  | 'certificateMissing'
  | 'registeredElsewhere'
  | 'sharedWithPhone'
  | 'reverificationNeeded'
  | 'registrationsTooOften'
  | 'deregistrationIncomplete'
  | 'notRegistered';

const tooOften = { code: '400 133016', says: 'Registration or deregistration failed because' };

export const registrationRefusals: RefusalsOf<Pick<typeof faults, RegistrationRefusal>> = {
  certificateMissing: refuses(
    'registering before the display name was processed',
    reported(pages.certificate),
    { code: '400 100/2388001', says: 'Your display name could not be processed.' },
    async (stage) => {
      stage.set({ provisioningDelay: '5m' });
      await verify(stage);
      return register(stage, demo.unverified);
    },
    'provisioningDelay',
  ),
  registeredElsewhere: refuses(
    'a number that is in use on a phone',
    recorded('a response that several integrators published'),
    { code: '400 100/2388001', says: 'This phone number is registered to an existing WhatsApp' },
    async (stage) => {
      await verify(stage);
      stage.control.lines.update('16315552000', { onHandset: true });
      return register(stage, demo.unverified);
    },
  ),
  sharedWithPhone: (['Register', 'Deregister'] as const).map((operation) =>
    refuses(
      `to ${operation.toLowerCase()} a number of the WhatsApp Business app`,
      documented(`${pages.coexistence}; the words are of ${pages.openApi}`),
      { code: '400 100', says: `${operation} endpoint is not available` },
      (stage) => {
        stage.control.numbers.update(demo.connected, { coexistence: true });
        return operation === 'Register' ? register(stage) : deregister(stage);
      },
    ),
  ),
  reverificationNeeded: refuses(
    'a number that is not verified',
    documented(pages.errors),
    { code: '400 133006', says: 'Phone number needs to be verified before registering' },
    (stage) => register(stage, demo.unverified),
  ),
  registrationsTooOften: [
    refuses(
      'the 11th registration in 72 hours, those that failed counted',
      documented(`${pages.registration}; that failed ones count is reported`),
      tooOften,
      (stage) =>
        times(11, (turn) => register(stage, demo.connected, turn % 3 ? demo.pin : '000000')),
      'registrationLimit',
    ),
    refuses(
      'a registration 71 hours after the one that was too many',
      assumed(`${pages.registration} does not say from when the 72 hours run`),
      tooOften,
      async (stage) => {
        await times(11, () => register(stage));
        await stage.advance('71h');
        return register(stage);
      },
      'registrationLock',
    ),
    refuses('the 11th deregistration', documented(pages.registration), tooOften, (stage) =>
      times(11, () => deregister(stage)),
    ),
  ],
  deregistrationIncomplete: refuses(
    'registering after a deregistration failed half-way',
    documented(pages.errors),
    { code: '500 133000', says: 'A previous deregistration attempt failed.' },
    (stage) => {
      stage.control.numbers.update(demo.connected, { incompleteDeregistration: true });
      return register(stage);
    },
  ),
  notRegistered: [
    refuses(
      'sending from a number that is not registered',
      recorded('a response that several integrators published'),
      { code: '400 133010', says: 'The phone number is not registered on the WhatsApp Business' },
      ({ post }) =>
        post(`${demo.unverified}/messages`, {
          messaging_product: 'whatsapp',
          to: '16505551234',
          text: { body: 'Hello' },
        }),
    ),
    refuses(
      'a PIN for a number that is not registered',
      reported(pages.hermes),
      { code: '400 133010', says: 'The phone number is not registered' },
      ({ post }) => post(demo.unverified, { pin: '654321' }),
      'pinBeforeRegistration',
    ),
  ],
};

const registrationAs: readonly Behaviour[] = [
  does(
    'registering connects the number and sets its first PIN',
    recorded(`${pages.ruby}; ${pages.java}`),
    async (stage) => {
      await verify(stage);
      await register(stage, demo.unverified, '012345');
      return read(stage, 'status,platform_type,throughput,is_pin_enabled', demo.unverified);
    },
    ['CONNECTED', 'CLOUD_API', { level: 'STANDARD' }, true],
  ),
  does(
    'registering again with the right PIN is a success',
    documented(pages.registration),
    async (stage) => (await register(stage)).body,
    { success: true },
  ),
  does(
    'deregistering disconnects the number, and keeps its PIN and its proof',
    recorded(`${pages.ruby}; that the platform is NOT_APPLICABLE is assumed`),
    async (stage) => {
      await deregister(stage);
      return read(stage, 'status,platform_type,is_pin_enabled,code_verification_status');
    },
    ['DISCONNECTED', 'NOT_APPLICABLE', true, 'EXPIRED'],
  ),
  does(
    'a number that was deregistered is registered again with the PIN it had, and no new code',
    documented(pages.registration),
    async (stage) => {
      await deregister(stage);
      const wrong = await register(stage, demo.connected, '654321');
      return [wrong.refusal.code, (await register(stage)).body];
    },
    ['400 133005', { success: true }],
  ),
  does(
    'deregistering twice is a success',
    recorded(`${pages.ruby}, weakly; ${pages.openApi} says 100/2207051`),
    async (stage) => {
      await deregister(stage);
      return (await deregister(stage)).body;
    },
    { success: true },
    'deregisterTwice',
  ),
  does(
    'registering and deregistering are counted apart',
    assumed(`${pages.registration} can be read both ways`),
    async (stage) => {
      await times(10, () => register(stage));
      return (await deregister(stage)).status;
    },
    200,
  ),
  does(
    'a deregistration that failed half-way is made good by another',
    documented(pages.errors),
    async (stage) => {
      stage.control.numbers.update(demo.connected, { incompleteDeregistration: true });
      await deregister(stage);
      return (await register(stage)).body;
    },
    { success: true },
  ),
  does(
    'a test number is registered without ever being verified',
    recorded(pages.ruby),
    async (stage) => {
      await deregister(stage, demo.test);
      return (await register(stage, demo.test)).body;
    },
    { success: true },
  ),
  does(
    'a region that is given is where messages are stored, until the number is deregistered',
    documented(`${pages.registration}; the changelog of v21 says that it is not taken any more`),
    async (stage) => {
      const input = {
        messaging_product: 'whatsapp',
        pin: demo.pin,
        data_localization_region: 'DE',
      };
      await stage.post(`${demo.connected}/register`, input);
      const before = (await stage.get(`${demo.connected}/settings`)).body.storage_configuration;
      await deregister(stage);
      const after = (await stage.get(`${demo.connected}/settings`)).body.storage_configuration;
      return [before, after];
    },
    [
      { status: 'IN_COUNTRY_STORAGE_ENABLED', data_localization_region: 'DE' },
      { status: 'DEFAULT' },
    ],
  ),
  refuses(
    'registering a number that is banned',
    assumed(`${pages.errors} has the code; that it is this one is assumed`),
    { code: '403 131031', says: 'This phone number is banned from WhatsApp.' },
    (stage) => {
      stage.control.numbers.update(demo.connected, { banned: true });
      return register(stage);
    },
  ),
  does(
    'no webhook tells of a registration or its end',
    assumed('none is documented; `onboardingEvent` tells one'),
    async (stage) => {
      await stage.listen();
      await verify(stage);
      await register(stage, demo.unverified);
      await deregister(stage, demo.unverified);
      return (await stage.told()).length;
    },
    0,
    'onboardingEvent',
  ),
];

export const registration: Topic = {
  title: 'Registering and deregistering',
  behaviours: [...registrationAs, ...allOf(registrationRefusals)],
};

type PinRefusal = 'pinWrong' | 'pinLocked' | 'pinTooFast';

const wrong = '000000';

export const pinRefusals: RefusalsOf<Pick<typeof faults, PinRefusal>> = {
  pinWrong: refuses(
    'a PIN that is not the number’s',
    documented(pages.errors),
    { code: '400 133005', says: 'Two step verification PIN does not match.' },
    (stage) => register(stage, demo.connected, wrong),
  ),
  pinLocked: refuses(
    'the sixth wrong PIN within an hour',
    documented(`${pages.errors}; how many, and for how long, is assumed`),
    {
      code: '400 133008',
      says: 'Too many two-step verification PIN guesses for this phone number.',
    },
    (stage) => times(6, () => register(stage, demo.connected, wrong)),
    'wrongPinLimit',
  ),
  pinTooFast: refuses(
    'two tries at the PIN within a moment',
    documented(`${pages.errors}; how fast that is, is assumed, and it is off by default`),
    { code: '400 133009', says: 'Two-step verification PIN was entered too quickly.' },
    (stage) => {
      stage.set({ pinPace: '2s' });
      return times(2, () => register(stage, demo.connected, wrong));
    },
    'pinPace',
  ),
};

const pinAs: readonly Behaviour[] = [
  does(
    'a PIN is replaced without the old one',
    documented(pages.pin),
    async (stage) => {
      await stage.post(demo.connected, { pin: '654321' });
      return (await register(stage, demo.connected, '654321')).body;
    },
    { success: true },
  ),
  does(
    'a PIN that is replaced ends a lock on guesses',
    guessed,
    async (stage) => {
      await times(6, () => register(stage, demo.connected, wrong));
      await stage.post(demo.connected, { pin: '654321' });
      return (await register(stage, demo.connected, '654321')).body;
    },
    { success: true },
  ),
  does(
    'no call turns two-step verification off; WhatsApp Manager does, by a link in an email',
    documented(pages.pin),
    async (stage) => {
      const asked = stage.control.pin.requestReset(demo.connected).isPinEnabled;
      const done = stage.control.pin.confirmReset(demo.connected).isPinEnabled;
      return [asked, done, ...(await read(stage, 'is_pin_enabled'))];
    },
    [true, false, false],
  ),
  does(
    '`security` tells that turning it off was asked for, and by whom, and that it is off',
    documented(pages.payload('security')),
    async (stage) => {
      await stage.listen();
      stage.control.pin.turnOff(demo.connected);
      return (await toldOf(stage, 'security')).map(({ event, requester }) => [
        event,
        typeof requester,
      ]);
    },
    [
      ['PIN_RESET_REQUEST', 'string'],
      ['PIN_REQUEST_SUCCESS', 'undefined'],
    ],
  ),
  does(
    '`security` tells that WhatsApp Manager changed the PIN',
    documented(pages.payload('security')),
    async (stage) => {
      await stage.listen();
      stage.control.pin.change(demo.connected, demo.pin, '654321');
      return toldOf(stage, 'security');
    },
    [{ display_phone_number: '16315551000', event: 'PIN_CHANGED' }],
    'pinEventOfApi',
  ),
  does(
    'a number without a PIN takes the one it is registered with',
    documented(pages.registration),
    async (stage) => {
      stage.control.pin.turnOff(demo.connected);
      await register(stage, demo.connected, '777777');
      return (await register(stage)).refusal.code;
    },
    '400 133005',
  ),
];

export const pin: Topic = {
  title: 'The two-step PIN',
  behaviours: [...pinAs, ...allOf(pinRefusals)],
};
