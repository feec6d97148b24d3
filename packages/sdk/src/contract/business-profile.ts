import { act, type ListOfOne, type ReadInput, read, type Success } from './endpoint.ts';
import type { Open } from './phone-number.ts';

/** The line of business; an empty text is none. */
export type Vertical = Open<
  | ''
  | 'ALCOHOL'
  | 'APPAREL'
  | 'AUTO'
  | 'BEAUTY'
  | 'EDU'
  | 'ENTERTAIN'
  | 'EVENT_PLAN'
  | 'FINANCE'
  | 'GOVT'
  | 'GROCERY'
  | 'HEALTH'
  | 'HOTEL'
  | 'NONPROFIT'
  | 'ONLINE_GAMBLING'
  | 'OTC_DRUGS'
  | 'OTHER'
  | 'PHYSICAL_GAMBLING'
  | 'PROF_SERVICES'
  | 'RESTAURANT'
  | 'RETAIL'
  | 'TRAVEL'
  | 'UNDEFINED'
  | 'NOT_A_BIZ'
>;

/** What people see of a business when they open the profile of its number. */
export interface BusinessProfile {
  readonly messaging_product: 'whatsapp';
  /** The line beneath the picture, 1 to 139 characters. */
  readonly about?: string;
  /** At most 256 characters. */
  readonly address?: string;
  /** At most 512 characters. */
  readonly description?: string;
  /** At most 128 characters. */
  readonly email?: string;
  /** Where the picture is; the address changes, and ends. */
  readonly profile_picture_url?: string;
  /** At most 2 addresses, of at most 256 characters, with `https://` or `http://`. */
  readonly websites?: readonly string[];
  readonly vertical?: Vertical;
}

/** What is left out stays as it is. */
export interface UpdateBusinessProfileInput extends Omit<BusinessProfile, 'profile_picture_url'> {
  /** Handle of a picture that was uploaded with Meta's Resumable Upload API. */
  readonly profile_picture_handle?: string;
}

const docs =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/business-profiles';

export const businessProfile = {
  /** Read the profile: a list of one. Only the fields that are asked for are sure to be answered. */
  'phoneNumber.getBusinessProfile': read<
    BusinessProfile,
    ReadInput<BusinessProfile>,
    ListOfOne<Partial<BusinessProfile>>
  >({
    node: 'phoneNumber',
    edge: 'whatsapp_business_profile',
    permission: 'whatsapp_business_management',
    docs,
  }),

  /** Change what is given of the profile. */
  'phoneNumber.updateBusinessProfile': act<UpdateBusinessProfileInput, Success>({
    node: 'phoneNumber',
    edge: 'whatsapp_business_profile',
    // Each value is set, whatever it was before.
    repeatable: true,
    permission: 'whatsapp_business_messaging',
    docs,
  }),
} as const;
