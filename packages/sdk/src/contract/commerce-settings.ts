import { act, type ListOfOne, type ReadInput, read, type Success } from './endpoint.ts';

/** What of the shop can be seen in a chat with the number. */
export interface CommerceSettings {
  readonly id: string;
  /** Whether people can put things into a cart. */
  readonly is_cart_enabled: boolean;
  /** Whether the catalog is shown, in the profile and by a button in the chat. */
  readonly is_catalog_visible: boolean;
}

/** What is left out stays as it is. */
export interface UpdateCommerceSettingsInput {
  readonly is_cart_enabled?: boolean;
  readonly is_catalog_visible?: boolean;
}

const docs =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/commerce-settings-api';

export const commerceSettings = {
  /** Read the commerce settings: a list of one. */
  'phoneNumber.getCommerceSettings': read<
    CommerceSettings,
    ReadInput<CommerceSettings>,
    ListOfOne<Partial<CommerceSettings>>
  >({
    node: 'phoneNumber',
    edge: 'whatsapp_commerce_settings',
    permission: 'whatsapp_business_management',
    docs,
  }),

  /** Change what is given of the commerce settings. */
  'phoneNumber.updateCommerceSettings': act<UpdateCommerceSettingsInput, Success>({
    node: 'phoneNumber',
    edge: 'whatsapp_commerce_settings',
    inQuery: true,
    // Each value is set, whatever it was before.
    repeatable: true,
    permission: 'whatsapp_business_management',
    docs,
  }),
} as const;
