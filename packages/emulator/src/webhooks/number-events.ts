import type { AccountUpdate, MessagingLimit, WebhookValues } from 'meta-cloud-api/contract';
import type { PhoneNumber } from '../nodes.ts';
import { settingsOf } from '../rules/feature-settings.ts';
import { messagingLimitOf } from '../rules/messaging-limit.ts';
import type { World } from '../world.ts';
import { accountAlert, type EventOf, eventOf, type ValueOf } from './account-events.ts';

/** What Meta tells about one number. */

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

/** Something about one number. */
export const ofNumber = <Field extends keyof WebhookValues>(
  { id, businessAccountId }: PhoneNumber,
  field: Field,
  value: ValueOf<Field>,
): EventOf<Field> => ({
  ...eventOf({ id: businessAccountId }, field, value),
  phoneNumberId: id,
});

/** Meta has decided about a display name. */
export const nameUpdate = (
  number: PhoneNumber,
  decided: {
    readonly name: string;
    readonly decision: NameVerdict;
    readonly reason: RejectionReason | null;
  },
): EventOf<'phone_number_name_update'> =>
  ofNumber(number, 'phone_number_name_update', {
    display_phone_number: number.digits,
    decision: decided.decision,
    requested_verified_name: decided.name,
    rejection_reason: decided.reason,
  });

/**
 * The limit goes under its old name and its new one: Meta announced the end of the old, and still
 * documents it. Only where there is no limit does a number become fast, so that is what goes with it.
 */
export function qualityUpdate(
  number: PhoneNumber,
  event: 'ONBOARDING' | 'THROUGHPUT_UPGRADE' | 'FLAGGED' | 'UNFLAGGED' | 'UPGRADE' | 'DOWNGRADE',
  world: World,
  step?: { readonly from: MessagingLimit; readonly to: MessagingLimit },
): EventOf<'phone_number_quality_update'> {
  const present = messagingLimitOf(number, world);
  const limit = event === 'THROUGHPUT_UPGRADE' ? 'TIER_UNLIMITED' : (step?.to ?? present);
  return ofNumber(number, 'phone_number_quality_update', {
    display_phone_number: number.digits,
    event,
    ...(step && { old_limit: step.from }),
    current_limit: limit,
    max_daily_conversations_per_business: limit,
  });
}

/** Somebody changed the PIN, or asked to have it turned off, or has turned it off. */
export const security = (
  number: PhoneNumber,
  event: 'PIN_CHANGED' | 'PIN_RESET_REQUEST' | 'PIN_REQUEST_SUCCESS',
  requester?: string,
): EventOf<'security'> =>
  ofNumber(number, 'security', {
    display_phone_number: number.digits,
    event,
    ...(requester && { requester }),
  });

/** An event of `account_update` about one number. */
export const numberUpdate = (
  number: PhoneNumber,
  event: string,
  more: Omit<AccountUpdate, 'event'> = {},
): EventOf<'account_update'> =>
  ofNumber(number, 'account_update', { phone_number: number.digits, event, ...more });

/** A username was given to a number, or taken away. */
export const usernameUpdate = (number: PhoneNumber): EventOf<'business_username_update'> =>
  ofNumber(number, 'business_username_update', {
    display_phone_number: number.digits,
    ...(number.username ?? { status: 'deleted' }),
  });

/** Somebody changed how a number takes calls. */
export const callingUpdate = (
  number: PhoneNumber,
  world: World,
): EventOf<'account_settings_update'> =>
  ofNumber(number, 'account_settings_update', {
    messaging_product: 'whatsapp',
    timestamp: String(Math.floor(world.now() / 1000)),
    type: 'phone_number_settings',
    phone_number_settings: {
      phone_number_id: number.id,
      calling: settingsOf(number, false).calling,
    },
  });

const alerts = {
  OBA_APPROVED: 'The phone number is an official business account now.',
  OBA_REJECTED: 'The phone number does not become an official business account.',
  PROFILE_PICTURE_LOST: 'The picture of the profile was lost. Set it again.',
} as const;

/** Something for the owner of a number to know. */
export const numberAlert = (
  { id, businessAccountId }: PhoneNumber,
  type: keyof typeof alerts,
): EventOf<'account_alerts'> =>
  accountAlert(
    { id: businessAccountId },
    { type: 'PHONE_NUMBER', id },
    { type, severity: 'INFORMATIONAL', description: alerts[type] },
  );
