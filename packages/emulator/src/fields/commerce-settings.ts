import type * as wire from 'meta-cloud-api/contract';
import type { PhoneNumber } from '../nodes.ts';
import type { World } from '../world.ts';
import { type Fields, parseFields, type Selected, select } from './selection.ts';

const ALL_FIELDS = parseFields('is_cart_enabled,is_catalog_visible');

/** Reads the commerce settings of a number as Meta answers them. */
export const readCommerceSettings = (
  number: PhoneNumber,
  selected: readonly Selected[] | undefined,
  world: World,
): Partial<wire.CommerceSettings> => select(readable, number, selected ?? ALL_FIELDS, world);

const commerceFields: Fields<PhoneNumber, wire.CommerceSettings> = {
  id: ({ id }) => id,
  is_cart_enabled: ({ commerce }) => commerce.isCartEnabled,
  is_catalog_visible: ({ commerce }) => commerce.isCatalogVisible,
};

const readable = { type: 'WhatsAppCommerceSettings', fields: commerceFields } as const;
