import { act } from './endpoint.ts';

/** A template message: one that Meta has approved, with what fills its places. */
export interface MessageTemplate {
  readonly name: string;
  readonly language: {
    /** Such as `en_US`. */
    readonly code: string;
  };
  /** What fills the template's places, as Meta's page on templates describes it. */
  readonly components?: readonly Readonly<Record<string, unknown>>[];
}

export interface SendTextInput {
  readonly messaging_product: 'whatsapp';
  readonly recipient_type?: 'individual';
  /** The recipient's number with country code, or their WhatsApp id. */
  readonly to: string;
  readonly type: 'text';
  readonly text: {
    /** 1 to 4,096 characters. */
    readonly body: string;
    readonly preview_url?: boolean;
  };
}

export interface SendTemplateInput {
  readonly messaging_product: 'whatsapp';
  readonly recipient_type?: 'individual';
  /** The recipient's number with country code, or their WhatsApp id. */
  readonly to: string;
  readonly type: 'template';
  readonly template: MessageTemplate;
}

export type SendMessageInput = SendTextInput | SendTemplateInput;

/** Meta took the message; whether it arrives is told by webhook, in the field `messages`. */
export interface SentMessage {
  readonly messaging_product: 'whatsapp';
  readonly contacts: readonly {
    /** The recipient as it was given. */
    readonly input: string;
    /** The WhatsApp id that it was read as. */
    readonly wa_id: string;
  }[];
  readonly messages: readonly {
    /** Begins with `wamid.`. */
    readonly id: string;
    /** `accepted`, or `held_for_quality_assessment`; templates only. */
    readonly message_status?: string;
  }[];
}

export const message = {
  /** Send a text to someone who wrote in the last 24 hours, or a template to anyone. */
  'phoneNumber.sendMessage': act<SendMessageInput, SentMessage>({
    node: 'phoneNumber',
    edge: 'messages',
    repeatable: false,
    permission: 'whatsapp_business_messaging',
    docs: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/message-api',
  }),
} as const;
