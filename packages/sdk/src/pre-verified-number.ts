import { checkFields, checkId, checkOptions } from './check.ts';
import { checkCode, checkLanguage, checkOneOf } from './check-input.ts';
import type {
  BusinessReference,
  CodeVerificationStatus,
  CreatedNode,
  Page,
  PreVerifiedNumber,
  Success,
} from './contract/index.ts';
import { splitNumber } from './e164.ts';
import type { Answer } from './exchange.ts';
import { readAll } from './lists.ts';
import { NodeList } from './node-list.ts';
import type { VerifyOptions } from './phone-number-registration.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

const defaultFields = [
  'id',
  'phone_number',
  'code_verification_status',
  'code_verification_time',
  'verification_expiry_time',
] as const satisfies readonly (keyof PreVerifiedNumber)[];

type DefaultField = (typeof defaultFields)[number];
type Id = string | number;

export interface ListPreVerifiedNumbersOptions {
  /** Only those whose proof stands like this. */
  readonly codeVerificationStatus?: CodeVerificationStatus | undefined;
  /** Only this one, such as `+1 631 555 1000`. */
  readonly phoneNumber?: string | undefined;
}

export interface AddPreVerifiedNumberOptions {
  /** The number with its country code, such as `+1 631 555 1000`. */
  readonly phoneNumber: string;
}

export interface RequestPreVerifiedCodeOptions {
  /** `IVR` is a call to a number that a machine answers. */
  readonly codeMethod: 'SMS' | 'VOICE' | 'IVR';
  /** Language of the message, such as `en` or `en_US`; `en_US` when absent. */
  readonly locale?: string | undefined;
}

export interface PartnerOption {
  /** The id of the other portfolio. */
  readonly partnerPortfolioId: string | number;
}

const digitsOf = (phoneNumber: string) => {
  const { cc, phone_number } = splitNumber(phoneNumber, 'phoneNumber');
  return cc + phone_number;
};

const checkNumberId = (id: Id) => checkId(id, 'id');

/**
 * A portfolio's pool of numbers that are verified ahead of the businesses which take them, in Embedded
 * Signup or with `phoneNumber.create({ preVerifiedId })`. Only for approved solution partners, whose
 * token needs `business_management`.
 */
export default class PreVerifiedNumbersApi extends NodeList<
  PreVerifiedNumber,
  DefaultField,
  ListPreVerifiedNumbersOptions
> {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    super({
      name: 'preVerifiedNumbers',
      fields: defaultFields,
      options: ['codeVerificationStatus', 'phoneNumber'],
      input: ({ codeVerificationStatus: status, phoneNumber }) => ({
        ...(status !== undefined && { code_verification_status: status }),
        ...(phoneNumber !== undefined && { phone_number: digitsOf(phoneNumber) }),
      }),
      read: async (input, callOptions) =>
        scope.call('portfolio.listPreVerifiedNumbers', scope.portfolioId(), input, callOptions),
    });
    this.#scope = scope;
  }

  /**
   * Add a number to the pool. It leaves it again after 90 days in which nobody verifies it.
   *
   * @throws {GraphError} 100 for a number that is none, that is in the pool, or that is in use.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/pre-verified-numbers
   * @example
   * const { data } = await whatsapp.preVerifiedNumbers.add({ phoneNumber: '+1 631 555 4000' });
   */
  async add(
    options: AddPreVerifiedNumberOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<CreatedNode>> {
    checkOptions(options, ['phoneNumber'], 'preVerifiedNumbers.add');
    const input = { phone_number: digitsOf(options.phoneNumber) };
    const { call, portfolioId } = this.#scope;
    return call('portfolio.addPreVerifiedNumber', portfolioId(), input, callOptions);
  }

  /**
   * Read a number of the pool: how its proof stands, and until when it holds.
   *
   * @throws {GraphError} 100/33 for a number that is not in the pool, or no longer.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/pre-verified-numbers
   * @example
   * const { data: added } = await whatsapp.preVerifiedNumbers.add({ phoneNumber: '+1 631 555 4000' });
   * const { data } = await whatsapp.preVerifiedNumbers.get(added.id);
   * console.log(data.code_verification_status);
   */
  async get<Field extends keyof PreVerifiedNumber = DefaultField>(
    id: Id,
    options: { readonly fields?: readonly Field[] } = {},
    callOptions?: CallOptions,
  ): Promise<Answer<Pick<PreVerifiedNumber, Field | 'id'>>> {
    checkOptions(options, ['fields'], 'preVerifiedNumbers.get');
    const fields = checkFields<keyof PreVerifiedNumber>(options.fields ?? defaultFields);
    const { call } = this.#scope;
    const answer = await call('preVerifiedNumber.get', checkNumberId(id), { fields }, callOptions);
    return answer as Answer<Pick<PreVerifiedNumber, Field | 'id'>>;
  }

  /**
   * Have a verification code sent to the number. Never sent twice by itself: Meta limits how often.
   *
   * @throws {GraphError} 136024: subcode 2388367 is too many requests, 2388091 is every other reason,
   * a number that is verified for more than 45 days to come among them.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/pre-verified-numbers
   * @example
   * const { data } = await whatsapp.preVerifiedNumbers.add({ phoneNumber: '+1 631 555 4000' });
   * await whatsapp.preVerifiedNumbers.requestVerificationCode(data.id, { codeMethod: 'VOICE' });
   */
  async requestVerificationCode(
    id: Id,
    options: RequestPreVerifiedCodeOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    const method = 'preVerifiedNumbers.requestVerificationCode';
    checkOptions(options, ['codeMethod', 'locale'], method);
    const input = {
      code_method: checkOneOf(options.codeMethod, ['SMS', 'VOICE', 'IVR'], 'codeMethod'),
      language: checkLanguage(options.locale ?? 'en_US', 'locale'),
    };
    const { call } = this.#scope;
    return call('preVerifiedNumber.requestCode', checkNumberId(id), input, callOptions);
  }

  /**
   * Prove with the code that the number is held. That is good for 90 days, and can be renewed in the
   * last 45 of them.
   *
   * @throws {GraphError} 136025 for a wrong or late code.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/pre-verified-numbers
   * @example
   * const { data } = await whatsapp.preVerifiedNumbers.add({ phoneNumber: '+1 631 555 4000' });
   * await whatsapp.preVerifiedNumbers.requestVerificationCode(data.id, { codeMethod: 'SMS' });
   * await whatsapp.preVerifiedNumbers.verify(data.id, { code: '123456' });
   */
  async verify(
    id: Id,
    options: VerifyOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    checkOptions(options, ['code'], 'preVerifiedNumbers.verify');
    const input = { code: checkCode(options.code, 'code') };
    const { call } = this.#scope;
    return call('preVerifiedNumber.verifyCode', checkNumberId(id), input, callOptions);
  }

  /**
   * Let another portfolio offer the number.
   *
   * @throws {GraphError} 100 for a number that is not the portfolio's own.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/pre-verified-numbers
   * @example
   * const { data } = await whatsapp.preVerifiedNumbers.add({ phoneNumber: '+1 631 555 4000' });
   * await whatsapp.preVerifiedNumbers.share(data.id, { partnerPortfolioId: '486585971195041' });
   */
  async share(id: Id, options: PartnerOption, callOptions?: CallOptions): Promise<Answer<Success>> {
    const input = sharing(id, options, 'share');
    const { call, portfolioId } = this.#scope;
    return call('portfolio.sharePreVerifiedNumber', portfolioId(), input, callOptions);
  }

  /**
   * Take the number back from another portfolio.
   *
   * @throws {GraphError} 100 for a portfolio that it is not shared with.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/pre-verified-numbers
   * @example
   * const { data } = await whatsapp.preVerifiedNumbers.add({ phoneNumber: '+1 631 555 4000' });
   * await whatsapp.preVerifiedNumbers.share(data.id, { partnerPortfolioId: '486585971195041' });
   * await whatsapp.preVerifiedNumbers.unshare(data.id, { partnerPortfolioId: '486585971195041' });
   */
  async unshare(
    id: Id,
    options: PartnerOption,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    const input = sharing(id, options, 'unshare');
    const { call, portfolioId } = this.#scope;
    return call('portfolio.unsharePreVerifiedNumber', portfolioId(), input, callOptions);
  }

  /**
   * Read which portfolios may offer the number besides its own.
   *
   * @throws {GraphError} 100/33 for a number that is not in the pool, or no longer.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/pre-verified-numbers
   * @example
   * const { data } = await whatsapp.preVerifiedNumbers.add({ phoneNumber: '+1 631 555 4000' });
   * console.log((await whatsapp.preVerifiedNumbers.partners(data.id)).data.length);
   */
  async partners(id: Id, callOptions?: CallOptions): Promise<Answer<BusinessReference[]>> {
    const number = checkNumberId(id);
    const { call } = this.#scope;
    return readAll(async (after) => {
      const page = { limit: 100, ...(after !== undefined && { after }) };
      const answer = await call('preVerifiedNumber.listPartners', number, page, callOptions);
      return answer as Answer<Page<BusinessReference>>;
    });
  }

  /**
   * Take the number out of the pool. A number that a business has taken is out of it already.
   *
   * @throws {GraphError} 100/33 for a number that is not in the pool, or no longer.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/pre-verified-numbers
   * @example
   * const { data } = await whatsapp.preVerifiedNumbers.add({ phoneNumber: '+1 631 555 4000' });
   * await whatsapp.preVerifiedNumbers.delete(data.id);
   */
  async delete(id: Id, callOptions?: CallOptions): Promise<Answer<Success>> {
    const { call } = this.#scope;
    return call('preVerifiedNumber.delete', checkNumberId(id), {}, callOptions);
  }
}

function sharing(id: Id, options: PartnerOption, method: string) {
  checkOptions(options, ['partnerPortfolioId'], `preVerifiedNumbers.${method}`);
  return {
    partner_business_id: checkId(options.partnerPortfolioId, 'partnerPortfolioId'),
    preverified_id: checkNumberId(id),
  };
}
