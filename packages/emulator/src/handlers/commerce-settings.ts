import * as z from 'zod';
import { readCommerceSettings } from '../fields/commerce-settings.ts';
import { fieldsInput, flag, type Handlers, handler, success } from './handler.ts';

export const commerceSettings: Handlers<
  'phoneNumber.getCommerceSettings' | 'phoneNumber.updateCommerceSettings'
> = {
  'phoneNumber.getCommerceSettings': handler(
    z.object({ fields: fieldsInput }),
    (number, { fields }, world) => ({ data: [readCommerceSettings(number, fields, world)] }),
  ),

  'phoneNumber.updateCommerceSettings': handler(
    z.object({ is_cart_enabled: flag.exactOptional(), is_catalog_visible: flag.exactOptional() }),
    (number, { is_cart_enabled, is_catalog_visible }, world) => {
      const { commerce } = number;
      world.put({
        ...number,
        commerce: {
          isCartEnabled: is_cart_enabled ?? commerce.isCartEnabled,
          isCatalogVisible: is_catalog_visible ?? commerce.isCatalogVisible,
        },
      });
      return success;
    },
  ),
};
