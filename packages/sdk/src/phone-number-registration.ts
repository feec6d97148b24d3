import { checkOptions } from './check.ts';
import { checkCode, checkLanguage, checkOneOf, checkPin, checkRegion } from './check-input.ts';
import type { CodeMethod, CreatedNode, Success } from './contract/index.ts';
import { requestDisplayName, type UpdateDisplayNameOptions } from './display-name.ts';
import type { Answer } from './exchange.ts';
import { type CreateOptions, newNumberInput } from './new-number.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

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

/** The way of a number from nothing to the Cloud API, and back. */
export default class PhoneNumberRegistration {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Add a number to the WhatsApp Business Account. It then has to be verified and registered:
   * `data.id` is the id to do that with. The number is written as `'+1 631 555 1000'`, or in the two
   * parts `countryCode` and `phoneNumber`.
   *
   * With `migrate`, a number that works on another account of the business moves to this one: it works
   * there until it is registered under its new id, and its two-step PIN must be off by then. With
   * `preVerifiedId`, a number comes out of a portfolio's pool, and is verified already.
   *
   * @throws {GraphError} 100/2388012 where the account has it already; 100/2388103 where it cannot be
   * migrated, for the reason in `userMessage`; 200000 where no more can be added.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * const { data } = await whatsapp.phoneNumber.create({
   *   phoneNumber: '+1 631 555 3000',
   *   displayName: 'Lucky Shrub',
   * });
   */
  async create(options: CreateOptions, callOptions?: CallOptions): Promise<Answer<CreatedNode>> {
    const input = newNumberInput(options);
    const { call, businessAccountId } = this.#scope;
    return call(
      'businessAccount.createPhoneNumber',
      await businessAccountId(callOptions),
      input,
      callOptions,
    );
  }

  /**
   * Have a verification code sent to the number, by SMS or call. Never sent twice by itself: it
   * reaches a person, and Meta limits how often (Embedded Signup then makes one wait about 12 hours).
   *
   * @throws {GraphError} 136024: subcode 2388367 is too many requests, 2388091 is every other reason,
   * a number that is verified already among them.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * await whatsapp.phoneNumber.requestVerificationCode({ codeMethod: 'SMS', locale: 'en_US' });
   */
  async requestVerificationCode(
    options: RequestVerificationCodeOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    checkOptions(options, ['codeMethod', 'locale'], 'phoneNumber.requestVerificationCode');
    const { call, phoneNumberId } = this.#scope;
    const input = {
      code_method: checkOneOf(options.codeMethod, ['SMS', 'VOICE'], 'codeMethod'),
      language: checkLanguage(options.locale ?? 'en_US', 'locale'),
    };
    return call('phoneNumber.requestCode', phoneNumberId(), input, callOptions);
  }

  /**
   * Prove with the code that the number is held. Its status is then `PENDING` until it is registered.
   *
   * @throws {GraphError} 136025 for a wrong or late code.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * await whatsapp.phoneNumber.verify({ code: '123456' });
   */
  async verify(options: VerifyOptions, callOptions?: CallOptions): Promise<Answer<Success>> {
    checkOptions(options, ['code'], 'phoneNumber.verify');
    const { call, phoneNumberId } = this.#scope;
    const input = {
      code: checkCode(options.code, 'code'),
    };
    return call('phoneNumber.verifyCode', phoneNumberId(), input, callOptions);
  }

  /**
   * Ask for another display name. The old one stays until Meta approves (webhook field
   * `phone_number_name_update`), and the new one only holds once the number is registered again,
   * within 14 days of the approval. Ten changes in 30 days.
   *
   * @throws {GraphError} 100 where another change is in review, or the name cannot be taken.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/display-names
   * @example
   * await whatsapp.phoneNumber.updateDisplayName({ displayName: 'My Business Name' });
   */
  async updateDisplayName(
    options: UpdateDisplayNameOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    return requestDisplayName(this.#scope, options, 'phoneNumber.updateDisplayName', callOptions);
  }

  /**
   * Register the number for the Cloud API, which is what lets it send. Also after an approved display
   * name, to apply it. Meta takes ten requests in 72 hours, the failed ones included, and then locks
   * the number for 72 hours: never call this in a loop.
   *
   * @throws {GraphError} 133005 wrong PIN; 133006 not verified; 133016 locked for 72 hours;
   * 100/2388001 its name is not provisioned yet, or it is in use on a phone.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration
   * @example
   * await whatsapp.phoneNumber.register({ pin: '123456' });
   */
  async register(options: RegisterOptions, callOptions?: CallOptions): Promise<Answer<Success>> {
    checkOptions(options, ['pin', 'dataLocalizationRegion'], 'phoneNumber.register');
    const { call, phoneNumberId } = this.#scope;
    const { dataLocalizationRegion: region } = options;
    if (region !== undefined) checkRegion(region, 'dataLocalizationRegion');
    const input = {
      messaging_product: 'whatsapp' as const,
      pin: checkPin(options.pin, 'pin'),
      ...(region && { data_localization_region: region }),
    };
    return call('phoneNumber.register', phoneNumberId(), input, callOptions);
  }

  /**
   * Take the number off the Cloud API: it stops sending and receiving, and keeps its PIN and its
   * history. It is no way to reset a number: only `register` with the same PIN brings it back.
   * Ten requests in 72 hours.
   *
   * @throws {GraphError} 133016 locked for 72 hours; 100 for a number shared with the WhatsApp Business app.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration
   * @example
   * await whatsapp.phoneNumber.deregister();
   */
  async deregister(callOptions?: CallOptions): Promise<Answer<Success>> {
    const { call, phoneNumberId } = this.#scope;
    return call('phoneNumber.deregister', phoneNumberId(), {}, callOptions);
  }
}
