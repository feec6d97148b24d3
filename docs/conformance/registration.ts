import type { faults } from '../../packages/emulator/src/fault.ts';
import { deregister, read, register, times, verify } from './acts.ts';
import { allOf, type Behaviour, does, type RefusalsOf, refuses, type Topic } from './behaviour.ts';
import { assumed, documented, pages, recorded, reported } from './sources.ts';
import { demo } from './stage.ts';

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
