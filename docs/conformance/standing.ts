import { add, read, register, send, toldOf, verify } from './acts.ts';
import { type Behaviour, does, type Topic } from './behaviour.ts';
import { assumed, documented, guessed, pages, recorded, reported } from './sources.ts';
import { demo, type Stage } from './stage.ts';

const update = ({ control }: Stage, changes: object) =>
  control.numbers.update(demo.connected, changes).status;

const statuses: readonly Behaviour[] = (
  [
    ['RATE_LIMITED', { rateLimited: true }, documented(pages.reference)],
    ['RESTRICTED', { restricted: true }, reported('help pages of providers')],
    ['BANNED', { banned: true }, reported('help pages of providers')],
    ['FLAGGED', { flagged: true }, documented(`${pages.limits}: not since October 2025`)],
    ['UNKNOWN', { unknown: true }, documented(pages.reference)],
  ] as const
).map(([status, change, source]) =>
  does(`a number can be ${status}`, source, (stage) => update(stage, change), status),
);

const number: readonly Behaviour[] = [
  ...statuses,
  does(
    'of several things that hold of a number, its status is the gravest',
    guessed,
    (stage) => {
      update(stage, { rateLimited: true });
      return update(stage, { banned: true });
    },
    'BANNED',
  ),
  does(
    'quality is shown by both of its fields',
    documented(pages.reference),
    async (stage) => {
      update(stage, { quality: 'YELLOW' });
      return read(stage, 'quality_rating,quality_score');
    },
    ['YELLOW', { score: 'YELLOW' }],
  ),
  does(
    'low quality neither flags a number nor lowers a limit, since October 2025',
    documented(pages.limits),
    async (stage) => {
      update(stage, { quality: 'RED' });
      return read(stage, 'status,whatsapp_business_manager_messaging_limit');
    },
    ['CONNECTED', 'TIER_2K'],
  ),
  does(
    '`phone_number_quality_update` tells of a higher throughput',
    documented(pages.payload('phone_number_quality_update')),
    async (stage) => {
      await stage.listen();
      update(stage, { throughput: 'HIGH' });
      const [level] = await read(stage, 'throughput');
      return [level, await toldOf(stage, 'phone_number_quality_update')];
    },
    [
      { level: 'HIGH' },
      [
        {
          display_phone_number: '16315551000',
          event: 'THROUGHPUT_UPGRADE',
          current_limit: 'TIER_2K',
          max_daily_conversations_per_business: 'TIER_2K',
        },
      ],
    ],
  ),
  ...(['FLAGGED', 'UNFLAGGED'] as const).map((event) =>
    does(
      `\`phone_number_quality_update\` tells of ${event}, as it did until October 2025`,
      documented(pages.payload('phone_number_quality_update')),
      async (stage) => {
        await stage.listen();
        update(stage, { flagged: true });
        update(stage, { flagged: false });
        const told = await toldOf(stage, 'phone_number_quality_update');
        return told.some((value) => value.event === event);
      },
      true,
    ),
  ),
  does(
    'a ban tells `ACCOUNT_VIOLATION` of the number',
    documented(`${pages.payload('account_update')}; that a ban tells it is assumed`),
    async (stage) => {
      await stage.listen();
      update(stage, { banned: true });
      return (await toldOf(stage, 'account_update'))[0]?.event;
    },
    'ACCOUNT_VIOLATION',
  ),
];

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

const coexistence: readonly Behaviour[] = [
  does(
    'a number of the WhatsApp Business app comes to the platform connected and verified',
    documented(pages.coexistence),
    async (stage) => {
      stage.control.numbers.update(demo.unverified, { coexistence: true });
      const fields = 'status,is_on_biz_app,platform_type,code_verification_status';
      return read(stage, fields, demo.unverified);
    },
    ['CONNECTED', true, 'CLOUD_API', 'VERIFIED'],
  ),
  does(
    'where it leaves again, `PARTNER_REMOVED` tells the portfolio why',
    documented(pages.payload('account_update')),
    async (stage) => {
      await stage.listen();
      stage.control.numbers.update(demo.unverified, { coexistence: true });
      stage.control.numbers.update(demo.unverified, { coexistence: false });
      const [told] = (await stage.told()).filter(({ field }) => field === 'account_update');
      const [status] = await read(stage, 'status', demo.unverified);
      return [told?.entryId, told?.value.event, told?.value.disconnection_info, status];
    },
    [
      demo.portfolio,
      'PARTNER_REMOVED',
      { reason: 'ACCOUNT_DISCONNECTED', initiated_by: 'USER' },
      'DISCONNECTED',
    ],
  ),
  does(
    'its contacts and its messages are fetched once each',
    documented(pages.coexistence),
    async ({ control, post }) => {
      control.numbers.update(demo.unverified, { coexistence: true });
      const fetched = [];
      for (const sync_type of ['smb_app_state_sync', 'history']) {
        const input = { messaging_product: 'whatsapp', sync_type };
        fetched.push((await post(`${demo.unverified}/smb_app_data`, input)).status);
      }
      return fetched;
    },
    [200, 200],
  ),
  does(
    'it keeps the standard throughput',
    documented(`${pages.throughput}: 20 messages a second`),
    async (stage) => {
      update(stage, { coexistence: true, throughput: 'HIGH' });
      return read(stage, 'throughput');
    },
    [{ level: 'STANDARD' }],
  ),
  does(
    'a number that was deregistered reads as recorded, whoever asks for what',
    recorded(pages.ruby),
    async (stage) => {
      await stage.post(`${demo.test}/deregister`);
      const fields = 'quality_rating,is_pin_enabled,new_name_status,status,search_visibility';
      return read(stage, fields, demo.test);
    },
    ['GREEN', true, 'NONE', 'DISCONNECTED', 'NON_VISIBLE'],
  ),
  does(
    'a status CONNECTED and a platform NOT_APPLICABLE never come together',
    assumed(`${pages.hermes} saw it once`),
    async (stage) => {
      const { body } = await stage.get(`${demo.account}/phone_numbers?fields=status,platform_type`);
      return body.data.every(
        ({ status, platform_type }: Record<string, string>) =>
          (status === 'CONNECTED') === (platform_type === 'CLOUD_API'),
      );
    },
    true,
  ),
];

export const standing: readonly Topic[] = [
  { title: 'How a number stands: status, quality, throughput', behaviours: number },
  { title: 'Accounts and portfolios: health, limits, enforcement', behaviours: account },
  { title: 'Coexistence with the WhatsApp Business app', behaviours: coexistence },
];
