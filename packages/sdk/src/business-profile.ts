import { checkFields, checkOptions } from './check.ts';
import { checkChange, checkText } from './check-input.ts';
import type {
  BusinessProfile,
  Success,
  UpdateBusinessProfileInput,
  Vertical,
} from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

/** What `get` asks for: Meta answers next to nothing by itself. */
const allFields = [
  'about',
  'address',
  'description',
  'email',
  'profile_picture_url',
  'websites',
  'vertical',
] as const satisfies readonly (keyof BusinessProfile)[];

/** The fields that were asked for; one that is not filled in is absent. */
export type BusinessProfileWith<Field extends keyof BusinessProfile> = Pick<
  BusinessProfile,
  Field | 'messaging_product'
>;

export interface GetBusinessProfileOptions<Field extends keyof BusinessProfile> {
  /** Only these fields; all of them when absent. */
  readonly fields?: readonly Field[] | undefined;
}

/** What is left out stays as it is. An empty text, or an empty list, clears. */
export interface UpdateBusinessProfileOptions {
  /** The line beneath the picture, 1 to 139 characters: it cannot be cleared. */
  readonly about?: string | undefined;
  /** At most 256 characters. */
  readonly address?: string | undefined;
  /** At most 512 characters. */
  readonly description?: string | undefined;
  /** At most 128 characters. */
  readonly email?: string | undefined;
  /** At most 2, of at most 256 characters, each with `https://` or `http://`. */
  readonly websites?: readonly string[] | undefined;
  /** The line of business, such as `RETAIL`. */
  readonly vertical?: Vertical | undefined;
  /** Handle of a picture that was uploaded with Meta's Resumable Upload API. */
  readonly profilePictureHandle?: string | undefined;
}

/** What people see of the business when they open the profile of its number. */
export default class BusinessProfileApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Read the profile: all of it, or the fields that are asked for. What is not filled in is absent.
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-profiles
   * @example
   * const { data } = await whatsapp.businessProfile.get();
   * console.log(data.about, data.websites);
   */
  async get<Field extends keyof BusinessProfile = keyof BusinessProfile>(
    options: GetBusinessProfileOptions<Field> = {},
    callOptions?: CallOptions,
  ): Promise<Answer<BusinessProfileWith<Field>>> {
    checkOptions(options, ['fields'], 'businessProfile.get');
    const { call, phoneNumberId } = this.#scope;
    const input = { fields: checkFields<keyof BusinessProfile>(options.fields ?? allFields) };
    const answer = await call(
      'phoneNumber.getBusinessProfile',
      phoneNumberId(),
      input,
      callOptions,
    );
    return { ...answer, data: (answer.data.data?.[0] ?? {}) as BusinessProfileWith<Field> };
  }

  /**
   * Change what is given of the profile; the rest stays as it is.
   *
   * @throws {GraphError} 100 or 131009, with details, for a value that Meta does not take.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-profiles
   * @example
   * await whatsapp.businessProfile.update({
   *   about: 'Succulents and more',
   *   websites: ['https://www.example.com'],
   *   vertical: 'RETAIL',
   * });
   */
  async update(
    options: UpdateBusinessProfileOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    const texts = { about: 139, address: 256, description: 512, email: 128 };
    const known = [...Object.keys(texts), 'websites', 'vertical', 'profilePictureHandle'];
    checkChange(options, known, 'businessProfile.update');
    const { profilePictureHandle: handle, ...given } = options;
    for (const [option, most] of Object.entries(texts)) {
      const value = given[option as keyof typeof texts];
      if (value !== undefined) checkText(value, option, option === 'about' ? 1 : 0, most);
    }
    if (given.email && !/^[^\s@]+@[^\s@]+$/.test(given.email)) {
      throw new InputError('email', 'must look like name@example.com');
    }
    if (given.websites !== undefined) checkWebsites(given.websites);
    if (given.vertical !== undefined && !/^[A-Z_]*$/.test(given.vertical)) {
      throw new InputError('vertical', "must be one of Meta's words, such as 'RETAIL'");
    }
    if (handle !== undefined && (typeof handle !== 'string' || handle === '')) {
      throw new InputError('profilePictureHandle', 'must be the handle that the upload answered');
    }
    const { call, phoneNumberId } = this.#scope;
    // JSON leaves out what is undefined, so that only what was given is changed.
    const input = {
      messaging_product: 'whatsapp',
      ...given,
      ...(handle && { profile_picture_handle: handle }),
    } as UpdateBusinessProfileInput;
    return call('phoneNumber.updateBusinessProfile', phoneNumberId(), input, callOptions);
  }
}

function checkWebsites(websites: readonly string[]): void {
  const isWebsite = (website: unknown) =>
    typeof website === 'string' && website.length <= 256 && /^https?:\/\/\S+$/.test(website);
  if (!Array.isArray(websites) || websites.length > 2 || !websites.every(isWebsite)) {
    throw new InputError(
      'websites',
      'must be a list of at most 2 addresses that begin with https:// or http:// and have at most 256 characters',
    );
  }
}
