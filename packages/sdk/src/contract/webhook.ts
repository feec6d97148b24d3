import type { Open } from './phone-number.ts';

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

/** The outcome of a name's review. */
export interface PhoneNumberNameUpdate {
  /** Digits only, with country code. */
  readonly display_phone_number: string;
  readonly decision: NameDecision;
  readonly requested_verified_name: string;
  /** `null`, or in older webhooks `NONE`, where the name was not turned down. */
  readonly rejection_reason: NameRejectionReason | null;
}

/** What a webhook tells, by its field. */
export interface WebhookValues {
  readonly phone_number_name_update: PhoneNumberNameUpdate;
}

/** One change out of a webhook, with the time of the entry it came in. */
export interface WebhookChange {
  /** Such as `phone_number_name_update`: a key of {@link WebhookValues}, or another. */
  readonly field: string;
  readonly value: unknown;
  /** Seconds since 1970 at which Meta sent it. */
  readonly time: number;
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
