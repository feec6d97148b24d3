import { act, type CreatedNode, type ListInput, list, read, type Success } from './endpoint.ts';
import type {
  AccountMode,
  HealthStatus,
  MessagingLimit,
  Open,
  PhoneNumber,
} from './phone-number.ts';

/** Where Meta's review of an account stands. */
export type AccountReviewStatus = Open<'APPROVED' | 'PENDING' | 'REJECTED'>;

/** Whether Meta has verified the business behind an account. */
export type BusinessVerificationStatus = Open<
  | 'verified'
  | 'not_verified'
  | 'pending'
  | 'pending_need_more_info'
  | 'pending_submission'
  | 'rejected'
  | 'revoked'
  | 'expired'
  | 'failed'
  | 'ineligible'
>;

/** Who owns an account: the portfolio itself, or one that shares it. */
export type OwnershipType = Open<'SELF' | 'CLIENT_OWNED' | 'ON_BEHALF_OF'>;

/** A business portfolio, as other nodes refer to it. */
export interface BusinessReference {
  readonly id: string;
  readonly name: string;
}

/**
 * A WhatsApp Business Account (WABA), as Meta answers it. A field that has no value is left out.
 * @see https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/
 */
export interface BusinessAccount {
  readonly id: string;
  readonly name: string;
  readonly account_review_status: AccountReviewStatus;
  readonly business_verification_status: BusinessVerificationStatus;
  readonly ownership_type: OwnershipType;
  /** Country of the business, two letters such as `US`. */
  readonly country?: string;
  /** Currency it pays in, such as `USD`. */
  readonly currency?: string;
  /** Meta's number of a time zone: `1` is Los Angeles. */
  readonly timezone_id: string;
  /** When the account was made, in seconds since 1970. */
  readonly creation_time: number;
  /** What templates of this account are sent under. */
  readonly message_template_namespace: string;
  /** The portfolio that owns the account. */
  readonly owner_business_info: BusinessReference;
  /** The same. */
  readonly owner_business: BusinessReference;
  /** For whom another portfolio holds the account; absent where nobody does. */
  readonly on_behalf_of_business_info?: BusinessReference;
  /** Whether the account is in use, such as `ACTIVE`. */
  readonly status: string;
  /** Country where most of the business is, two letters such as `US`; absent where nobody said. */
  readonly primary_business_location?: string;
  /** The number of the order that the account's bills name; absent where there is none. */
  readonly purchase_order_number?: string;
  /** The shop that the account sells from; absent where there is none. */
  readonly linked_commerce_account?: { readonly id: string };
  /** Where the account's way to the Marketing Messages API stands; absent before it has begun. */
  readonly marketing_messages_onboarding_status?: string;
  /** The same, under the API's older name. */
  readonly marketing_messages_lite_api_status?: string;
  /** Whether, and from when, messages that authenticate cost international rates; absent where never. */
  readonly auth_international_rate_eligibility?: Readonly<Record<string, unknown>>;
  /** Whether other portfolios have a part in the account. */
  readonly is_shared_with_partners: boolean;
  /** What pays for the messages; absent where nothing does. */
  readonly primary_funding_id?: string;
  /** The portfolio's limit. Since v24. */
  readonly whatsapp_business_manager_messaging_limit: MessagingLimit;
  readonly is_enabled_for_insights: boolean;
  readonly disable_marketing_messages_on_cloud_api: boolean;
  readonly template_auto_archival_enabled: boolean;
  readonly health_status: HealthStatus;
}

export interface UpdateBusinessAccountInput {
  /** Whether Meta collects insights of templates. */
  readonly is_enabled_for_insights?: boolean;
  /** Whether marketing templates are refused on the Cloud API, and left to the Marketing Messages API. */
  readonly disable_marketing_messages_on_cloud_api?: boolean;
  /** Whether templates that go unused are archived. */
  readonly template_auto_archival_enabled?: boolean;
  /** Which changes Meta may make to marketing templates, feature by feature. */
  readonly degrees_of_freedom_spec?: Readonly<Record<string, unknown>>;
}

/** One condition on the numbers of a list. */
export type PhoneNumberFilter =
  | { readonly field: 'account_mode'; readonly operator: 'EQUAL'; readonly value: AccountMode }
  | {
      readonly field: 'is_official_business_account';
      readonly operator: 'EQUAL';
      readonly value: boolean;
    };

export interface ListPhoneNumbersInput extends ListInput<PhoneNumber> {
  /** Conditions, as the JSON text of a list of {@link PhoneNumberFilter}. */
  readonly filtering?: string;
  /** Such as `['last_onboarded_time_ascending']`, brackets and quotes included. */
  readonly sort?: string;
  /** Only the number with these digits. */
  readonly display_phone_number?: string;
}

export interface CreatePhoneNumberInput {
  /** Country calling code, without the plus. */
  readonly cc?: string;
  /** The rest of the number, digits only. */
  readonly phone_number?: string;
  /** Display name, to be reviewed. A number that is migrated keeps the one it has. */
  readonly verified_name?: string;
  /** Whether the number comes from another WhatsApp Business Account. */
  readonly migrate_phone_number?: boolean;
  /** The pre-verified number to take, in place of `cc` and `phone_number`. */
  readonly preverified_id?: string;
}

/** An app that an account sends webhooks to. */
export interface SubscribedApp {
  readonly whatsapp_business_api_data: {
    readonly id: string;
    readonly name: string;
    readonly link?: string;
  };
  /** Where `messages` and other webhooks of the numbers go in place of the app's callback, if anywhere. */
  readonly override_callback_uri?: string;
}

export interface SubscribeAppInput {
  /** Where `messages` and other webhooks of the numbers go, at most 200 characters; without it, the app's callback. */
  readonly override_callback_uri?: string;
  /** What Meta shows the callback in the handshake. */
  readonly verify_token?: string;
}

/** What a user may do with an account. */
export type AccountTask = Open<
  | 'MANAGE'
  | 'DEVELOP'
  | 'MANAGE_TEMPLATES'
  | 'MANAGE_PHONE'
  | 'VIEW_COST'
  | 'MANAGE_EXTENSIONS'
  | 'VIEW_PHONE_ASSETS'
  | 'MANAGE_PHONE_ASSETS'
  | 'VIEW_TEMPLATES'
  | 'MESSAGING'
>;

/** A person or a system user that works with an account. */
export interface AssignedUser {
  readonly id: string;
  readonly name: string;
  readonly tasks: readonly AccountTask[];
  readonly business: BusinessReference;
  readonly user_type: Open<'BUSINESS_USER' | 'SYSTEM_USER' | 'PERSONAL_USER'>;
}

export interface ListAssignedUsersInput extends ListInput<AssignedUser> {
  /** The portfolio whose users are wanted. */
  readonly business: string;
}

export interface AssignUserInput {
  readonly user: string;
  readonly tasks: readonly AccountTask[];
}

export interface RemoveUserInput {
  readonly user: string;
}

const guide = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';
const reference =
  'https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account';

export const businessAccount = {
  /** Read a WhatsApp Business Account. */
  'businessAccount.get': read<BusinessAccount>({
    node: 'businessAccount',
    permission: 'whatsapp_business_management',
    docs: `${reference}/`,
  }),

  /** Change what an account lets Meta do. */
  'businessAccount.update': act<UpdateBusinessAccountInput, Success>({
    node: 'businessAccount',
    repeatable: false,
    permission: 'whatsapp_business_management',
    docs: `${reference}/`,
  }),

  /** List the numbers of a WhatsApp Business Account, the latest onboarded first. */
  'businessAccount.listPhoneNumbers': list<PhoneNumber, ListPhoneNumbersInput>({
    node: 'businessAccount',
    edge: 'phone_numbers',
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-phone-numbers/phone-numbers`,
  }),

  /** Add a number to a WhatsApp Business Account. It still has to be verified and registered. */
  'businessAccount.createPhoneNumber': act<CreatePhoneNumberInput, CreatedNode>({
    node: 'businessAccount',
    edge: 'phone_numbers',
    repeatable: false,
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-phone-numbers/phone-numbers`,
  }),

  /** List the apps that the account sends webhooks to. */
  'businessAccount.listSubscribedApps': list<SubscribedApp>({
    node: 'businessAccount',
    edge: 'subscribed_apps',
    permission: 'whatsapp_business_management',
    docs: `${guide}/webhooks/override`,
  }),

  /** Send the account's webhooks to the app of the token; maybe its messages to another callback. */
  'businessAccount.subscribeApp': act<SubscribeAppInput, Success>({
    node: 'businessAccount',
    edge: 'subscribed_apps',
    // Meta's page on overrides: the call sets the subscription to what it says, and an empty one resets it.
    repeatable: true,
    secrets: ['verify_token'],
    permission: 'whatsapp_business_management',
    docs: `${guide}/webhooks/override`,
  }),

  /** Stop sending the account's webhooks to the app of the token. */
  'businessAccount.unsubscribeApp': act<Record<string, never>, Success>({
    node: 'businessAccount',
    edge: 'subscribed_apps',
    method: 'DELETE',
    repeatable: false,
    permission: 'whatsapp_business_management',
    docs: `${guide}/webhooks/override`,
  }),

  /** List the users of a portfolio that work with the account. */
  'businessAccount.listAssignedUsers': list<AssignedUser, ListAssignedUsersInput>({
    node: 'businessAccount',
    edge: 'assigned_users',
    permission: 'whatsapp_business_management',
    docs: `${reference}/assigned_users/`,
  }),

  /** Let a user work with the account. */
  'businessAccount.assignUser': act<AssignUserInput, Success>({
    node: 'businessAccount',
    edge: 'assigned_users',
    repeatable: false,
    permission: 'whatsapp_business_management',
    docs: `${reference}/assigned_users/`,
  }),

  /** Take the account away from a user. */
  'businessAccount.removeUser': act<RemoveUserInput, Success>({
    node: 'businessAccount',
    edge: 'assigned_users',
    method: 'DELETE',
    repeatable: false,
    permission: 'whatsapp_business_management',
    docs: `${reference}/assigned_users/`,
  }),
} as const;
