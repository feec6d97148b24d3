import {
  add,
  migrate,
  poolVerified,
  read,
  register,
  rename,
  requestCode,
  send,
  times,
  verify,
} from './acts.ts';
import type { DecidedOf } from './setting.ts';
import { assumed, documented, guessed, pages, reported } from './sources.ts';
import { demo } from './stage.ts';

/** What is decided about names, the pool, and numbers that move or go. */
export const nameSettings: DecidedOf<
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
  | 'paidMessageHold'
  | 'raisedNumberCap'
> = {
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
  paidMessageHold: {
    what: 'whether an admin can remove a number a day after a paid message',
    ...documented(`${pages.numbers}; that any template is one is assumed`),
    to: '1d',
    tries: async (stage) => {
      await send(stage);
      await stage.advance('1d');
      try {
        return stage.control.numbers.remove(demo.connected, demo.pin).status;
      } catch {
        return 'refused';
      }
    },
    outcomes: ['refused', 'DELETED'],
  },
  raisedNumberCap: {
    what: 'how many numbers a business may hold once it is verified',
    ...documented(pages.numbers),
    to: 100,
    tries: ({ control }) => control.portfolio.verify(demo.clientPortfolio).phoneNumberCap,
    outcomes: [20, 100],
  },
};
