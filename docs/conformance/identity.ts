import type { faults } from '../../packages/emulator/src/fault.ts';
import { applyForBadge, read, register, setUsername, toldOf, verify } from './acts.ts';
import { allOf, type Behaviour, does, type RefusalsOf, refuses, type Topic } from './behaviour.ts';
import { assumed, documented, pages } from './sources.ts';
import { demo, type Stage } from './stage.ts';

type IdentityRefusal =
  | 'usernameInvalid'
  | 'usernameUnavailable'
  | 'usernameNeedsLimit'
  | 'usernameOfPage'
  | 'usernameOfInstagram'
  | 'usernameOfSibling'
  | 'badgeRefused';

const notEligible = (what: string, says: string, prepare: (stage: Stage) => unknown) =>
  refuses(
    what,
    assumed(`${pages.badge} has the rule; the refusal is assumed`),
    { code: '400 100', says },
    async (stage) => {
      await prepare(stage);
      return applyForBadge(stage);
    },
  );

export const identityRefusals: RefusalsOf<Pick<typeof faults, IdentityRefusal>> = {
  usernameInvalid: refuses(
    'a username of another format',
    documented(pages.usernames),
    { code: '400 100', says: 'The username does not match the format of usernames.' },
    (stage) => setUsername(stage, 'www.shrub'),
  ),
  usernameUnavailable: refuses(
    'a username that is not to be had',
    documented(pages.usernames),
    { code: '400 147001', says: 'The username is not available.' },
    (stage) => setUsername(stage, 'WhatsApp'),
    'unavailableUsernames',
  ),
  usernameNeedsLimit: refuses(
    'a username while the limit of the portfolio is too low',
    documented(`${pages.usernames}; what is too low is assumed`),
    { code: '400 147002', says: 'The messaging limit of the business portfolio is too low.' },
    (stage) => {
      stage.control.portfolio.limit(demo.portfolio, 'TIER_250');
      return setUsername(stage, 'lucky.shrub');
    },
    'usernameNeedsLimit',
  ),
  usernameOfPage: refuses(
    'a username of a Facebook Page of the business',
    documented(pages.usernames),
    { code: '400 147003', says: 'A Facebook Page of the business has this username.' },
    (stage) => setUsername(stage, 'luckyshrub.page'),
  ),
  usernameOfInstagram: refuses(
    'a username of an Instagram account of the business',
    documented(pages.usernames),
    { code: '400 147004', says: 'An Instagram account of the business has this username.' },
    (stage) => setUsername(stage, 'luckyshrub.photos'),
  ),
  usernameOfSibling: refuses(
    'a username of another number of the portfolio',
    documented(pages.usernames),
    {
      code: '400 147005',
      says: 'Another phone number of the business portfolio has this username.',
    },
    async (stage) => {
      await setUsername(stage, 'lucky.shrub', {}, demo.test);
      return setUsername(stage, 'lucky.shrub');
    },
  ),
  badgeRefused: [
    refuses(
      'the badge in the first 30 days',
      assumed(`${pages.badge} has the rule; the refusal is assumed`),
      { code: '400 100', says: 'The phone number must have been registered' },
      async (stage) => {
        await verify(stage);
        await register(stage, demo.unverified);
        await stage.advance('29d');
        return applyForBadge(stage, demo.unverified);
      },
    ),
    notEligible('the badge without a PIN', 'Two-step verification must be enabled.', (stage) =>
      stage.control.pin.turnOff(demo.connected),
    ),
    notEligible(
      'the badge without an approved name',
      'The display name must be approved.',
      (stage) =>
        stage.control.seed({
          phoneNumbers: [{ id: demo.connected, number: '16315551000', nameReview: 'DECLINED' }],
        }),
    ),
    notEligible(
      'the badge for a number of the WhatsApp Business app',
      'Test numbers and numbers',
      (stage) => stage.control.numbers.update(demo.connected, { coexistence: true }),
    ),
    notEligible('the badge twice', 'An application is under review already.', (stage) =>
      applyForBadge(stage),
    ),
    notEligible(
      'the badge for a number that has it',
      'The phone number is an official',
      async (stage) => {
        await applyForBadge(stage);
        stage.control.badges.approve(demo.connected);
      },
    ),
    notEligible(
      'the badge soon after a rejection',
      'After a rejection, wait 30 days',
      async (stage) => {
        await applyForBadge(stage);
        stage.control.badges.reject(demo.connected);
      },
    ),
  ],
};

const identity: readonly Behaviour[] = [
  does(
    'the badge is PENDING, and then APPROVED or REJECTED, which `account_alerts` tells',
    documented(`${pages.badge}; ${pages.payload('account_alerts')}`),
    async (stage) => {
      await stage.listen();
      await applyForBadge(stage);
      const [pending] = await read(stage, 'official_business_account');
      stage.control.badges.approve(demo.connected);
      const [alert] = await toldOf(stage, 'account_alerts');
      return [
        pending.oba_status,
        ...(await read(stage, 'official_business_account,is_official_business_account')),
        alert?.alert_info.alert_type,
      ];
    },
    ['PENDING', { oba_status: 'APPROVED' }, true, 'OBA_APPROVED'],
  ),
  does(
    'a username is lower case, moves by force, and both numbers tell',
    documented(`${pages.usernames}; ${pages.payload('business_username_update')}`),
    async (stage) => {
      await stage.listen();
      await setUsername(stage, 'Lucky.Shrub', {}, demo.test);
      await setUsername(stage, 'lucky.shrub', { transfer_action: 'force_transfer' });
      const told = await toldOf(stage, 'business_username_update');
      return told.map((value) => [value.display_phone_number, value.username, value.status]);
    },
    [
      ['15550934873', 'lucky.shrub', 'approved'],
      ['15550934873', undefined, 'deleted'],
      ['16315551000', 'lucky.shrub', 'approved'],
    ],
  ),
];

export const usernamesAndBadges: Topic = {
  title: 'Usernames and the official badge',
  behaviours: [...identity, ...allOf(identityRefusals)],
};
