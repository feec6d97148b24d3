import * as z from 'zod';
import { readBusinessProfile } from '../fields/business-profile.ts';
import { characters, fieldsInput, type Handlers, handler, json, success } from './handler.ts';

const VERTICALS =
  'ALCOHOL APPAREL AUTO BEAUTY EDU ENTERTAIN EVENT_PLAN FINANCE GOVT GROCERY HEALTH HOTEL NONPROFIT ONLINE_GAMBLING OTC_DRUGS OTHER PHYSICAL_GAMBLING PROF_SERVICES RESTAURANT RETAIL TRAVEL UNDEFINED NOT_A_BIZ'.split(
    ' ',
  );

const website = characters(1, 256).refine(
  (value) => /^https?:\/\/\S+$/.test(value),
  'must start with http:// or https://',
);
const email = characters(0, 128).refine(
  (value) => value === '' || z.email().safeParse(value).success,
  'must be an email address',
);

export const businessProfile: Handlers<
  'phoneNumber.getBusinessProfile' | 'phoneNumber.updateBusinessProfile'
> = {
  'phoneNumber.getBusinessProfile': handler(
    z.object({ fields: fieldsInput }),
    ({ profile }, { fields }, world) => ({ data: [readBusinessProfile(profile, fields, world)] }),
  ),

  'phoneNumber.updateBusinessProfile': handler(
    z.object({
      messaging_product: z.enum(['whatsapp']),
      about: characters(1, 139).exactOptional(),
      address: characters(0, 256).exactOptional(),
      description: characters(0, 512).exactOptional(),
      email: email.exactOptional(),
      websites: json(z.array(website).max(2)).exactOptional(),
      vertical: z.enum([...VERTICALS, '']).exactOptional(),
      profile_picture_handle: z.string().min(1).exactOptional(),
    }),
    (number, { messaging_product: _, profile_picture_handle: handle, ...given }, world) => {
      const picture = handle === undefined ? {} : { pictureHandle: handle };
      world.put({ ...number, profile: { ...number.profile, ...given, ...picture } });
      return success;
    },
  ),
};
