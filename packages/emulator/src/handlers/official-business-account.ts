import * as z from 'zod';
import { selectFrom } from '../fields/selection.ts';
import { awaitBadgeReview } from '../reviews.ts';
import { applyForBadge, badgeOf } from '../rules/official-business-account.ts';
import { fieldsInput, type Handlers, handler, json, success } from './handler.ts';

export const officialBusinessAccount: Handlers<
  'phoneNumber.getOfficialBusinessAccount' | 'phoneNumber.applyForOfficialBusinessAccount'
> = {
  'phoneNumber.getOfficialBusinessAccount': handler(
    z.object({ fields: fieldsInput }),
    (number, { fields }) => selectFrom({ id: number.id, oba_status: badgeOf(number) }, fields),
  ),

  'phoneNumber.applyForOfficialBusinessAccount': handler(
    z.object({
      business_website_url: z.url(),
      primary_country_of_operation: z.string().min(1),
      primary_language: z.string().optional(),
      parent_business_or_brand: z.string().optional(),
      supporting_links: json(z.array(z.url()).max(5)).optional(),
      additional_supporting_information: z.string().optional(),
    }),
    (number, _input, world) => {
      const applied = applyForBadge(number, world);
      world.put(applied);
      awaitBadgeReview(applied, world);
      return success;
    },
  ),
};
