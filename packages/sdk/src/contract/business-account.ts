import { act, type ListInput, list } from './endpoint.ts';
import type { AccountMode, PhoneNumber } from './phone-number.ts';

/** One condition on the numbers of a list. */
export type PhoneNumberFilter =
  | { readonly field: 'account_mode'; readonly operator: 'EQUAL'; readonly value: AccountMode }
  | {
      readonly field: 'is_official_business_account';
      readonly operator: 'EQUAL';
      readonly value: boolean;
    };

export interface ListPhoneNumbersInput extends ListInput<PhoneNumber> {
  /** Conditions, as the JSON text of a list of {@link PhoneNumberFilter}. */
  readonly filtering?: string;
  /** Such as `['last_onboarded_time_ascending']`, brackets and quotes included. */
  readonly sort?: string;
  /** Only the number with these digits. */
  readonly display_phone_number?: string;
}

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
  'businessAccount.listPhoneNumbers': list<PhoneNumber, ListPhoneNumbersInput>({
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
