import { act, list } from './endpoint.ts';
import type { PhoneNumber } from './phone-number.ts';

export interface CreatePhoneNumberInput {
  /** Country calling code, without the plus. */
  readonly cc: string;
  /** The rest of the number, digits only. */
  readonly phone_number: string;
  /** Display name, to be reviewed. */
  readonly verified_name: string;
}

export interface CreatedNode {
  readonly id: string;
}

const guide = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';

export const businessAccount = {
  /** List the numbers of a WhatsApp Business Account, the latest onboarded first. */
  'businessAccount.listPhoneNumbers': list<PhoneNumber>({
    node: 'businessAccount',
    edge: 'phone_numbers',
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-phone-numbers/phone-numbers`,
  }),

  /** Add a number to a WhatsApp Business Account. It still has to be verified and registered. */
  'businessAccount.createPhoneNumber': act<CreatePhoneNumberInput, CreatedNode>({
    node: 'businessAccount',
    edge: 'phone_numbers',
    repeatable: false,
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-phone-numbers/phone-numbers`,
  }),
} as const;
