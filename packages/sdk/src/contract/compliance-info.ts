import { act, type ListOfOne, read, type Success } from './endpoint.ts';
import type { Open } from './phone-number.ts';

/** The legal form of a business. */
export type EntityType =
  | 'LIMITED_LIABILITY_PARTNERSHIP'
  | 'SOLE_PROPRIETORSHIP'
  | 'PARTNERSHIP'
  | 'PUBLIC_COMPANY'
  | 'PRIVATE_COMPANY'
  | 'OTHER';

/** How people reach a business. Numbers are written with the country code, such as `+913854559033`. */
export interface ContactDetails {
  /** At most 128 characters. */
  readonly email: string;
  readonly landline_number?: string;
  readonly mobile_number?: string;
}

/** Who answers complaints. */
export interface GrievanceOfficer extends ContactDetails {
  readonly name: string;
}

/** What India asks a business to tell about itself. */
export interface ComplianceInfo {
  readonly messaging_product: 'whatsapp';
  /** 2 to 128 characters. */
  readonly entity_name: string;
  readonly entity_type: Open<EntityType>;
  /** Which one, where `entity_type` is `OTHER`. */
  readonly entity_type_custom?: string;
  /** Only where `entity_type` is `OTHER` or `PARTNERSHIP`. */
  readonly is_registered?: boolean;
  readonly grievance_officer_details: GrievanceOfficer;
  readonly customer_care_details: ContactDetails;
}

const docs =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/business-compliance-information-api';

export const complianceInfo = {
  /** Read what the business has told: a list of one, or of none. */
  'phoneNumber.getComplianceInfo': read<
    ComplianceInfo,
    { readonly fields?: readonly (keyof ComplianceInfo)[] },
    ListOfOne<Partial<ComplianceInfo>>
  >({
    node: 'phoneNumber',
    edge: 'business_compliance_info',
    permission: 'whatsapp_business_management',
    docs,
  }),

  /** Tell it, in place of what was told before. */
  'phoneNumber.updateComplianceInfo': act<ComplianceInfo, Success>({
    node: 'phoneNumber',
    edge: 'business_compliance_info',
    repeatable: false,
    permission: 'whatsapp_business_management',
    docs,
  }),
} as const;
