import type {
  AccountAlert,
  AccountReviewUpdate,
  AccountUpdate,
  BusinessCapabilityUpdate,
  BusinessStatusUpdate,
} from './webhook-account.ts';
import type { LooseUpdate, MessagesUpdate, TemplateUpdate } from './webhook-message.ts';
import type {
  AccountSettingsUpdate,
  BusinessUsernameUpdate,
  PhoneNumberNameUpdate,
  PhoneNumberQualityUpdate,
  SecurityUpdate,
} from './webhook-number.ts';

/** What a webhook tells, by its field. */
export interface WebhookValues {
  readonly account_alerts: AccountAlert;
  readonly account_review_update: AccountReviewUpdate;
  readonly account_settings_update: AccountSettingsUpdate;
  readonly account_update: AccountUpdate;
  readonly automatic_events: LooseUpdate;
  readonly business_capability_update: BusinessCapabilityUpdate;
  readonly business_status_update: BusinessStatusUpdate;
  readonly business_username_update: BusinessUsernameUpdate;
  readonly calls: LooseUpdate;
  readonly flows: LooseUpdate;
  readonly group_lifecycle_update: LooseUpdate;
  readonly group_participants_update: LooseUpdate;
  readonly group_settings_update: LooseUpdate;
  readonly group_status_update: LooseUpdate;
  readonly history: LooseUpdate;
  readonly message_echoes: LooseUpdate;
  readonly message_template_components_update: TemplateUpdate;
  readonly message_template_quality_update: TemplateUpdate;
  readonly message_template_status_update: TemplateUpdate;
  readonly messages: MessagesUpdate;
  readonly messaging_handovers: LooseUpdate;
  readonly partner_solutions: LooseUpdate;
  readonly payment_configuration_update: LooseUpdate;
  readonly phone_number_name_update: PhoneNumberNameUpdate;
  readonly phone_number_quality_update: PhoneNumberQualityUpdate;
  readonly security: SecurityUpdate;
  readonly smb_app_state_sync: LooseUpdate;
  readonly smb_message_echoes: LooseUpdate;
  readonly standby: LooseUpdate;
  readonly template_category_update: TemplateUpdate;
  readonly template_correct_category_detection: TemplateUpdate;
  readonly tracking_events: LooseUpdate;
  readonly user_preferences: LooseUpdate;
}

/** Every field that is known. */
export const webhookFields: Readonly<Record<keyof WebhookValues, true>> = {
  account_alerts: true,
  account_review_update: true,
  account_settings_update: true,
  account_update: true,
  automatic_events: true,
  business_capability_update: true,
  business_status_update: true,
  business_username_update: true,
  calls: true,
  flows: true,
  group_lifecycle_update: true,
  group_participants_update: true,
  group_settings_update: true,
  group_status_update: true,
  history: true,
  message_echoes: true,
  message_template_components_update: true,
  message_template_quality_update: true,
  message_template_status_update: true,
  messages: true,
  messaging_handovers: true,
  partner_solutions: true,
  payment_configuration_update: true,
  phone_number_name_update: true,
  phone_number_quality_update: true,
  security: true,
  smb_app_state_sync: true,
  smb_message_echoes: true,
  standby: true,
  template_category_update: true,
  template_correct_category_detection: true,
  tracking_events: true,
  user_preferences: true,
};

/** One change out of a webhook, with the time of the entry it came in. */
export interface WebhookChange {
  /** Such as `phone_number_name_update`: a key of {@link WebhookValues}, or another. */
  readonly field: string;
  readonly value: unknown;
  /** Seconds since 1970 at which Meta sent it. */
  readonly time: number;
}

interface Told {
  /**
   * The WhatsApp Business Account; of a few events that name none, the portfolio. Meta's test webhooks
   * say `0`.
   */
  readonly accountId: string;
  /** Seconds since 1970 at which Meta sent it, or where that is not said, at which it came. */
  readonly time: number;
  /** The number it is about, where its id is told: many fields tell its digits alone. */
  readonly phoneNumberId?: string;
}

/** A change of a field that is known: `field` says which type its `value` has. */
export type Change<Field extends keyof WebhookValues = keyof WebhookValues> = {
  [Name in Field]: Told & { readonly field: Name; readonly value: WebhookValues[Name] };
}[Field];

/** A change as it came: of a field that Meta has added since, or of an object that is no account. */
export interface UnknownChange extends Told {
  /** What it is of, such as `page`; absent where that is a WhatsApp Business Account. */
  readonly object?: string;
  /** Empty where an entry has no changes: `value` is then the entry. */
  readonly field: string;
  readonly value: unknown;
}

/** A webhook as Meta sends it: one body may tell of many accounts, and of many changes of each. */
export interface WebhookBody {
  readonly object: string;
  readonly entry: readonly {
    /** The WhatsApp Business Account, or for some events the portfolio. */
    readonly id: string;
    /** Seconds since 1970 at which Meta sent it; a few events come without. */
    readonly time?: number;
    readonly changes: readonly Omit<WebhookChange, 'time'>[];
  }[];
}
