import type { ConversationalAutomation } from './conversational-components.ts';
import { act, read, type Success } from './endpoint.ts';
import type { OfficialBusinessAccount } from './official-business-account.ts';

/** A value Meta documents, or one it has added since: every enum of the Graph API grows. */
export type Open<Known extends string> = Known | (string & {});

/** What a number can do right now. Only `CONNECTED` sends and receives. */
export type PhoneNumberStatus = Open<
  | 'CONNECTED'
  | 'PENDING'
  | 'DISCONNECTED'
  | 'FLAGGED'
  | 'RATE_LIMITED'
  | 'RESTRICTED'
  | 'BANNED'
  | 'UNVERIFIED'
  | 'MIGRATED'
  | 'DELETED'
  | 'UNKNOWN'
>;

/** Where Meta's review of a display name stands. */
export type NameStatus = Open<
  'APPROVED' | 'AVAILABLE_WITHOUT_REVIEW' | 'DECLINED' | 'EXPIRED' | 'PENDING_REVIEW' | 'NONE'
>;

/** Whether the business has proven, by SMS or call, that it holds the number. */
export type CodeVerificationStatus = Open<'VERIFIED' | 'NOT_VERIFIED' | 'EXPIRED'>;

/** How people have received the number's messages over the last seven days. */
export type QualityRating = Open<'GREEN' | 'YELLOW' | 'RED' | 'NA' | 'UNKNOWN'>;

/** Where the number is registered; `NOT_APPLICABLE` is nowhere. */
export type PlatformType = Open<'CLOUD_API' | 'ON_PREMISE' | 'NOT_APPLICABLE'>;

/** How many messages a second: `STANDARD` is 80, `HIGH` is 1,000. */
export type ThroughputLevel = Open<'STANDARD' | 'HIGH' | 'NOT_APPLICABLE'>;

/** `SANDBOX` is Meta's free test number. */
export type AccountMode = Open<'LIVE' | 'SANDBOX'>;

/** How many people a portfolio may message first, in 24 hours. */
export type MessagingLimit = Open<
  'TIER_250' | 'TIER_2K' | 'TIER_10K' | 'TIER_100K' | 'TIER_UNLIMITED' | 'UNTIERED'
>;

/** How far sending works; the whole is the worst of its entities. */
export type CanSendMessage = Open<'AVAILABLE' | 'LIMITED' | 'BLOCKED'>;

/** One of the things sending depends on. */
export interface HealthEntity {
  readonly entity_type: Open<'PHONE_NUMBER' | 'MESSAGE_TEMPLATE' | 'WABA' | 'BUSINESS' | 'APP'>;
  readonly id: string;
  readonly can_send_message: CanSendMessage;
  /** Where calling over SIP is set up. */
  readonly can_receive_call_sip?: CanSendMessage;
  /** Why it is `LIMITED`. */
  readonly additional_info?: readonly string[];
  /** Why it is `BLOCKED`. */
  readonly errors?: readonly {
    readonly error_code: number;
    readonly error_description: string;
    readonly possible_solution: string;
  }[];
}

/** Whether messages can be sent, and what stands in the way. */
export interface HealthStatus {
  readonly can_send_message: CanSendMessage;
  readonly entities: readonly HealthEntity[];
}

/** Whether people find the number by searching in WhatsApp. It is set as `HIDDEN`, and read as `NON_VISIBLE`. */
export type SearchVisibility = Open<'VISIBLE' | 'NON_VISIBLE'>;

/** Where a number's `messages` webhooks go: to the first of these that is set. */
export interface WebhookConfiguration {
  /** The number's own callback. */
  readonly phone_number?: string;
  /** The callback of its WhatsApp Business Account. */
  readonly whatsapp_business_account?: string;
  /** The callback of the app, where every other webhook goes too. */
  readonly application?: string;
}

/**
 * A business phone number, as Meta answers it. A field that has no value is left out, never null.
 * @see https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status/
 */
export interface PhoneNumber {
  /** The number's id: digits, but not the digits one dials. */
  readonly id: string;
  /** The number as people write it, such as `+1 631-555-5555`. */
  readonly display_phone_number: string;
  /** The display name in use. Having one does not mean that it was approved: see `name_status`. */
  readonly verified_name: string;
  /** What the number can do right now. */
  readonly status: PhoneNumberStatus;
  /** Review of the display name in use. */
  readonly name_status: NameStatus;
  /** A display name that was asked for and is not applied yet. */
  readonly new_display_name?: string;
  /** Review of `new_display_name`; `NONE` when nothing was asked for. */
  readonly new_name_status: NameStatus;
  /** Whether the number's ownership is proven. This is not the two-step PIN. */
  readonly code_verification_status: CodeVerificationStatus;
  /** Name and account in one; only Meta's OpenAPI file names it. */
  readonly unified_cert_status?: Open<
    | 'APPROVED'
    | 'NAME_PENDING_REVIEW'
    | 'NAME_NOT_APPROVED'
    | 'ACCOUNT_REVIEW_NOT_STARTED'
    | 'LIMITED_ACCESS'
  >;
  /** The proof, for older registrations, that the name in use was approved; absent while it is not. */
  readonly certificate?: string;
  /** The same of a name that is approved, and holds once the number is registered again. */
  readonly new_certificate?: string;
  /** Country of the number, two letters such as `US`. Only Meta's OpenAPI file names it. */
  readonly country_code?: string;
  /** Calling code of that country, such as `1`. */
  readonly country_dial_code?: string;
  readonly quality_rating: QualityRating;
  readonly quality_score: { readonly score: QualityRating };
  readonly platform_type: PlatformType;
  /** The same; only Meta's OpenAPI file names it so. */
  readonly host_platform?: PlatformType;
  readonly throughput: { readonly level: ThroughputLevel };
  readonly account_mode: AccountMode;
  /** Whether a two-step PIN is set. It stays set after the number is deregistered. */
  readonly is_pin_enabled: boolean;
  /** Whether the number carries the badge: {@link official_business_account} says how far it is from it. */
  readonly is_official_business_account: boolean;
  readonly official_business_account: OfficialBusinessAccount;
  /** Whether the number is also used in the WhatsApp Business app on a phone (coexistence). */
  readonly is_on_biz_app: boolean;
  /** Whether the number came from a pool of pre-verified numbers. */
  readonly is_preverified_number: boolean;
  /** The business username, without an at sign; absent where there is none. */
  readonly username?: string;
  readonly search_visibility: SearchVisibility;
  /** Whether the number can be found at all, such as `ELIGIBLE` or `NON_ELIGIBLE_VERIFIED_LEVEL`. */
  readonly eligibility_for_api_business_global_search: Open<
    'ELIGIBLE' | 'NON_ELIGIBLE_VERIFIED_LEVEL'
  >;
  /** The portfolio's limit. Since v24; before it there was `messaging_limit_tier`. */
  readonly whatsapp_business_manager_messaging_limit: MessagingLimit;
  /** Superseded by `whatsapp_business_manager_messaging_limit`, and answering the same since v24. */
  readonly messaging_limit_tier: MessagingLimit;
  /** When Embedded Signup ended, such as `2023-08-22T19:05:53+0000`. */
  readonly last_onboarded_time?: string;
  readonly health_status: HealthStatus;
  /** Absent where there is no callback at all. */
  readonly webhook_configuration?: WebhookConfiguration;
  readonly conversational_automation: ConversationalAutomation;
}

/** How the verification code reaches its reader. */
export type CodeMethod = 'SMS' | 'VOICE';

export interface RequestCodeInput {
  readonly code_method: CodeMethod;
  /** Language of the message, such as `en` or `en_US`. */
  readonly language: string;
}

export interface VerifyCodeInput {
  /** The digits that arrived, without the hyphen. */
  readonly code: string;
}

export interface RegisterInput {
  readonly messaging_product: 'whatsapp';
  /** Six digits: the number's two-step PIN, or its first one. */
  readonly pin: string;
  /** Where messages are stored at rest, such as `DE` for the European Union. */
  readonly data_localization_region?: string;
}

export interface UpdatePhoneNumberInput {
  /** A new two-step PIN; the old one is not asked for. */
  readonly pin?: string;
  /** A display name to be reviewed. */
  readonly new_display_name?: string;
  /** Where the number's `messages` webhooks go, instead of to the callback of its account or app. */
  readonly webhook_configuration?: {
    /** At most 200 characters, asked with a handshake; an empty text removes it. */
    readonly override_callback_uri: string;
    /** What the handshake shows the callback. */
    readonly verify_token?: string;
  };
  readonly search_visibility?: 'VISIBLE' | 'HIDDEN';
}

const guide = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';

export const phoneNumber = {
  /** Read a number. */
  'phoneNumber.get': read<PhoneNumber>({
    node: 'phoneNumber',
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-phone-numbers/phone-numbers`,
  }),

  /** Change a number: its two-step PIN, the display name to be reviewed, its callback, its visibility. */
  'phoneNumber.update': act<UpdatePhoneNumberInput, Success>({
    node: 'phoneNumber',
    repeatable: false,
    secrets: ['pin', 'webhook_configuration.verify_token'],
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-phone-numbers/display-names`,
  }),

  /** Have a verification code sent to the number. Meta limits how often. */
  'phoneNumber.requestCode': act<RequestCodeInput, Success>({
    node: 'phoneNumber',
    edge: 'request_code',
    repeatable: false,
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-phone-numbers/phone-numbers`,
  }),

  /** Prove with the code that the number is held. A code is good for one try that succeeds. */
  'phoneNumber.verifyCode': act<VerifyCodeInput, Success>({
    node: 'phoneNumber',
    edge: 'verify_code',
    repeatable: false,
    secrets: ['code'],
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-phone-numbers/phone-numbers`,
  }),

  /** Register the number for the Cloud API. Ten requests in 72 hours, the failed ones included. */
  'phoneNumber.register': act<RegisterInput, Success>({
    node: 'phoneNumber',
    edge: 'register',
    repeatable: false,
    secrets: ['pin'],
    permission: 'whatsapp_business_messaging',
    docs: `${guide}/business-phone-numbers/registration`,
  }),

  /** Take the number off the Cloud API. Ten requests in 72 hours. */
  'phoneNumber.deregister': act<Record<string, never>, Success>({
    node: 'phoneNumber',
    edge: 'deregister',
    repeatable: false,
    permission: 'whatsapp_business_messaging',
    docs: `${guide}/business-phone-numbers/registration`,
  }),
} as const;
