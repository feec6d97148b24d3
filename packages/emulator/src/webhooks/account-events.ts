import type { AccountUpdate, WebhookValues } from 'meta-cloud-api/contract';
import type { BusinessAccount, PhoneNumber, Portfolio } from '../nodes.ts';
import type { World } from '../world.ts';
import type { WebhookEvent } from './emit.ts';

/** What Meta tells about an account, and about its portfolio. */

/** What a field tells has the shape that the contract gives it. */
export type ValueOf<Field extends keyof WebhookValues> = WebhookEvent['value'] &
  WebhookValues[Field];
export interface EventOf<Field extends keyof WebhookValues> extends WebhookEvent {
  readonly value: ValueOf<Field>;
}

type Account = Pick<BusinessAccount, 'id'>;
type More = Omit<AccountUpdate, 'event'>;

/** An event of an account, in an envelope that names it. */
export const eventOf = <Field extends keyof WebhookValues>(
  { id }: Account,
  field: Field,
  value: ValueOf<Field>,
): EventOf<Field> => ({ entryId: id, businessAccountId: id, field, value });

/** An event of `account_update` about an account. */
export const accountUpdate = (
  account: Account,
  event: string,
  more: More = {},
): EventOf<'account_update'> => eventOf(account, 'account_update', { event, ...more });

export const wabaInfo = ({ id, portfolioId }: BusinessAccount) => ({
  waba_id: id,
  owner_business_id: portfolioId,
});

/** Why a number of the WhatsApp Business app leaves the platform. */
export const disconnections = [
  'ACCOUNT_DISCONNECTED',
  'BUSINESS_DOWNGRADE',
  'CHANGE_NUMBER',
  'COMPANION_INACTIVITY',
  'PRIMARY_INACTIVITY',
  'USER_RE_REGISTERED',
] as const;
export type Disconnection = (typeof disconnections)[number];

export const disconnectionInfo = (account: BusinessAccount, reason: Disconnection) => ({
  waba_info: wabaInfo(account),
  disconnection_info: {
    reason,
    initiated_by: reason.endsWith('_INACTIVITY') ? 'SYSTEM' : 'USER',
  } as const,
});

/** Whom a number was shared with is told when it left, in an envelope that names the portfolio. */
export const partnerRemoved = (
  number: PhoneNumber,
  account: BusinessAccount,
  reason: Disconnection,
): EventOf<'account_update'> => ({
  ...accountUpdate(account, 'PARTNER_REMOVED', disconnectionInfo(account, reason)),
  entryId: account.portfolioId,
  phoneNumberId: number.id,
});

/** What is told where an account is disabled, is about to be, or is not any more. */
export const banInfo = (state: 'SCHEDULE_FOR_DISABLE' | 'DISABLE' | 'REINSTATE', world: World) => ({
  ban_info: {
    waba_ban_state: state,
    waba_ban_date: new Date(world.now()).toLocaleDateString('en-US', {
      dateStyle: 'long',
      timeZone: 'UTC',
    }),
  },
});

export const accountReviewUpdate = (
  account: Account,
  decision: string,
): EventOf<'account_review_update'> => eventOf(account, 'account_review_update', { decision });

export const accountAlert = (
  account: Account,
  entity: { readonly type: 'BUSINESS' | 'PHONE_NUMBER'; readonly id: string },
  alert: {
    readonly type: string;
    readonly severity: 'INFORMATIONAL' | 'WARNING';
    readonly description: string;
  },
): EventOf<'account_alerts'> =>
  eventOf(account, 'account_alerts', {
    entity_type: entity.type,
    entity_id: entity.id,
    alert_info: {
      alert_severity: alert.severity,
      alert_status: 'ACTIVE',
      alert_type: alert.type,
      alert_description: alert.description,
    },
  });

/** The messaging limit is not raised: not yet, not at all, or not without more information. */
export const limitDenied = (
  account: BusinessAccount,
  outcome: 'DEFERRED' | 'FAILED' | 'NEED_MORE_INFO',
): EventOf<'account_alerts'> =>
  accountAlert(
    account,
    { type: 'BUSINESS', id: account.portfolioId },
    {
      type: `INCREASED_CAPABILITIES_ELIGIBILITY_${outcome}`,
      severity: 'WARNING',
      description: 'The messaging limit of the business was not raised.',
    },
  );

/** People the portfolio's numbers may message first in a day; -1 is as many as they like. */
export const dailyLimits: Readonly<Record<string, number>> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: -1,
};

/** The cap is named for the portfolio at the lowest limit, and for the account above it. */
export const capabilityUpdate = (
  account: Account,
  { messagingLimit, phoneNumberCap }: Portfolio,
): EventOf<'business_capability_update'> =>
  eventOf(account, 'business_capability_update', {
    max_daily_conversations_per_business: dailyLimits[messagingLimit] ?? -1,
    [messagingLimit === 'TIER_250'
      ? 'max_phone_numbers_per_business'
      : 'max_phone_numbers_per_waba']: phoneNumberCap,
  });
