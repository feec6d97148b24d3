import type { AccountUpdate, MessagingLimit, WebhookValues } from 'meta-cloud-api/contract';
import type { BusinessAccount, PhoneNumber, Portfolio } from '../nodes.ts';
import { messagingLimitOf } from '../rules/messaging-limit.ts';
import type { World } from '../world.ts';
import type { WebhookEvent } from './emit.ts';

/** What Meta tells where its staff, its enforcement or WhatsApp Manager change something. */

/** What Meta can say of a display name. */
export type NameVerdict = 'APPROVED' | 'REJECTED' | 'DEFERRED';

/** Why Meta turns a display name down. */
export const rejectionReasons = [
  'NAME_EMPLOYEE_ISSUE',
  'NAME_ENDCLIENT_NOTRELATED',
  'NAME_FORMAT_UNACCEPTABLE',
  'NAME_INDIVIDUAL_ISSUE',
  'NAME_NOT_CONSISTENT',
  'UNKNOWN',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** What a field tells has the shape that the contract gives it. */
type Value<Field extends keyof WebhookValues> = WebhookEvent['value'] & WebhookValues[Field];
type More = WebhookEvent['value'] & Omit<AccountUpdate, 'event'>;

const ofAccount = <Field extends keyof WebhookValues>(
  { id }: Pick<BusinessAccount, 'id'>,
  field: Field,
  value: Value<Field>,
): WebhookEvent => ({ entryId: id, businessAccountId: id, field, value });

const ofNumber = <Field extends keyof WebhookValues>(
  { id, businessAccountId }: PhoneNumber,
  field: Field,
  value: Value<Field>,
): WebhookEvent => ({
  ...ofAccount({ id: businessAccountId }, field, value),
  phoneNumberId: id,
});

/** The limit goes under its old name and its new one: Meta announced the end of the old, and still documents it. */
export function qualityUpdate(
  number: PhoneNumber,
  event: 'ONBOARDING' | 'THROUGHPUT_UPGRADE' | 'FLAGGED' | 'UNFLAGGED' | 'DOWNGRADE',
  world: World,
  oldLimit?: MessagingLimit,
): WebhookEvent {
  const limit = messagingLimitOf(number, world);
  return ofNumber(number, 'phone_number_quality_update', {
    display_phone_number: number.digits,
    event,
    ...(oldLimit && { old_limit: oldLimit }),
    current_limit: limit,
    max_daily_conversations_per_business: limit,
  });
}

export const security = (
  number: PhoneNumber,
  event: 'PIN_CHANGED' | 'PIN_RESET_REQUEST' | 'PIN_REQUEST_SUCCESS',
  requester?: string,
): WebhookEvent =>
  ofNumber(number, 'security', {
    display_phone_number: number.digits,
    event,
    ...(requester && { requester }),
  });

/** An event of `account_update` about an account. */
export const accountUpdate = (
  account: Pick<BusinessAccount, 'id'>,
  event: string,
  more: More = {},
): WebhookEvent => ofAccount(account, 'account_update', { event, ...more });

/** An event of `account_update` about one number. */
export const numberUpdate = (number: PhoneNumber, event: string, more: More = {}): WebhookEvent =>
  ofNumber(number, 'account_update', { phone_number: number.digits, event, ...more });

/** Whom a number was shared with is told when it left, in an envelope that names the portfolio. */
export const partnerRemoved = (
  number: PhoneNumber,
  { id, portfolioId }: BusinessAccount,
  disconnection: { readonly reason: string; readonly initiated_by: 'USER' | 'SYSTEM' },
): WebhookEvent => ({
  ...ofNumber(number, 'account_update', {
    event: 'PARTNER_REMOVED',
    waba_info: { waba_id: id, owner_business_id: portfolioId },
    disconnection_info: disconnection,
  }),
  entryId: portfolioId,
});

export const accountReviewUpdate = (account: BusinessAccount, decision: string): WebhookEvent =>
  ofAccount(account, 'account_review_update', { decision });

export const accountAlert = (
  account: Pick<BusinessAccount, 'id'>,
  entity: { readonly type: 'BUSINESS' | 'PHONE_NUMBER'; readonly id: string },
  alert: {
    readonly type: string;
    readonly severity: 'INFORMATIONAL' | 'WARNING';
    readonly description: string;
  },
): WebhookEvent =>
  ofAccount(account, 'account_alerts', {
    entity_type: entity.type,
    entity_id: entity.id,
    alert_info: {
      alert_severity: alert.severity,
      alert_status: 'ACTIVE',
      alert_type: alert.type,
      alert_description: alert.description,
    },
  });

const PEOPLE: Readonly<Record<string, number>> = {
  TIER_250: 250,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
};

/** The cap is named for the portfolio at the lowest limit, and for the account above it. */
export const capabilityUpdate = (
  account: Pick<BusinessAccount, 'id'>,
  { messagingLimit, phoneNumberCap }: Portfolio,
): WebhookEvent =>
  ofAccount(account, 'business_capability_update', {
    max_daily_conversations_per_business: PEOPLE[messagingLimit] ?? -1,
    [messagingLimit === 'TIER_250'
      ? 'max_phone_numbers_per_business'
      : 'max_phone_numbers_per_waba']: phoneNumberCap,
  });
