import { z } from 'zod';
import { readCommerceSettings } from '../fields/commerce-settings.ts';
import { fieldsInput, flag, handler, type SomeHandlers, success } from './handler.ts';

export const commerceSettings = {
  'phoneNumber.getCommerceSettings': handler(
    z.object({ fields: fieldsInput }),
    (number, { fields }, world) => ({ data: [readCommerceSettings(number, fields, world)] }),
  ),

  'phoneNumber.updateCommerceSettings': handler(
    z.object({ is_cart_enabled: flag.optional(), is_catalog_visible: flag.optional() }),
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
} satisfies SomeHandlers;
