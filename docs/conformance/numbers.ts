import type { faults } from '../../packages/emulator/src/fault.ts';
import { add, deregister, pool, read, register, times } from './acts.ts';
import { allOf, type Behaviour, does, type RefusalsOf, refuses, type Topic } from './behaviour.ts';
import { listing, reading } from './reading.ts';
import { assumed, documented, guessed, pages, reported } from './sources.ts';
import { demo } from './stage.ts';

type NumberRefusal =
  | 'alreadyListed'
  | 'numberImpossible'
  | 'shortCode'
  | 'numberBanned'
  | 'numberCapReached'
  | 'numberTaken'
  | 'accountOfOnePhone'
  | 'cannotAddNumbers'
  | 'recentlyDeleted';

const inWords = assumed(`${pages.reference} documents no more than the code 100`);

export const numberRefusals: RefusalsOf<Pick<typeof faults, NumberRefusal>> = {
  alreadyListed: refuses(
    'a number that is in the account already',
    documented(`${pages.errors}; that the code is 100 is assumed`),
    { code: '400 100/2388012', says: 'This phone number is already in your list' },
    (stage) => add(stage, '6315551000'),
  ),
  numberImpossible: refuses(
    'digits that are no number of a country and area',
    inWords,
    { code: '400 100', says: 'Enter a phone number with a valid country and area code.' },
    (stage) => add(stage, '0315553000'),
  ),
  shortCode: refuses(
    'a short code',
    assumed(`${pages.numbers} has the rule; the refusal is assumed`),
    { code: '400 100', says: 'Short codes are not supported.' },
    (stage) => add(stage, '32665'),
  ),
  numberBanned: refuses(
    'a number that is banned from WhatsApp',
    assumed(`${pages.numbers} has the rule; the refusal is assumed`),
    { code: '400 100', says: 'This phone number is banned from WhatsApp.' },
    (stage) => {
      stage.control.lines.update('12015550123', { banned: true });
      return add(stage);
    },
  ),
  numberCapReached: refuses(
    'one number more than the portfolio may hold',
    assumed(`${pages.numbers} has the rule; 200000 is of ${pages.accountReference}`),
    {
      code: '400 200000',
      says: 'Your business portfolio has reached its limit of 20 phone numbers.',
    },
    (stage) => times(18, (turn) => add(stage, `20155501${10 + turn}`)),
  ),
  accountOfOnePhone: refuses(
    'a second number beside one of the WhatsApp Business app',
    reported('operators, of the rule; the code is assumed'),
    { code: '400 200000', says: 'This WhatsApp Business Account has a number of the WhatsApp' },
    (stage) => {
      stage.control.seed({
        phoneNumbers: [{ id: demo.connected, number: '16315551000', onPhone: true }],
      });
      return add(stage, '2015550123', {}, demo.account);
    },
  ),
  numberTaken: refuses(
    'putting a number into the pool that is in use',
    guessed,
    { code: '400 100', says: 'This phone number is already registered' },
    ({ post }) => post(`${demo.portfolio}/add_phone_numbers`, { phone_number: '16315551000' }),
  ),
  cannotAddNumbers: refuses(
    'adding a number while the account may add none',
    assumed(`${pages.enforcement} has the rule; that it is 368 is assumed`),
    { code: '403 368', says: 'This WhatsApp Business Account is restricted from adding' },
    (stage) => {
      stage.control.accounts.restrict(demo.account, ['RESTRICTED_ADD_PHONE_NUMBER_ACTION']);
      return add(stage);
    },
  ),
  recentlyDeleted: refuses(
    'registering digits that were removed minutes ago',
    documented(pages.errors),
    { code: '400 133015', says: 'The phone number was deleted a short time ago.' },
    async (stage) => {
      stage.control.numbers.remove(demo.connected, demo.pin);
      const { body } = await add(stage, '6315551000');
      return register(stage, body.id);
    },
    'removedNumberWait',
  ),
};

const ids = (body: Record<string, any>) => body.data.map(({ id }: { id: string }) => id);

const adding: readonly Behaviour[] = [
  does(
    'a number that was added is UNVERIFIED, and registered nowhere',
    reported('WhatsApp Manager says Unverified; many notes of integrators say PENDING'),
    async (stage) => {
      const { body } = await add(stage);
      const fields = 'status,code_verification_status,platform_type,throughput,is_pin_enabled';
      return read(stage, fields, body.id);
    },
    ['UNVERIFIED', 'NOT_VERIFIED', 'NOT_APPLICABLE', { level: 'NOT_APPLICABLE' }, false],
  ),
  does(
    'the number may be given with its country code, and without',
    documented(`${pages.numbers}; how Meta tells them apart is assumed`),
    async (stage) => {
      const one = await add(stage, '12015550123');
      const two = await add(stage, '2015550124');
      return [
        ...(await read(stage, 'display_phone_number', one.body.id)),
        ...(await read(stage, 'display_phone_number', two.body.id)),
      ];
    },
    ['+1 201-555-0123', '+1 201-555-0124'],
  ),
  does(
    'plus, spaces, brackets and dashes are taken',
    documented(pages.messages),
    async (stage) => (await add(stage, '(201) 555-0123')).status,
    200,
  ),
  does(
    'a number that an admin removed is gone, and can be added again',
    documented(pages.numbers),
    async (stage) => {
      stage.control.numbers.remove(demo.connected, demo.pin);
      const gone = await stage.get(demo.connected);
      return [gone.refusal.code, (await add(stage, '6315551000')).status];
    },
    ['400 100/33', 200],
    'removedNumbers',
  ),
  does(
    'the pool of the portfolio does not count against its cap',
    guessed,
    async (stage) => {
      await times(30, (turn) => pool(stage, `120155501${10 + turn}`));
      return (await add(stage, '2015550199')).status;
    },
    200,
  ),
  does(
    'deregistering keeps the number in its account',
    documented(pages.registration),
    async (stage) => {
      await deregister(stage);
      return ids((await stage.get(`${demo.account}/phone_numbers`)).body).includes(demo.connected);
    },
    true,
  ),
];

export const numbers: Topic = {
  title: 'Numbers: reading, listing, adding',
  behaviours: [...reading, ...listing, ...adding, ...allOf(numberRefusals)],
};
