import { add, read, register, send, toldOf, verify } from './acts.ts';
import { type Behaviour, does, type Topic } from './behaviour.ts';
import { documented, pages } from './sources.ts';
import { demo, type Stage } from './stage.ts';

const update = ({ control }: Stage, changes: object) =>
  control.numbers.update(demo.connected, changes).status;

const health: readonly Behaviour[] = (
  [
    ['AVAILABLE where nothing stands in the way', {}, 'AVAILABLE'],
    ['LIMITED while the number has reached its limit', { rateLimited: true }, 'LIMITED'],
    ['BLOCKED while the number is banned', { banned: true }, 'BLOCKED'],
  ] as const
).map(([what, change, expected]) =>
  does(
    `health is ${what}`,
    documented(pages.health),
    async (stage) => {
      update(stage, change);
      return (await read(stage, 'health_status'))[0].can_send_message;
    },
    expected,
  ),
);

const account: readonly Behaviour[] = [
  ...health,
  does(
    'health is LIMITED while the display name is not approved',
    documented(pages.health),
    async (stage) => {
      const { body } = await add(stage);
      await verify(stage, body.id);
      await register(stage, body.id);
      const [{ can_send_message, entities }] = await read(stage, 'health_status', body.id);
      return [can_send_message, entities.map((entity: any) => entity.entity_type)];
    },
    ['LIMITED', ['PHONE_NUMBER', 'WABA', 'BUSINESS', 'APP']],
  ),
  does(
    'verifying a business lifts its limit to 2,000 and its cap to 20 numbers, and says so',
    documented(pages.numbers),
    async (stage) => {
      await stage.listen();
      const { messagingLimit, phoneNumberCap } = stage.control.portfolio.verify(
        demo.clientPortfolio,
      );
      const told = await toldOf(stage, 'business_capability_update');
      return [messagingLimit, phoneNumberCap, told];
    },
    [
      'TIER_2K',
      20,
      [{ max_daily_conversations_per_business: 2000, max_phone_numbers_per_waba: 20 }],
    ],
    'raisedNumberCap',
  ),
  does(
    'the limit of the portfolio holds of all its numbers at once',
    documented(pages.limits),
    async (stage) => {
      stage.control.portfolio.limit(demo.portfolio, 'TIER_100K');
      return [
        ...(await read(stage, 'whatsapp_business_manager_messaging_limit')),
        ...(await read(stage, 'whatsapp_business_manager_messaging_limit', demo.test)),
      ];
    },
    ['TIER_100K', 'TIER_100K'],
  ),
  ...(['DEFERRED', 'FAILED', 'NEED_MORE_INFO'] as const).map((outcome) =>
    does(
      `\`account_alerts\` tells that a limit is not raised: ${outcome}`,
      documented(pages.payload('account_alerts')),
      async (stage) => {
        await stage.listen();
        stage.control.portfolio.deny(demo.portfolio, outcome);
        const [alert] = await toldOf(stage, 'account_alerts');
        return [alert?.entity_type, alert?.alert_info.alert_type];
      },
      ['BUSINESS', `INCREASED_CAPABILITIES_ELIGIBILITY_${outcome}`],
    ),
  ),
  ...(['APPROVED', 'REJECTED', 'PENDING'] as const).map((decision) =>
    does(
      `\`account_review_update\` tells that an account is ${decision}`,
      documented(pages.payload('account_review_update')),
      async (stage) => {
        await stage.listen();
        stage.control.accounts.review(demo.account, decision);
        const [review] = await read(stage, 'account_review_status', demo.account);
        return [review, await toldOf(stage, 'account_review_update')];
      },
      [decision, [{ decision }]],
    ),
  ),
  does(
    'a warning tells `ACCOUNT_VIOLATION`',
    documented(pages.payload('account_update')),
    async (stage) => {
      await stage.listen();
      stage.control.accounts.violate(demo.account, 'ADULT');
      return toldOf(stage, 'account_update');
    },
    [{ event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'ADULT' } }],
  ),
  does(
    'a restriction tells `ACCOUNT_RESTRICTION` with its end, and ends then',
    documented(pages.payload('account_update')),
    async (stage) => {
      await stage.listen();
      stage.control.accounts.restrict(demo.account, ['RESTRICTED_ADD_PHONE_NUMBER_ACTION'], '3d');
      const [told] = await toldOf(stage, 'account_update');
      const during = (await add(stage)).status;
      await stage.advance('3d');
      return [told?.event, told?.restriction_info[0].expiration, during, (await add(stage)).status];
    },
    ['ACCOUNT_RESTRICTION', 1795597200, 403, 200],
  ),
  does(
    'a ban tells `DISABLED_UPDATE`, keeps the account from everything, and can be taken back',
    documented(pages.payload('account_update')),
    async (stage) => {
      await stage.listen();
      stage.control.accounts.ban(demo.account, 'DISABLE');
      const during = [(await send(stage)).refusal.code, (await add(stage)).refusal.code];
      stage.control.accounts.ban(demo.account, 'REINSTATE');
      const states = (await toldOf(stage, 'account_update')).map(
        ({ ban_info }) => ban_info.waba_ban_state,
      );
      return [...during, (await send(stage)).status, states];
    },
    ['403 131031', '403 131031', 200, ['DISABLE', 'REINSTATE']],
  ),
];

export const accounts: Topic = {
  title: 'Accounts and portfolios: health, limits, enforcement',
  behaviours: account,
};
