import type { BusinessAccount, OwnershipType } from './business-account.ts';
import { act, type CreatedNode, type ListInput, list, type Success } from './endpoint.ts';
import type { CodeVerificationStatus } from './phone-number.ts';
import type { PreVerifiedNumber } from './pre-verified-number.ts';

/** One condition on the accounts of a list. Times are seconds since 1970. */
export type BusinessAccountFilter =
  | {
      readonly field: 'creation_time';
      readonly operator: 'GREATER_THAN' | 'LESS_THAN';
      readonly value: number;
    }
  | {
      readonly field: 'creation_time';
      readonly operator: 'IN_RANGE';
      readonly value: readonly [from: number, to: number];
    }
  | {
      readonly field: 'ownership_type';
      readonly operator: 'IN';
      readonly value: readonly OwnershipType[];
    }
  | { readonly field: 'country'; readonly operator: 'IN'; readonly value: readonly string[] };

export interface ListBusinessAccountsInput extends ListInput<BusinessAccount> {
  /** Conditions, as the JSON text of a list of {@link BusinessAccountFilter}. */
  readonly filtering?: string;
  readonly sort?: 'creation_time_ascending' | 'creation_time_descending';
}

export interface AddPreVerifiedNumberInput {
  /** With its country code, digits only. */
  readonly phone_number: string;
}

export interface ListPreVerifiedNumbersInput extends ListInput<PreVerifiedNumber> {
  /** Only those whose proof stands like this. */
  readonly code_verification_status?: CodeVerificationStatus;
  /** Only the one with these digits. */
  readonly phone_number?: string;
}

export interface SharePreVerifiedNumberInput {
  readonly partner_business_id: string;
  readonly preverified_id: string;
}

const guide = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';

export const portfolio = {
  /** List the WhatsApp Business Accounts that the portfolio owns. */
  'portfolio.listOwnedBusinessAccounts': list<BusinessAccount, ListBusinessAccountsInput>({
    node: 'portfolio',
    edge: 'owned_whatsapp_business_accounts',
    permission: 'business_management',
    docs: `${guide}/solution-providers/manage-accounts`,
  }),

  /** List the WhatsApp Business Accounts that others own and share with the portfolio. */
  'portfolio.listClientBusinessAccounts': list<BusinessAccount, ListBusinessAccountsInput>({
    node: 'portfolio',
    edge: 'client_whatsapp_business_accounts',
    permission: 'business_management',
    docs: `${guide}/solution-providers/manage-accounts`,
  }),

  /** Add a number to the portfolio's pool, to be verified there. */
  'portfolio.addPreVerifiedNumber': act<AddPreVerifiedNumberInput, CreatedNode>({
    node: 'portfolio',
    edge: 'add_phone_numbers',
    repeatable: false,
    permission: 'business_management',
    docs: `${guide}/embedded-signup/pre-verified-numbers`,
  }),

  /** List the numbers of the portfolio's pool, and those shared with it, in the order they were added. */
  'portfolio.listPreVerifiedNumbers': list<PreVerifiedNumber, ListPreVerifiedNumbersInput>({
    node: 'portfolio',
    edge: 'preverified_numbers',
    permission: 'business_management',
    docs: `${guide}/embedded-signup/pre-verified-numbers`,
  }),

  /** Let another portfolio offer a number of the pool. */
  'portfolio.sharePreVerifiedNumber': act<SharePreVerifiedNumberInput, Success>({
    node: 'portfolio',
    edge: 'share_preverified_numbers',
    repeatable: false,
    permission: 'business_management',
    docs: `${guide}/embedded-signup/pre-verified-numbers`,
  }),

  /** Take a number back that another portfolio may offer. */
  'portfolio.unsharePreVerifiedNumber': act<SharePreVerifiedNumberInput, Success>({
    node: 'portfolio',
    edge: 'share_preverified_numbers',
    method: 'DELETE',
    repeatable: false,
    permission: 'business_management',
    docs: `${guide}/embedded-signup/pre-verified-numbers`,
  }),
} as const;
