import type { faults } from '../../packages/emulator/src/fault.ts';
import {
  add,
  deregister,
  migrate,
  read,
  register,
  rename,
  requestCode,
  setUsername,
  verify,
} from './acts.ts';
import { allOf, type Behaviour, does, type RefusalsOf, refuses, type Topic } from './behaviour.ts';
import { assumed, documented, guessed, pages, recorded, reported } from './sources.ts';
import { demo, type Stage } from './stage.ts';

const reason = (what: string, says: string, prepare: (stage: Stage) => unknown, account?: string) =>
  refuses(
    what,
    documented(`${pages.errors}; the words are Meta's in part`),
    { code: '400 100/2388103', says },
    async (stage) => {
      await prepare(stage);
      return migrate(stage, account);
    },
  );

/** The demo with one thing of its portfolio or accounts changed. */
const seeded =
  (change: {
    readonly destination?: object;
    readonly source?: object;
    readonly portfolio?: object;
  }) =>
  ({ control }: Stage) =>
    control.seed({
      portfolios: [{ id: demo.portfolio, ...change.portfolio }],
      businessAccounts: [
        { id: demo.account, ...change.source },
        { id: demo.secondAccount, ...change.destination },
      ],
      phoneNumbers: [{ id: demo.connected, number: '16315551000' }],
    });

export const migrationRefusals: RefusalsOf<Pick<typeof faults, 'cannotMigrate' | 'twoStepOn'>> = {
  cannotMigrate: [
    reason(
      'moving a number that works nowhere',
      'This phone number can be added directly.',
      (stage) => stage.post(`${demo.connected}/deregister`),
    ),
    reason(
      'moving to an account that nobody is told about',
      'No app is subscribed to the webhooks of the destination',
      seeded({ destination: { subscriptions: [] } }),
    ),
    reason(
      'moving while a name is under review',
      'The display name of this phone number is',
      (stage) => rename(stage),
    ),
    reason(
      'moving from an account that is not approved',
      'The source WhatsApp Business Account is not set up properly.',
      seeded({ source: { review: 'PENDING' } }),
    ),
    reason(
      'moving to an account that nothing pays for',
      'The destination WhatsApp Business Account has no payment method.',
      seeded({ destination: { fundingId: null } }),
    ),
    reason(
      'moving to the account of another business',
      'This phone number belongs to a different business.',
      () => undefined,
      demo.clientAccount,
    ),
    reason(
      'moving while the business is not verified',
      'The business must be verified before',
      seeded({ portfolio: { verification: 'not_verified' } }),
    ),
    reason(
      'moving to an account that is not approved',
      'The destination WhatsApp Business Account is not approved.',
      seeded({ destination: { review: 'PENDING' } }),
    ),
    reason(
      'moving a number of the WhatsApp Business app',
      'This phone number cannot be migrated.',
      ({ control }) => control.numbers.update(demo.connected, { coexistence: true }),
    ),
  ],
  twoStepOn: refuses(
    'registering at the destination while the PIN is on at the source',
    documented(`${pages.errors}; that it is this call is assumed`),
    { code: '400 100/2388001', says: 'Two-step verification must be disabled' },
    async (stage) => {
      const { body } = await migrate(stage);
      await verify(stage, body.id);
      return register(stage, body.id);
    },
    'migrationPinCheck',
  ),
};

async function moved(stage: Stage): Promise<string> {
  const { body } = await migrate(stage);
  await verify(stage, body.id);
  stage.control.pin.turnOff(demo.connected);
  await register(stage, body.id, '654321');
  return body.id;
}

const migrations: readonly Behaviour[] = [
  does(
    'a number that moves gets a new id, and works on its old account until the end',
    documented(pages.moving),
    async (stage) => {
      const { body } = await migrate(stage);
      await verify(stage, body.id);
      return [
        body.id === demo.connected,
        ...(await read(stage, 'status')),
        ...(await read(stage, 'status', body.id)),
      ];
    },
    [false, 'CONNECTED', 'PENDING'],
  ),
  does(
    'registered on its new account, it is MIGRATED on the old one',
    documented(`${pages.moving}; the status is of ${pages.reference}`),
    async (stage) => {
      const id = await moved(stage);
      return [...(await read(stage, 'status')), ...(await read(stage, 'status', id))];
    },
    ['MIGRATED', 'CONNECTED'],
  ),
  does(
    'its name and quality come with it',
    documented(pages.moving),
    async (stage) => {
      stage.control.numbers.update(demo.connected, { quality: 'YELLOW' });
      const id = await moved(stage);
      return read(stage, 'verified_name,name_status,quality_rating', id);
    },
    ['Lucky Shrub', 'APPROVED', 'YELLOW'],
  ),
  does(
    'its username comes with it',
    assumed(pages.usernames),
    async (stage) => {
      await setUsername(stage, 'lucky.shrub');
      return read(stage, 'username', await moved(stage));
    },
    ['lucky.shrub'],
  ),
  does(
    'the number on the old account can be read, and changed no more',
    guessed,
    async (stage) => {
      await moved(stage);
      const renamed = (await rename(stage)).refusal.code;
      return [renamed, (await deregister(stage)).refusal.code, ...(await read(stage, 'status'))];
    },
    ['400 133010', '400 133010', 'MIGRATED'],
  ),
  does(
    'of two moves of one number that were begun, the one that ends first holds',
    documented(`${pages.accounts}: a number is in one account; the refusal is assumed`),
    async (stage) => {
      stage.control.seed({
        portfolios: [{ id: demo.portfolio, verification: 'verified' }],
        businessAccounts: [demo.account, demo.secondAccount, demo.clientAccount].map((id) => ({
          id,
        })),
        phoneNumbers: [{ id: demo.connected, number: '16315551000' }],
      });
      const ids = [
        (await migrate(stage)).body.id,
        (await migrate(stage, demo.clientAccount)).body.id,
      ];
      for (const id of ids) await verify(stage, id);
      stage.control.pin.turnOff(demo.connected);
      const ends = [];
      for (const id of ids) ends.push((await register(stage, id)).refusal.code);
      return ends;
    },
    ['200', '400 100/2388001'],
  ),
  does(
    'an account moves to another solution once the business accepts, and not back from its end',
    documented(`${pages.migration}; the statuses are of ${pages.openApi}`),
    async ({ post, get, control }) => {
      const { body } = await post(`${demo.account}/set_solution_migration_intent`, {
        app_id: demo.app,
      });
      const status = async () => (await get(body.id)).body.status;
      const seen = [await status()];
      control.migrations.accept(body.id);
      seen.push(await status());
      control.migrations.complete(body.id);
      return [...seen, await status()];
    },
    ['INITIATED', 'ACCEPTED', 'COMPLETED'],
  ),
  does(
    'a business can turn that down',
    documented(pages.migration),
    async ({ post, get, control }) => {
      const { body } = await post(`${demo.account}/set_solution_migration_intent`, {
        app_id: demo.app,
      });
      control.migrations.reject(body.id);
      return (await get(body.id)).body.status;
    },
    'REJECTED',
  ),
];

const own: readonly Behaviour[] = [
  does(
    'a number may be added while it works on another account, and not proven there',
    reported(`${pages.errors} explains the subcode so`),
    async (stage) => {
      const { body } = await add(stage, '6315551000', {}, demo.secondAccount);
      return (await requestCode(stage, body.id)).refusal.code;
    },
    '400 136024/2388091',
  ),
  does(
    'an account is listed by the portfolio that owns it, or by one that it is shared with',
    recorded(`${pages.accounts}; the fields of an account are of ${pages.ruby}`),
    async ({ get }) => {
      const ids = async (edge: string) =>
        (await get(`${demo.portfolio}/${edge}`)).body.data.map(({ id }: { id: string }) => id);
      return [
        await ids('owned_whatsapp_business_accounts'),
        await ids('client_whatsapp_business_accounts'),
      ];
    },
    [[demo.secondAccount, demo.account], [demo.clientAccount]],
  ),
];

export const migration: Topic = {
  title: 'Moving a number to another account',
  behaviours: [...migrations, ...own, ...allOf(migrationRefusals)],
};
