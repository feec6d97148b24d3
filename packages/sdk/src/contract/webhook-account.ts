import type { Open } from './phone-number.ts';

/** What an account or number is kept from. */
export type RestrictionType = Open<
  | 'RESTRICTED_ADD_PHONE_NUMBER_ACTION'
  | 'RESTRICTED_BIZ_INITIATED_MESSAGING'
  | 'RESTRICTED_CUSTOMER_INITIATED_MESSAGING'
  | 'RESTRICTED_BUSINESS_INITIATED_CALLING'
  | 'RESTRICTED_USER_INITIATED_CALLING'
  | 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN'
  | 'RESTRICTED_UTILITY_TEMPLATES'
  | 'RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES'
>;

/** The policy that was broken. */
export type ViolationType = Open<
  | 'ADULT'
  | 'ALCOHOL'
  | 'ANIMALS'
  | 'BODY_PARTS_FLUIDS'
  | 'DATING'
  | 'DIGITAL_SERVICES_PRODUCTS'
  | 'DRUGS'
  | 'GAMBLING'
  | 'HEALTHCARE'
  | 'ILLEGAL_PRODUCTS'
  | 'MISLEADING'
  | 'OVERTLY_SEXUALIZED_POSITIONING'
  | 'REAL_FAKE_CURRENCY'
  | 'SCAM'
  | 'SUPPLEMENTS'
  | 'THIRD_PARTY_INFRINGEMENTS'
  | 'TOBACCO'
  | 'UNAUTHORIZED_MEDIA'
  | 'WEAPONS'
  | 'LOW_BUSINESS_INITIATED_CALLING_QUALITY'
  | 'LOW_USER_INITIATED_CALLING_QUALITY'
  | 'USER_INITIATED_CALLS_LOW_PICKUP_RATE'
>;

/** What happened to an account. */
export type AccountEvent = Open<
  | 'ACCOUNT_DELETED'
  | 'ACCOUNT_OFFBOARDED'
  | 'ACCOUNT_RECONNECTED'
  | 'ACCOUNT_RESTRICTION'
  | 'ACCOUNT_VIOLATION'
  | 'AD_ACCOUNT_LINKED'
  | 'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE'
  | 'BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE'
  | 'DISABLED_UPDATE'
  | 'MM_LITE_TERMS_SIGNED'
  | 'PARTNER_ADDED'
  | 'PARTNER_APP_INSTALLED'
  | 'PARTNER_APP_UNINSTALLED'
  | 'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE'
  | 'PARTNER_REMOVED'
  | 'VERIFIED_ACCOUNT'
  | 'VOLUME_BASED_PRICING_TIER_UPDATE'
>;

/**
 * Something happened to an account, or to one of its numbers. `event` says what; the keys below come
 * with the events that they name.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/account_update
 */
export interface AccountUpdate {
  readonly event: AccountEvent;
  /** The number it is about, in digits; absent where it is about all of the account. */
  readonly phone_number?: string;
  /** With `ACCOUNT_RESTRICTION`. */
  readonly restriction_info?: readonly {
    readonly restriction_type: RestrictionType;
    /** Seconds since 1970; absent where no end is known. */
    readonly expiration?: number;
    /** What to do about it. */
    readonly remediation?: string;
  }[];
  /** With `ACCOUNT_VIOLATION`. */
  readonly violation_info?: {
    readonly violation_type: ViolationType;
    readonly remediation?: string;
  };
  /** With `DISABLED_UPDATE`. */
  readonly ban_info?: {
    readonly waba_ban_state: Open<'SCHEDULE_FOR_DISABLE' | 'DISABLE' | 'REINSTATE'>;
    /** In words, such as `April 17, 2025`. */
    readonly waba_ban_date: string;
  };
  /** With `PARTNER_*`, `AD_ACCOUNT_LINKED` and `MM_LITE_TERMS_SIGNED`: the account, and whose it is. */
  readonly waba_info?: {
    readonly waba_id: string;
    /** The portfolio. */
    readonly owner_business_id: string;
    readonly partner_app_id?: string;
    readonly solution_id?: string;
    readonly solution_partner_business_ids?: readonly string[];
    readonly ad_account_linked?: string;
  };
  /** With `PARTNER_REMOVED`, of a number that is used in the WhatsApp Business app too. */
  readonly disconnection_info?: {
    readonly reason: Open<
      | 'ACCOUNT_DISCONNECTED'
      | 'BUSINESS_DOWNGRADE'
      | 'CHANGE_NUMBER'
      | 'COMPANION_INACTIVITY'
      | 'PRIMARY_INACTIVITY'
      | 'USER_RE_REGISTERED'
    >;
    readonly initiated_by?: Open<'USER' | 'SYSTEM'>;
  };
  /** With `BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE`: two letters. */
  readonly country?: string;
  /** With `AUTH_INTL_PRICE_ELIGIBILITY_UPDATE`; times are seconds since 1970. */
  readonly auth_international_rate_eligibility?: {
    readonly start_time: number;
    readonly exception_countries?: readonly {
      readonly country_code: string;
      readonly start_time: number;
    }[];
  };
  /** With `PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE`. */
  readonly partner_client_certification_info?: {
    readonly client_business_id: string;
    readonly status: Open<'APPROVED' | 'DISCARDED' | 'FAILED' | 'PENDING' | 'REVOKED'>;
    readonly rejection_reasons?: readonly string[];
  };
  /** With `VOLUME_BASED_PRICING_TIER_UPDATE`. */
  readonly volume_tier_info?: {
    /** Seconds since 1970. */
    readonly tier_update_time: number;
    readonly pricing_category: string;
    /** From and to, such as `25000001:50000000`. */
    readonly tier: string;
    /** Such as `2025-11`. */
    readonly effective_month: string;
    readonly region: string;
  };
}

/** What an alert says. */
export interface AlertInfo {
  readonly alert_severity: Open<'CRITICAL' | 'INFORMATIONAL' | 'WARNING'>;
  readonly alert_status: Open<'ACTIVE' | 'NONE'>;
  readonly alert_type: Open<
    | 'INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED'
    | 'INCREASED_CAPABILITIES_ELIGIBILITY_FAILED'
    | 'INCREASED_CAPABILITIES_ELIGIBILITY_NEED_MORE_INFO'
    | 'OBA_APPROVED'
    | 'OBA_REJECTED'
    | 'PROFILE_PICTURE_LOST'
  >;
  readonly alert_description: string;
}

/**
 * Something to look at: a limit that was not raised, the badge, a lost picture. In its old shape the
 * keys of `alert_info` stand beside `entity_type`; {@link AlertInfo} says what they hold.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/account_alerts
 */
export interface AccountAlert extends Partial<AlertInfo> {
  /** `CURRENT_STATUS_ID` is a number's business profile. */
  readonly entity_type: Open<'BUSINESS' | 'PHONE_NUMBER' | 'CURRENT_STATUS_ID'>;
  readonly entity_id: string;
  /** The new shape. */
  readonly alert_info?: AlertInfo;
}

/**
 * Meta has reviewed an account.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/account_review_update
 */
export interface AccountReviewUpdate {
  readonly decision: Open<'APPROVED' | 'REJECTED' | 'PENDING' | 'DEFERRED'>;
}

/**
 * A portfolio may do more, or less. Meta's page names steps and its samples hold numbers: expect both.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/business_capability_update
 */
export interface BusinessCapabilityUpdate {
  /** People the portfolio may message first in 24 hours: 2000, `TIER_2K`, or for all -1 or `UNLIMITED`. */
  readonly max_daily_conversations_per_business?: number | string;
  /** The same of each number: the old shape, until February 2026. */
  readonly max_daily_conversation_per_phone?: number | string;
  /** Numbers that the portfolio may have; only at the lowest limit. */
  readonly max_phone_numbers_per_business?: number;
  /** Numbers that each account may have; above the lowest limit. */
  readonly max_phone_numbers_per_waba?: number;
}

/** Something happened to a business. Meta lists the field and does not document it. */
export interface BusinessStatusUpdate {
  readonly event?: string;
  readonly [key: string]: unknown;
}
