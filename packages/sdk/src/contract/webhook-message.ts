import type { Open } from './phone-number.ts';

/** The number that a message came to, or went out from. */
export interface WebhookMetadata {
  /** Digits only, with country code. */
  readonly display_phone_number: string;
  readonly phone_number_id: string;
}

/** An error as webhooks tell it. */
export interface WebhookError {
  /** See `explain(code)`. */
  readonly code: number;
  readonly title?: string;
  readonly message?: string;
  readonly error_data?: { readonly details?: string };
  readonly href?: string;
}

/** A message that somebody wrote. What it holds is under the key that `type` names. */
export interface ReceivedMessage {
  /** Begins with `wamid.`: the same in each delivery of it. */
  readonly id: string;
  /** Who wrote it: digits. Absent where Meta names people by `from_user_id` alone. */
  readonly from?: string;
  /** Seconds since 1970, as text. */
  readonly timestamp: string;
  /** Such as `text`, `image`, `button`, `interactive`, `reaction` or `unsupported`. */
  readonly type: string;
  readonly text?: { readonly body: string };
  /** What it answers. */
  readonly context?: { readonly from?: string; readonly id?: string };
  readonly errors?: readonly WebhookError[];
  readonly [key: string]: unknown;
}

/** How far a message is that was sent. */
export interface MessageStatus {
  /** The message, as sending it answered. */
  readonly id: string;
  readonly status: Open<'sent' | 'delivered' | 'read' | 'played' | 'failed'>;
  /** Seconds since 1970, as text. */
  readonly timestamp: string;
  readonly recipient_id?: string;
  /** Why it failed. */
  readonly errors?: readonly WebhookError[];
  readonly [key: string]: unknown;
}

/**
 * Messages that came in, or the status of some that went out.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
export interface MessagesUpdate {
  readonly messaging_product: 'whatsapp';
  readonly metadata: WebhookMetadata;
  readonly contacts?: readonly {
    readonly wa_id?: string;
    readonly profile?: { readonly name?: string };
    readonly [key: string]: unknown;
  }[];
  readonly messages?: readonly ReceivedMessage[];
  readonly statuses?: readonly MessageStatus[];
  readonly errors?: readonly WebhookError[];
}

/** What is common to the changes of a template. */
export interface TemplateUpdate {
  readonly message_template_id: number | string;
  readonly message_template_name: string;
  readonly message_template_language: string;
  /** What changed stands under keys that differ from field to field. */
  readonly [key: string]: unknown;
}

/** What only its own page describes: read its keys with care. */
export type LooseUpdate = Readonly<Record<string, unknown>>;
