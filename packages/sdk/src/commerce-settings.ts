import { checkChange } from './check-input.ts';
import type { CommerceSettings, Success } from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

/** What is left out stays as it is. */
export interface UpdateCommerceSettingsOptions {
  /** Whether people can put things into a cart; `true` to begin with. */
  readonly isCartEnabled?: boolean | undefined;
  /** Whether the catalog is shown, in the profile and by a button in the chat; `false` to begin with. */
  readonly isCatalogVisible?: boolean | undefined;
}

/** What of the shop can be seen in a chat with the number. */
export default class CommerceSettingsApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Read the settings; `data` is empty where Meta keeps none for the number.
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/commerce-settings-api
   * @example
   * const { data } = await whatsapp.commerceSettings.get();
   * console.log(data.is_cart_enabled, data.is_catalog_visible);
   */
  async get(callOptions?: CallOptions): Promise<Answer<Partial<CommerceSettings>>> {
    const { call, phoneNumberId } = this.#scope;
    const answer = await call('phoneNumber.getCommerceSettings', phoneNumberId(), {}, callOptions);
    return { ...answer, data: answer.data.data?.[0] ?? {} };
  }

  /**
   * Change what is given of the settings.
   *
   * @throws {GraphError} 100 for a value that Meta does not take.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/commerce-settings-api
   * @example
   * await whatsapp.commerceSettings.update({ isCatalogVisible: true });
   */
  async update(
    options: UpdateCommerceSettingsOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    checkChange(options, ['isCartEnabled', 'isCatalogVisible'], 'commerceSettings.update');
    for (const [option, value] of Object.entries(options)) {
      if (value !== undefined && typeof value !== 'boolean') {
        throw new InputError(option, 'must be true or false');
      }
    }
    const { isCartEnabled: cart, isCatalogVisible: catalog } = options;
    const { call, phoneNumberId } = this.#scope;
    const input = {
      ...(cart !== undefined && { is_cart_enabled: cart }),
      ...(catalog !== undefined && { is_catalog_visible: catalog }),
    };
    return call('phoneNumber.updateCommerceSettings', phoneNumberId(), input, callOptions);
  }
}
