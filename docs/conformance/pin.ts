import type { faults } from '../../packages/emulator/src/fault.ts';
import { read, register, times, toldOf } from './acts.ts';
import { allOf, type Behaviour, does, type RefusalsOf, refuses, type Topic } from './behaviour.ts';
import { documented, guessed, pages } from './sources.ts';
import { demo } from './stage.ts';

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
