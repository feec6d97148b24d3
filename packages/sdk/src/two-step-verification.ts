import { checkOptions } from './check.ts';
import { checkPin } from './check-input.ts';
import type { Success } from './contract/index.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

export interface PinOptions {
  /** Six digits, as a string. */
  readonly pin: string;
}

/**
 * The number's two-step verification PIN, which `register` asks for. Meta has no call that turns it
 * off: that is done in WhatsApp Manager, by an email link.
 */
export default class TwoStepVerificationApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Set a PIN. The number must be registered. Meta has one call for a first PIN and for another one,
   * so `setup` and `update` send the same; each says what you mean.
   *
   * @throws {GraphError} 133010 where the number is not registered.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/two-step-verification
   * @example
   * await whatsapp.twoStepVerification.setup({ pin: '123456' });
   */
  async setup(options: PinOptions, callOptions?: CallOptions): Promise<Answer<Success>> {
    return this.#set(options, 'setup', callOptions);
  }

  /**
   * Replace the PIN. The old one is not asked for: a token with the permission is enough.
   *
   * @throws {GraphError} 133010 where the number is not registered.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/two-step-verification
   * @example
   * await whatsapp.twoStepVerification.update({ pin: '654321' });
   */
  async update(options: PinOptions, callOptions?: CallOptions): Promise<Answer<Success>> {
    return this.#set(options, 'update', callOptions);
  }

  async #set(
    options: PinOptions,
    method: 'setup' | 'update',
    callOptions: CallOptions | undefined,
  ): Promise<Answer<Success>> {
    checkOptions(options, ['pin'], `twoStepVerification.${method}`);
    const { call, phoneNumberId } = this.#scope;
    const input = { pin: checkPin(options.pin, 'pin') };
    return call('phoneNumber.update', phoneNumberId(), input, callOptions);
  }
}
