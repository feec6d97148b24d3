import { checkOptions } from './check.ts';
import { checkLanguage, checkText } from './check-input.ts';
import type { MessageTemplate, SentMessage } from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

/** A text, or a template. */
export type SendMessageOptions =
  | {
      /** The recipient's number with country code, such as `+1 631 555 1234`, or their WhatsApp id. */
      readonly to: string;
      /** 1 to 4,096 characters, to someone who wrote in the last 24 hours. */
      readonly text: string;
      readonly template?: undefined;
    }
  | {
      /** The recipient's number with country code, such as `+1 631 555 1234`, or their WhatsApp id. */
      readonly to: string;
      readonly text?: undefined;
      readonly template: {
        readonly name: string;
        /** Such as `en_US`. */
        readonly language: string;
        /** What fills the template's places, in Meta's wire form. */
        readonly components?: MessageTemplate['components'];
      };
    };

/** The proof that a number works: what it sends. */
export default class MessagesApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Send a text or a template. Meta answers once it has taken the message; whether it arrives is told by
   * webhook. Other kinds of message are sent with `whatsapp.call`. It is never sent twice by itself.
   *
   * @throws {GraphError} 131047 for a text to somebody who did not write in the last 24 hours; 133010 where the number is not registered; 131037 where a 555 number has no
   * approved name; 131031 or 368 where the account is locked or restricted; 130429 where the number, and
   * 131056 where this recipient, is sent too much at once; 131030 where a test number may not write to them.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
   * @example
   * const template = { name: 'welcome', language: 'en_US' };
   * const { data } = await whatsapp.messages.send({ to: '+1 631 555 1234', template });
   * console.log(data.messages[0]?.id);
   */
  async send(options: SendMessageOptions, callOptions?: CallOptions): Promise<Answer<SentMessage>> {
    checkOptions(options, ['to', 'text', 'template'], 'messages.send');
    const { call, phoneNumberId } = this.#scope;
    const head = {
      messaging_product: 'whatsapp' as const,
      recipient_type: 'individual' as const,
      to: checkRecipient(options.to),
    };
    const isText = options.text !== undefined;
    if (isText === (options.template !== undefined)) {
      throw new InputError('options', 'of messages.send must have either text or template');
    }
    const input = isText
      ? {
          ...head,
          type: 'text' as const,
          text: { body: checkText(options.text, 'text', 1, 4096) },
        }
      : { ...head, type: 'template' as const, template: templateOf(options.template) };
    return call('phoneNumber.sendMessage', phoneNumberId(), input, callOptions);
  }
}

/** Seven digits is the least that any country has with its code. */
function checkRecipient(to: unknown): string {
  if (typeof to !== 'string' || !/^\+?(?:[\s().-]*\d){7,15}$/.test(to)) {
    throw new InputError(
      'to',
      "must be a number with its country code, such as '+1 631 555 1234', as a string",
    );
  }
  return to;
}

function templateOf(template: Extract<SendMessageOptions, { template: object }>['template']) {
  checkOptions(template, ['name', 'language', 'components'], 'messages.send template');
  return {
    name: checkText(template.name, 'template.name', 1, 512),
    language: { code: checkLanguage(template.language, 'template.language') },
    ...(template.components && { components: template.components }),
  };
}
