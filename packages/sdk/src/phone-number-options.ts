import type {
  CodeMethod,
  ConversationalCommand,
  PhoneNumber,
  PhoneNumberFilter,
} from './contract/index.ts';

/**
 * The fields that `get` and `getAll` ask for. Graph's own default leaves `status` out, and these are
 * the ones that say what a number can do and what it is waiting for.
 */
export const defaultPhoneNumberFields = [
  'id',
  'display_phone_number',
  'verified_name',
  'status',
  'name_status',
  'new_display_name',
  'new_name_status',
  'code_verification_status',
  'quality_rating',
  'platform_type',
  'throughput',
  'account_mode',
  'is_pin_enabled',
  'is_official_business_account',
] as const satisfies readonly (keyof PhoneNumber)[];

export type DefaultField = (typeof defaultPhoneNumberFields)[number];

/** The fields that were asked for, and the id, which Meta always answers. */
export type PhoneNumberWith<Field extends keyof PhoneNumber> = Pick<PhoneNumber, Field | 'id'>;

export interface FieldsOption<Field extends keyof PhoneNumber> {
  /** Only these fields: the request asks for no other, and the type has no other. */
  readonly fields?: readonly Field[] | undefined;
}

export const sortOrders = [
  'last_onboarded_time_ascending',
  'last_onboarded_time_descending',
] as const;

export interface ListPhoneNumbersOptions<Field extends keyof PhoneNumber>
  extends FieldsOption<Field> {
  /** Numbers in a page: 25 in `list`, and 100 where all are read. Meta gives at most 100. */
  readonly limit?: number | undefined;
  /** Go on behind this cursor, which an earlier page or an error gave. */
  readonly after?: string | undefined;
  /** Only the numbers that match all of these. */
  readonly filter?: readonly PhoneNumberFilter[] | undefined;
  /** The latest onboarded first when absent. */
  readonly sort?: (typeof sortOrders)[number] | undefined;
}

export interface RequestVerificationCodeOptions {
  readonly codeMethod: CodeMethod;
  /** Language of the message, such as `en` or `en_US`; `en_US` when absent. */
  readonly locale?: string | undefined;
}

export interface VerifyOptions {
  /** The code that arrived, six digits. The hyphen it is shown with may stay. */
  readonly code: string;
}

export interface RegisterOptions {
  /** The number's two-step PIN, six digits. Where it has none, this becomes it. */
  readonly pin: string;
  /** Two letters of a region to store messages in, such as `DE` (the European Union) or `IN`. */
  readonly dataLocalizationRegion?: string | undefined;
}

export interface GetSettingsOptions {
  /** Whether `sip_user_password`, a secret, is answered too. */
  readonly includeSipCredentials?: boolean | undefined;
}

export interface ConversationalComponentsOptions {
  /** Ice breakers people can tap in an empty chat: at most 4, of at most 80 characters, no emoji. */
  readonly prompts?: readonly string[] | undefined;
  /** Slash commands: at most 30. */
  readonly commands?: readonly ConversationalCommand[] | undefined;
}

export interface SetWebhookOptions {
  /** An https address of at most 200 characters. */
  readonly callbackUrl: string;
  /** A secret of yours: Meta shows it to the callback, which then knows that Meta asks. */
  readonly verifyToken: string;
}
