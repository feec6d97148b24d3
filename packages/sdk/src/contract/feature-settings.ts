import { act, read, type Success } from './endpoint.ts';
import type { Open } from './phone-number.ts';

/** `ENABLED` or `DISABLED`. */
export type Switch = Open<'ENABLED' | 'DISABLED'>;

export type Weekday =
  | 'MONDAY'
  | 'TUESDAY'
  | 'WEDNESDAY'
  | 'THURSDAY'
  | 'FRIDAY'
  | 'SATURDAY'
  | 'SUNDAY';

/** When the number can be called. Sent whole: what is left out is gone. */
export interface CallHours {
  readonly status: Switch;
  /** Such as `Europe/Berlin`. */
  readonly timezone_id?: string;
  /** At most two a day, which do not overlap. */
  readonly weekly_operating_hours?: readonly {
    readonly day_of_week: Weekday;
    /** Four digits, such as `0900`. */
    readonly open_time: string;
    /** Later than `open_time`. */
    readonly close_time: string;
  }[];
  /** At most 20. */
  readonly holiday_schedule?: readonly {
    /** Such as `2026-12-24`. */
    readonly date: string;
    readonly start_time: string;
    readonly end_time: string;
  }[];
}

/** A server that calls are handed to by SIP; each app has one. */
export interface SipServer {
  /** The app it belongs to; only in answers. */
  readonly app_id?: string;
  readonly hostname: string;
  /** 5061 when absent. */
  readonly port?: number;
  readonly request_uri_user_params?: Readonly<Record<string, string>>;
  /** A secret, only in answers, and only where it was asked for. */
  readonly sip_user_password?: string;
}

/** Calls on the number. A key that is left out stays as it is. */
export interface CallingSettings {
  readonly status?: Switch;
  readonly call_icon_visibility?: Open<'DEFAULT' | 'DISABLE_ALL'>;
  readonly call_icons?: {
    /** Two letters each; an empty list shows the icon everywhere. */
    readonly restrict_to_user_countries: readonly string[];
  };
  readonly call_hours?: CallHours;
  /** Whether people who are called may allow a call back. */
  readonly callback_permission_status?: Switch;
  readonly srtp_key_exchange_protocol?: Open<'DTLS' | 'SDES'>;
  readonly sip?: { readonly status: Switch; readonly servers?: readonly SipServer[] };
  /** What Meta has taken away, and until when; only in answers. */
  readonly restrictions?: {
    readonly restrictions_list: readonly {
      readonly type: Open<
        'RESTRICTED_BUSINESS_INITIATED_CALLING' | 'RESTRICTED_USER_INITIATED_CALLING'
      >;
      readonly reason?: string;
      /** Seconds since 1970. */
      readonly expiration?: number;
    }[];
  };
}

/** Whether a message is held back when its reader's identity has changed since the last one. */
export interface UserIdentityChangeSettings {
  readonly enable_identity_key_check: boolean;
}

/** Encryption of the messages between the business and Meta. */
export interface PayloadEncryptionSettings {
  readonly status: Switch;
  /** Needed to enable it; never in an answer. */
  readonly client_encryption_key?: string;
  /** Only in answers. */
  readonly client_encryption_key_fingerprint?: string;
  /** Only in answers. */
  readonly cloud_encryption_key?: string;
}

/** Where messages are kept at rest. Can only be changed while the number is not registered. */
export interface StorageConfiguration {
  /** `DEFAULT` is only in answers: nothing was set. */
  readonly status: Open<
    'DEFAULT' | 'IN_COUNTRY_STORAGE_ENABLED' | 'IN_COUNTRY_STORAGE_DISABLED' | 'NO_STORAGE_ENABLED'
  >;
  /** Two letters, such as `DE` (the European Union); needed for storage in a country. */
  readonly data_localization_region?: string;
  /** Minutes a message is kept where nothing is stored: 60. */
  readonly retention_minutes?: number;
}

/** The settings of a number, feature by feature. */
export interface FeatureSettings {
  readonly calling: CallingSettings;
  readonly user_identity_change: UserIdentityChangeSettings;
  readonly payload_encryption: PayloadEncryptionSettings;
  readonly storage_configuration: StorageConfiguration;
}

export interface GetSettingsInput {
  /** Whether `sip_user_password` is answered too. */
  readonly include_sip_credentials?: boolean;
}

/** One feature: Meta takes no more in a request. */
export type UpdateSettingsInput = {
  [Feature in keyof FeatureSettings]: Pick<FeatureSettings, Feature>;
}[keyof FeatureSettings];

const guide = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';

export const featureSettings = {
  /** Read what was set for calls, identity checks, encryption and storage. */
  'phoneNumber.getSettings': read<FeatureSettings, GetSettingsInput>({
    node: 'phoneNumber',
    edge: 'settings',
    permission: 'whatsapp_business_management',
    docs: `${guide}/calling/call-settings`,
  }),

  /** Set one feature. */
  'phoneNumber.updateSettings': act<UpdateSettingsInput, Success>({
    node: 'phoneNumber',
    edge: 'settings',
    // A feature is replaced by what is sent: https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/call-settings
    repeatable: true,
    secrets: ['payload_encryption.client_encryption_key', 'calling.sip.servers.sip_user_password'],
    permission: 'whatsapp_business_management',
    docs: `${guide}/calling/call-settings`,
  }),
} as const;
