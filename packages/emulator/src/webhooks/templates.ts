import type { MessagingLimit, WebhookValues } from 'meta-cloud-api/contract';
import type { BusinessAccount, PhoneNumber } from '../nodes.ts';
import { messagingLimits } from '../portfolio.ts';
import { namesOf } from '../rules/display-name.ts';
import { settingsOf } from '../rules/feature-settings.ts';
import { messagingLimitOf } from '../rules/messaging-limit.ts';
import type { World } from '../world.ts';

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
const digitsOf = ({ number }: About) => ({ display_phone_number: number.digits });
const wabaOf = ({ account }: About) => ({
  waba_id: account.id,
  owner_business_id: account.portfolioId,
});
/** People the portfolio's numbers may message first in a day; -1 is as many as they like. */
export const dailyLimits: Readonly<Record<string, number>> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: -1,
};

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
  DISABLED_UPDATE: ({ world }) => ({
    ban_info: {
      waba_ban_state: 'DISABLE',
      waba_ban_date: new Date(world.now()).toLocaleDateString('en-US', {
        dateStyle: 'long',
        timeZone: 'UTC',
      }),
    },
  }),
  AD_ACCOUNT_LINKED: (about) => ({
    waba_info: { ...wabaOf(about), ad_account_linked: '980198427534243' },
  }),
  AUTH_INTL_PRICE_ELIGIBILITY_UPDATE: (about) => ({
    auth_international_rate_eligibility: {
      exception_countries: [{ country_code: 'ID', start_time: inAWeek(about) }],
      start_time: inAWeek(about),
    },
  }),
  BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE: ({ account }) => ({ country: account.country }),
  MM_LITE_TERMS_SIGNED: (about) => ({ waba_info: wabaOf(about) }),
  PARTNER_ADDED: (about) => ({ waba_info: { ...wabaOf(about), ...solution } }),
  PARTNER_APP_INSTALLED: (about) => ({
    waba_info: { ...wabaOf(about), partner_app_id: about.appId, ...solution },
  }),
  PARTNER_APP_UNINSTALLED: (about) => ({
    waba_info: { ...wabaOf(about), partner_app_id: about.appId },
  }),
  PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE: ({ account }) => ({
    partner_client_certification_info: {
      client_business_id: account.portfolioId,
      status: 'APPROVED',
      rejection_reasons: ['NONE'],
    },
  }),
  PARTNER_REMOVED: (about) => ({
    waba_info: wabaOf(about),
    disconnection_info: { reason: 'PRIMARY_INACTIVITY', initiated_by: 'SYSTEM' },
  }),
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
  phone_number_name_update: (about) => {
    const { current, next } = namesOf(about.number, about.world);
    return {
      ...digitsOf(about),
      decision: 'APPROVED',
      requested_verified_name: (next ?? current).text,
      rejection_reason: null,
    };
  },
  'phone_number_quality_update.ONBOARDING': (about) => atLimit(about, 'ONBOARDING'),
  'phone_number_quality_update.FLAGGED': (about) => atLimit(about, 'FLAGGED'),
  'phone_number_quality_update.UNFLAGGED': (about) => atLimit(about, 'UNFLAGGED'),
  'phone_number_quality_update.UPGRADE': (about) => stepping(about, 'UPGRADE', 1),
  'phone_number_quality_update.DOWNGRADE': (about) => stepping(about, 'DOWNGRADE', -1),
  'phone_number_quality_update.THROUGHPUT_UPGRADE': (about) => ({
    ...digitsOf(about),
    event: 'THROUGHPUT_UPGRADE',
    current_limit: 'TIER_UNLIMITED',
    max_daily_conversations_per_business: 'TIER_UNLIMITED',
  }),
  account_alerts: ({ account }) => ({
    entity_type: 'BUSINESS',
    entity_id: account.portfolioId,
    alert_info: {
      alert_severity: 'WARNING',
      alert_status: 'ACTIVE',
      alert_type: 'INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED',
      alert_description: 'Your messaging limit was not raised. It will be looked at again.',
    },
  }),
  'account_alerts.OBA_APPROVED': (about) =>
    numberAlert(about, 'OBA_APPROVED', 'The phone number is an official business account now.'),
  'account_alerts.OBA_REJECTED': (about) =>
    numberAlert(
      about,
      'OBA_REJECTED',
      'The phone number does not become an official business account.',
    ),
  'account_alerts.PROFILE_PICTURE_LOST': (about) =>
    numberAlert(
      about,
      'PROFILE_PICTURE_LOST',
      'The picture of the profile was lost. Set it again.',
    ),
  account_review_update: () => ({ decision: 'APPROVED' }),
  business_capability_update: ({ account, world }) => {
    const { messagingLimit, phoneNumberCap } = world.get('portfolio', account.portfolioId);
    const limit = dailyLimits[messagingLimit] ?? 250;
    return {
      max_daily_conversations_per_business: limit,
      [limit === 250 ? 'max_phone_numbers_per_business' : 'max_phone_numbers_per_waba']:
        phoneNumberCap,
    };
  },
  'security.PIN_CHANGED': (about) => ({ ...digitsOf(about), event: 'PIN_CHANGED' }),
  'security.PIN_RESET_REQUEST': (about) => ({
    ...digitsOf(about),
    event: 'PIN_RESET_REQUEST',
    requester: '61555822107539',
  }),
  'security.PIN_REQUEST_SUCCESS': (about) => ({ ...digitsOf(about), event: 'PIN_REQUEST_SUCCESS' }),
  account_settings_update: (about) => ({
    messaging_product: 'whatsapp',
    timestamp: String(secondsOf(about)),
    type: 'phone_number_settings',
    phone_number_settings: {
      phone_number_id: about.number.id,
      calling: settingsOf(about.number, false).calling,
    },
  }),
  'business_username_update.approved': (about) => named(about, 'approved'),
  'business_username_update.reserved': (about) => named(about, 'reserved'),
  'business_username_update.deleted': (about) => ({ ...digitsOf(about), status: 'deleted' }),
} as const satisfies Templates;

/** An event of the quality of a number, at the limit that it has or gets. */
const atLimit = (about: About, event: string, limit = limitOf(about)) => ({
  ...digitsOf(about),
  event,
  current_limit: limit,
  max_daily_conversations_per_business: limit,
});

const limitOf = ({ number, world }: About) => messagingLimitOf(number, world);

/** The limit goes up or down a step, and stays at the ends of the ladder. */
function stepping(about: About, event: string, by: 1 | -1) {
  const before = limitOf(about);
  const steps: readonly MessagingLimit[] = messagingLimits;
  return {
    ...atLimit(about, event, steps[steps.indexOf(before) + by] ?? before),
    old_limit: before,
  };
}

const numberAlert = ({ number }: About, type: string, description: string) => ({
  entity_type: 'PHONE_NUMBER',
  entity_id: number.id,
  alert_info: {
    alert_severity: 'INFORMATIONAL',
    alert_status: 'ACTIVE',
    alert_type: type,
    alert_description: description,
  },
});

const named = (about: About, status: string) => ({
  ...digitsOf(about),
  username: about.number.username?.username ?? 'lucky.shrub',
  status,
});

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
