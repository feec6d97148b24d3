import { checkOptions } from './check.ts';
import { checkText, checkUrl } from './check-input.ts';
import type { OfficialBusinessAccount, Success } from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import { readField } from './phone-number.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

export interface ApplyOptions {
  readonly businessWebsiteUrl: string;
  /** In words, such as `United States of America`. */
  readonly primaryCountryOfOperation: string;
  /** In words, such as `English`. */
  readonly primaryLanguage?: string | undefined;
  readonly parentBusinessOrBrand?: string | undefined;
  /** At most 5 addresses that show how well known the business is: news rather than advertisements. */
  readonly supportingLinks?: readonly string[] | undefined;
  readonly additionalSupportingInformation?: string | undefined;
}

/** The official business account (OBA) of the number: the badge beside its name. */
export default class OfficialBusinessAccountApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Read how far the number is from the badge: `NOT_STARTED` until somebody applies.
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/official-business-accounts
   * @example
   * const { data } = await whatsapp.officialBusinessAccount.get();
   * console.log(data.oba_status);
   */
  async get(callOptions?: CallOptions): Promise<Answer<OfficialBusinessAccount>> {
    return readField(this.#scope, 'official_business_account', callOptions);
  }

  /**
   * Apply for the badge. `success` is that the application has arrived; Meta tells its decision by the
   * webhook `account_alerts`. The business must be verified and 30 days on the platform, the number's
   * two-step PIN set and its display name approved. After a rejection, wait 30 days.
   *
   * @throws {GraphError} 100 where the number cannot have the badge, or not yet.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/official-business-accounts
   * @example
   * await whatsapp.officialBusinessAccount.apply({
   *   businessWebsiteUrl: 'https://www.luckyshrub.com',
   *   primaryCountryOfOperation: 'United States of America',
   *   supportingLinks: ['https://www.example.com/lucky-shrub-in-the-news'],
   * });
   */
  async apply(options: ApplyOptions, callOptions?: CallOptions): Promise<Answer<Success>> {
    checkOptions(
      options,
      [
        'businessWebsiteUrl',
        'primaryCountryOfOperation',
        'primaryLanguage',
        'parentBusinessOrBrand',
        'supportingLinks',
        'additionalSupportingInformation',
      ],
      'officialBusinessAccount.apply',
    );
    const {
      supportingLinks: links,
      primaryLanguage: language,
      parentBusinessOrBrand: brand,
      additionalSupportingInformation: information,
    } = options;
    if (links !== undefined && (!Array.isArray(links) || links.length > 5)) {
      throw new InputError('supportingLinks', 'must be a list of at most 5 addresses');
    }
    const { call, phoneNumberId } = this.#scope;
    const input = {
      business_website_url: checkUrl(options.businessWebsiteUrl, 'businessWebsiteUrl'),
      primary_country_of_operation: checkText(
        options.primaryCountryOfOperation,
        'primaryCountryOfOperation',
      ),
      ...(language && { primary_language: language }),
      ...(brand && { parent_business_or_brand: brand }),
      ...(links && { supporting_links: links.map((link) => checkUrl(link, 'supportingLinks')) }),
      ...(information && { additional_supporting_information: information }),
    };
    return call('phoneNumber.applyForOfficialBusinessAccount', phoneNumberId(), input, callOptions);
  }
}
