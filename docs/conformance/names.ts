import type { faults } from '../../packages/emulator/src/fault.ts';
import { add, applyForBadge, read, register, rename, times, toldOf } from './acts.ts';
import { allOf, type Behaviour, does, type RefusalsOf, refuses, type Topic } from './behaviour.ts';
import { assumed, documented, guessed, pages, reported } from './sources.ts';
import { demo, type Stage } from './stage.ts';

const fields = 'verified_name,name_status,new_display_name,new_name_status';
const newName = 'Lucky Shrub Garden';

type NameRefusal =
  | 'nameInReview'
  | 'nameUnacceptable'
  | 'nameOfOfficialAccount'
  | 'nameChangesTooOften';

const inWords = (page: string) => assumed(`${page} has the rule; the refusal is assumed`);

export const nameRefusals: RefusalsOf<Pick<typeof faults, NameRefusal>> = {
  nameInReview: refuses(
    'another name while one is under review',
    reported(`${pages.twilioName}, of the same review`),
    { code: '400 100', says: 'Another display name is under review' },
    async (stage) => {
      await rename(stage);
      return rename(stage, 'Another Name');
    },
  ),
  nameUnacceptable: refuses(
    'a name of less than 3 or more than 75 characters',
    assumed(`${pages.openApi} has the most; help pages of providers have the least`),
    { code: '400 100', says: 'A display name must have 3 to 75 characters.' },
    (stage) => rename(stage, 'LS'),
  ),
  nameOfOfficialAccount: refuses(
    'another name for an official business account',
    inWords(pages.names),
    { code: '400 100', says: 'The display name of an official business account is changed by' },
    async (stage) => {
      await applyForBadge(stage);
      stage.control.badges.approve(demo.connected);
      return rename(stage);
    },
  ),
  nameChangesTooOften: refuses(
    'the 11th change in 30 days',
    inWords(pages.names),
    { code: '400 100', says: 'The display name of this phone number was changed 10 times' },
    (stage) =>
      times(11, (turn) => {
        if (turn > 1) stage.control.names.reject(demo.connected);
        return rename(stage, `Lucky Shrub ${turn}`);
      }),
    'nameChangeLimit',
  ),
};

const decided = async (stage: Stage) => {
  await rename(stage);
  stage.control.names.approve(demo.connected);
};

const names: readonly Behaviour[] = [
  does(
    'a number that is added has its name reviewed, and can be used meanwhile',
    reported('WhatsApp Manager; it may also be NONE or AVAILABLE_WITHOUT_REVIEW'),
    async (stage) => {
      const { body } = await add(stage);
      return read(stage, 'name_status,new_name_status', body.id);
    },
    ['PENDING_REVIEW', 'NONE'],
    'firstNameStatus',
  ),
  does(
    'a name that nobody asked Meta about is reviewed once the limit of the portfolio rises',
    documented(pages.names),
    async (stage) => {
      stage.set({ firstNameStatus: 'AVAILABLE_WITHOUT_REVIEW' });
      const { body } = await add(stage);
      stage.control.portfolio.limit(demo.portfolio, 'TIER_10K');
      return read(stage, 'name_status', body.id);
    },
    ['PENDING_REVIEW'],
  ),
  does(
    'a name that was asked for waits, and the old one goes on',
    documented(pages.names),
    async (stage) => {
      await rename(stage);
      return read(stage, fields);
    },
    ['Lucky Shrub', 'APPROVED', newName, 'PENDING_REVIEW'],
  ),
  does(
    'asking again for the name that waits changes nothing',
    guessed,
    async (stage) => {
      await rename(stage);
      return (await rename(stage)).body;
    },
    { success: true },
  ),
  does(
    'a review takes as long as somebody wants it to',
    assumed('help pages of providers say a day or two, up to a week'),
    async (stage) => {
      await rename(stage);
      await stage.advance('365d');
      return read(stage, 'new_name_status');
    },
    ['PENDING_REVIEW'],
    'nameReview',
  ),
  does(
    'a name that was approved is shown at once',
    documented(pages.names),
    async (stage) => {
      await decided(stage);
      return read(stage, fields);
    },
    [newName, 'APPROVED', newName, 'APPROVED'],
  ),
  does(
    'a name that was approved holds once the number is registered again',
    documented(`${pages.names}; that nothing waits any more is assumed`),
    async (stage) => {
      await decided(stage);
      await register(stage);
      await stage.advance('14d');
      return read(stage, fields);
    },
    [newName, 'APPROVED', undefined, 'NONE'],
  ),
  does(
    'registering before the approval does nothing to the name',
    documented(pages.registration),
    async (stage) => {
      await rename(stage);
      await register(stage);
      return read(stage, fields);
    },
    ['Lucky Shrub', 'APPROVED', newName, 'PENDING_REVIEW'],
  ),
  does(
    'a name that nobody registered for in 14 days is taken back',
    assumed(`${pages.names} says that it must be asked for again`),
    async (stage) => {
      await decided(stage);
      await stage.advance('14d');
      return read(stage, fields);
    },
    ['Lucky Shrub', 'APPROVED', newName, 'EXPIRED'],
    'nameApplyWindow',
  ),
  does(
    'a name that was turned down is DECLINED, and the old one goes on',
    documented(pages.names),
    async (stage) => {
      await rename(stage);
      stage.control.names.reject(demo.connected, 'NAME_NOT_CONSISTENT');
      return read(stage, fields);
    },
    ['Lucky Shrub', 'APPROVED', newName, 'DECLINED'],
  ),
  does(
    'a decision that is deferred leaves the name waiting',
    documented(pages.payload('phone_number_name_update')),
    async (stage) => {
      await rename(stage);
      stage.control.names.defer(demo.connected);
      return read(stage, 'new_name_status');
    },
    ['PENDING_REVIEW'],
  ),
  does(
    'the first name of a number can be turned down',
    documented(pages.names),
    async (stage) => {
      const { body } = await add(stage);
      stage.control.names.reject(body.id);
      return read(stage, 'name_status', body.id);
    },
    ['DECLINED'],
  ),
  ...(['APPROVED', 'REJECTED', 'DEFERRED'] as const).map((decision) =>
    does(
      `\`phone_number_name_update\` tells that a name is ${decision}`,
      documented(pages.payload('phone_number_name_update')),
      async (stage) => {
        const { approve, reject, defer } = stage.control.names;
        await stage.listen();
        await rename(stage);
        if (decision === 'APPROVED') approve(demo.connected);
        else if (decision === 'DEFERRED') defer(demo.connected);
        else reject(demo.connected, 'NAME_FORMAT_UNACCEPTABLE');
        return toldOf(stage, 'phone_number_name_update');
      },
      [
        {
          display_phone_number: '16315551000',
          decision,
          requested_verified_name: newName,
          rejection_reason: decision === 'REJECTED' ? 'NAME_FORMAT_UNACCEPTABLE' : null,
        },
      ],
    ),
  ),
];

export const displayNames: Topic = {
  title: 'Display names',
  behaviours: [...names, ...allOf(nameRefusals)],
};
