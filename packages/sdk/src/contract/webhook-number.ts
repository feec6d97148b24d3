import type { CallingSettings } from './feature-settings.ts';
import type { MessagingLimit, Open } from './phone-number.ts';
import type { UsernameStatus } from './username.ts';

/** What Meta decided about a display name. */
export type NameDecision = Open<'APPROVED' | 'REJECTED' | 'DEFERRED' | 'PENDING'>;

/** Why a display name was turned down. */
export type NameRejectionReason = Open<
  | 'NAME_EMPLOYEE_ISSUE'
  | 'NAME_ENDCLIENT_NOTRELATED'
  | 'NAME_FORMAT_UNACCEPTABLE'
  | 'NAME_INDIVIDUAL_ISSUE'
  | 'NAME_NOT_CONSISTENT'
  | 'UNKNOWN'
  | 'NONE'
>;

/**
 * The outcome of a name's review.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/phone_number_name_update
 */
export interface PhoneNumberNameUpdate {
  /** Digits only, with country code. */
  readonly display_phone_number: string;
  readonly decision: NameDecision;
  readonly requested_verified_name: string;
  /** `null`, or in older webhooks `NONE`, where the name was not turned down. */
  readonly rejection_reason: NameRejectionReason | null;
}

/** A limit as webhooks write it: older steps, and one for numbers that never sent, included. */
export type WebhookMessagingLimit =
  | MessagingLimit
  | Open<'TIER_50' | 'TIER_1K' | 'TIER_NOT_SET' | 'NOT_SET'>;

/**
 * A number's limit or throughput was set. In its old shape it tells the number's own limit and how it
 * changed; in its new one, the portfolio's.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/phone_number_quality_update
 */
export interface PhoneNumberQualityUpdate {
  /** Digits only, with country code. */
  readonly display_phone_number: string;
  /** `ONBOARDING` and `THROUGHPUT_UPGRADE`; the others ended in October 2025, with limits of single numbers. */
  readonly event: Open<
    'ONBOARDING' | 'THROUGHPUT_UPGRADE' | 'FLAGGED' | 'UNFLAGGED' | 'UPGRADE' | 'DOWNGRADE'
  >;
  /** Announced to end in February 2026, and documented since: the portfolio's limit is in the key below. */
  readonly current_limit?: WebhookMessagingLimit;
  /** Only where the limit changed, in the old shape. */
  readonly old_limit?: WebhookMessagingLimit;
  /** How many people the portfolio may message first in 24 hours, as a step such as `TIER_2K`. */
  readonly max_daily_conversations_per_business?: WebhookMessagingLimit;
}

/**
 * Somebody changed a number's two-step verification in WhatsApp Manager.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/security
 */
export interface SecurityUpdate {
  /** Digits only, with country code. */
  readonly display_phone_number: string;
  /** That it is off is `PIN_REQUEST_SUCCESS`; older pages write `PIN_RESET_SUCCESS`. */
  readonly event: Open<
    'PIN_CHANGED' | 'PIN_RESET_REQUEST' | 'PIN_REQUEST_SUCCESS' | 'PIN_RESET_SUCCESS'
  >;
  /** Who asked to turn it off: a Meta Business Suite user. Only with `PIN_RESET_REQUEST`. */
  readonly requester?: string;
}

/**
 * Somebody changed how a number takes calls.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/account_settings_update
 */
export interface AccountSettingsUpdate {
  readonly messaging_product: 'whatsapp';
  /** Seconds since 1970, as text. */
  readonly timestamp: string;
  readonly type: Open<'phone_number_settings'>;
  readonly phone_number_settings?: {
    readonly phone_number_id: string;
    readonly calling?: CallingSettings;
  };
}

/**
 * A number's username was given, held for it, or taken away.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/business_username_update
 */
export interface BusinessUsernameUpdate {
  /** Digits only, with country code. */
  readonly display_phone_number: string;
  /** Absent where it was deleted. */
  readonly username?: string;
  readonly status: UsernameStatus;
}
