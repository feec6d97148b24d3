import type { MessagingLimit, WebhookValues } from 'meta-cloud-api/contract';
import type { BusinessAccount, PhoneNumber } from '../nodes.ts';
import { messagingLimits } from '../portfolio.ts';
import { namesOf } from '../rules/display-name.ts';
import { messagingLimitOf } from '../rules/messaging-limit.ts';
import { withoutUsername } from '../rules/username.ts';
import type { World } from '../world.ts';
import {
  accountReviewUpdate,
  banInfo,
  capabilityUpdate,
  disconnectionInfo,
  limitDenied,
  wabaInfo,
} from './account-events.ts';
import {
  callingUpdate,
  nameUpdate,
  numberAlert,
  qualityUpdate,
  security,
  usernameUpdate,
} from './number-events.ts';

/** What a template is filled with. */
export interface About {
  readonly account: BusinessAccount;
  readonly number: PhoneNumber;
  readonly appId: string;
  readonly world: World;
}

/** What a webhook says, in Meta's wire names. */
export type Value = Readonly<Record<string, unknown>>;
type Template = (about: About) => Value;

type AccountTemplate = (about: About) => Omit<WebhookValues['account_update'], 'event'>;

/** What a template answers has the shape that the contract gives its field. */
type Templates = {
  readonly [Field in keyof WebhookValues as Field | `${Field}.${string}`]?: (
    about: About,
  ) => WebhookValues[Field];
};

const secondsOf = ({ world }: About) => Math.floor(world.now() / 1000);
const inAWeek = (about: About) => secondsOf(about) + 7 * 86_400;
const remediation = 'Answer more of the calls that people make to this number.';

const accountUpdates = {
  ACCOUNT_DELETED: () => ({}),
  ACCOUNT_RESTRICTION: (about) => ({
    restriction_info: [
      { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: inAWeek(about) },
      { restriction_type: 'RESTRICTED_ADD_PHONE_NUMBER_ACTION', expiration: inAWeek(about) },
    ],
  }),
  'ACCOUNT_RESTRICTION.calling': ({ number }) => ({
    phone_number: number.digits,
    restriction_info: [
      {
        restriction_type: 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN',
        remediation,
      },
    ],
  }),
  ACCOUNT_VIOLATION: () => ({ violation_info: { violation_type: 'ADULT' } }),
  'ACCOUNT_VIOLATION.calling': ({ number }) => ({
    phone_number: number.digits,
    violation_info: { violation_type: 'USER_INITIATED_CALLS_LOW_PICKUP_RATE', remediation },
  }),
  DISABLED_UPDATE: ({ world }) => banInfo('DISABLE', world),
  AD_ACCOUNT_LINKED: ({ account }) => ({
    waba_info: { ...wabaInfo(account), ad_account_linked: '980198427534243' },
  }),
  AUTH_INTL_PRICE_ELIGIBILITY_UPDATE: (about) => ({
    auth_international_rate_eligibility: {
      exception_countries: [{ country_code: 'ID', start_time: inAWeek(about) }],
      start_time: inAWeek(about),
    },
  }),
  BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE: ({ account }) => ({ country: account.country }),
  MM_LITE_TERMS_SIGNED: ({ account }) => ({ waba_info: wabaInfo(account) }),
  PARTNER_ADDED: ({ account }) => ({ waba_info: { ...wabaInfo(account), ...solution } }),
  PARTNER_APP_INSTALLED: ({ account, appId }) => ({
    waba_info: { ...wabaInfo(account), partner_app_id: appId, ...solution },
  }),
  PARTNER_APP_UNINSTALLED: ({ account, appId }) => ({
    waba_info: { ...wabaInfo(account), partner_app_id: appId },
  }),
  PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE: ({ account }) => ({
    partner_client_certification_info: {
      client_business_id: account.portfolioId,
      status: 'APPROVED',
      rejection_reasons: ['NONE'],
    },
  }),
  PARTNER_REMOVED: ({ account }) => disconnectionInfo(account, 'PRIMARY_INACTIVITY'),
  VOLUME_BASED_PRICING_TIER_UPDATE: (about) => ({
    volume_tier_info: {
      tier_update_time: secondsOf(about),
      pricing_category: 'UTILITY',
      tier: '25000001:50000000',
      effective_month: new Date(about.world.now()).toISOString().slice(0, 7),
      region: 'India',
    },
  }),
  ACCOUNT_OFFBOARDED: () => ({}),
  ACCOUNT_RECONNECTED: () => ({}),
  VERIFIED_ACCOUNT: ({ number }) => ({ phone_number: number.digits }),
} as const satisfies Record<string, AccountTemplate>;

const solution = {
  solution_id: '1715120619246906',
  solution_partner_business_ids: ['2949482758682047'],
} as const;

const others = {
  phone_number_name_update: ({ number, world }) => {
    const { current, next } = namesOf(number, world);
    const decided = { name: (next ?? current).text, decision: 'APPROVED', reason: null } as const;
    return nameUpdate(number, decided).value;
  },
  'phone_number_quality_update.ONBOARDING': quality('ONBOARDING'),
  'phone_number_quality_update.FLAGGED': quality('FLAGGED'),
  'phone_number_quality_update.UNFLAGGED': quality('UNFLAGGED'),
  'phone_number_quality_update.UPGRADE': stepping('UPGRADE', 1),
  'phone_number_quality_update.DOWNGRADE': stepping('DOWNGRADE', -1),
  'phone_number_quality_update.THROUGHPUT_UPGRADE': quality('THROUGHPUT_UPGRADE'),
  account_alerts: ({ account }) => limitDenied(account, 'DEFERRED').value,
  'account_alerts.OBA_APPROVED': ({ number }) => numberAlert(number, 'OBA_APPROVED').value,
  'account_alerts.OBA_REJECTED': ({ number }) => numberAlert(number, 'OBA_REJECTED').value,
  'account_alerts.PROFILE_PICTURE_LOST': ({ number }) =>
    numberAlert(number, 'PROFILE_PICTURE_LOST').value,
  account_review_update: ({ account }) => accountReviewUpdate(account, 'APPROVED').value,
  business_capability_update: ({ account, world }) =>
    capabilityUpdate(account, world.get('portfolio', account.portfolioId)).value,
  'security.PIN_CHANGED': ({ number }) => security(number, 'PIN_CHANGED').value,
  'security.PIN_RESET_REQUEST': ({ number }) =>
    security(number, 'PIN_RESET_REQUEST', '61555822107539').value,
  'security.PIN_REQUEST_SUCCESS': ({ number }) => security(number, 'PIN_REQUEST_SUCCESS').value,
  account_settings_update: ({ number, world }) => callingUpdate(number, world).value,
  'business_username_update.approved': named('approved'),
  'business_username_update.reserved': named('reserved'),
  'business_username_update.deleted': ({ number }) => usernameUpdate(withoutUsername(number)).value,
} as const satisfies Templates;

function quality(event: 'ONBOARDING' | 'FLAGGED' | 'UNFLAGGED' | 'THROUGHPUT_UPGRADE') {
  return ({ number, world }: About) => qualityUpdate(number, event, world).value;
}

/** The limit goes up or down a step, and stays at the ends of the ladder. */
function stepping(event: 'UPGRADE' | 'DOWNGRADE', by: 1 | -1) {
  return ({ number, world }: About) => {
    const from = messagingLimitOf(number, world);
    const steps: readonly MessagingLimit[] = messagingLimits;
    const to = steps[steps.indexOf(from) + by] ?? from;
    return qualityUpdate(number, event, world, { from, to }).value;
  };
}

function named(status: 'approved' | 'reserved') {
  return ({ number }: About) => {
    const username = number.username?.username ?? 'lucky.shrub';
    return usernameUpdate({ ...number, username: { username, status } }).value;
  };
}

type AccountUpdate = keyof typeof accountUpdates;

/** The events that can be triggered: a field, and where it tells of several things, which of them. */
export type WebhookEventName = keyof typeof others | `account_update.${AccountUpdate}`;

/** Each event, as Meta documents it. */
const templates = new Map<string, Template>(Object.entries(others));
for (const [name, template] of Object.entries<Template>(accountUpdates)) {
  const event = name.replace('.calling', '');
  templates.set(`account_update.${name}`, (about) => ({ event, ...template(about) }));
}

/** All events that can be triggered. */
export const webhookEventNames: readonly WebhookEventName[] = [
  ...templates.keys(),
] as WebhookEventName[];

/** What a webhook tells of an event. */
export const payloadOf = (name: WebhookEventName, about: About): Value | undefined =>
  templates.get(name)?.(about);

/** The field that tells of an event. */
export const fieldOf = (name: WebhookEventName): string => name.replace(/\..*/, '');

/** Whether the envelope of an event names the portfolio, and not the account. */
export const isOfPortfolio = (name: WebhookEventName): boolean =>
  /\.(PARTNER_|AD_ACCOUNT_LINKED|MM_LITE_TERMS_SIGNED)/.test(name);

/** Whether an event is about one number. */
export const isOfNumber = (name: WebhookEventName): boolean =>
  /^(phone_number_|security|account_settings_|business_username_|account_alerts\.)|\.calling$|VERIFIED_ACCOUNT$/.test(
    name,
  );
