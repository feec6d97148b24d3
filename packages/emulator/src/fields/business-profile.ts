import type * as wire from 'meta-cloud-api/contract';
import type { BusinessProfile } from '../nodes.ts';
import type { World } from '../world.ts';
import { type Fields, type Selected, select } from './selection.ts';

/** Reads a profile as Meta answers it: without `fields`, only what is always there. */
export const readBusinessProfile = (
  profile: BusinessProfile,
  selected: readonly Selected[] | undefined,
  world: World,
): Partial<wire.BusinessProfile> => select(readable, profile, selected ?? [], world);

const businessProfileFields: Fields<BusinessProfile, wire.BusinessProfile> = {
  messaging_product: () => 'whatsapp',
  about: ({ about }) => about,
  address: ({ address }) => address || undefined,
  description: ({ description }) => description || undefined,
  email: ({ email }) => email || undefined,
  // An address that is nobody's: the picture itself was never here.
  profile_picture_url: ({ pictureHandle }) =>
    pictureHandle && `https://pps.whatsapp.example/${encodeURIComponent(pictureHandle)}`,
  websites: ({ websites }) => (websites?.length ? websites : undefined),
  vertical: ({ vertical }) => vertical || undefined,
};

const readable = {
  type: 'WhatsAppBusinessProfile',
  fields: businessProfileFields,
  always: 'messaging_product',
} as const;
