import { act, read, type Success } from './endpoint.ts';
import type { Open } from './phone-number.ts';

/** How far a number is from the badge. Only `NOT_STARTED` is documented; the others are in Meta's OpenAPI file. */
export type OfficialBusinessAccountStatus = Open<
  'NOT_STARTED' | 'PENDING' | 'UNDER_REVIEW' | 'APPROVED' | 'REJECTED' | 'EXPIRED' | 'CANCELLED'
>;

/** A number's way to the badge beside its name. */
export interface OfficialBusinessAccount {
  readonly oba_status: OfficialBusinessAccountStatus;
  /** What that means, in a sentence; only in Meta's OpenAPI file. */
  readonly status_message?: string;
}

export interface ApplyForOfficialBusinessAccountInput {
  readonly business_website_url: string;
  /** In words, such as `United States of America`. */
  readonly primary_country_of_operation: string;
  /** In words, such as `English`. */
  readonly primary_language?: string;
  readonly parent_business_or_brand?: string;
  /** At most 5 addresses that show how well known the business is. */
  readonly supporting_links?: readonly string[];
  readonly additional_supporting_information?: string;
}

const docs =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/official-business-accounts';

export const officialBusinessAccount = {
  /** Read how far the number is from the badge. The field of the same name says it too, and is the documented way. */
  'phoneNumber.getOfficialBusinessAccount': read<OfficialBusinessAccount & { readonly id: string }>(
    {
      node: 'phoneNumber',
      edge: 'official_business_account',
      permission: 'whatsapp_business_management',
      docs,
    },
  ),

  /** Apply for the badge. `success` is that the application has arrived. */
  'phoneNumber.applyForOfficialBusinessAccount': act<ApplyForOfficialBusinessAccountInput, Success>(
    {
      node: 'phoneNumber',
      edge: 'official_business_account',
      repeatable: false,
      permission: 'whatsapp_business_management',
      docs,
    },
  ),
} as const;
