import { type Caller, createCaller } from './call.ts';
import { PhoneNumberApi } from './phone-number.ts';
import { createScope } from './scope.ts';
import { settingsFrom, type WhatsAppOptions } from './settings.ts';
import { TwoStepVerificationApi } from './two-step-verification.ts';

/**
 * A client of Meta's Graph API for one WhatsApp business phone number and its account.
 *
 * @example
 * const whatsapp = new WhatsApp({ phoneNumberId: '106540352242922', accessToken: 'EAAJ…' });
 * const { data } = await whatsapp.phoneNumber.get();
 */
export class WhatsApp {
  /** The number, and the list of those in its account. */
  readonly phoneNumber: PhoneNumberApi;
  /** The number's two-step PIN. */
  readonly twoStepVerification: TwoStepVerificationApi;
  /**
   * Send any call of the contract, in Meta's wire names: for what has no method of its own, and for
   * calls that come out of a table or a queue. Nothing is checked before it is sent but the id.
   *
   * @example
   * await whatsapp.call('phoneNumber.get', '106540352242922', { fields: ['status'] });
   */
  readonly call: Caller;

  /** @throws {InputError} naming the option that is missing or cannot be right. */
  constructor(options: WhatsAppOptions = {}) {
    const settings = settingsFrom(options);
    const scope = createScope(settings, createCaller(settings));
    this.call = scope.call;
    this.phoneNumber = new PhoneNumberApi(scope);
    this.twoStepVerification = new TwoStepVerificationApi(scope);
  }
}
