import { act, read, type Success } from './endpoint.ts';
import type { Open } from './phone-number.ts';

/** `reserved` is held for the number, and not shown yet; `approved` is shown. */
export type UsernameStatus = Open<'approved' | 'reserved' | 'deleted'>;

export interface Username {
  /** Absent where there is none. */
  readonly username: string;
  readonly status: UsernameStatus;
}

export interface UsernameSuggestions {
  readonly data: readonly { readonly username_suggestions: readonly string[] }[];
}

export interface SetUsernameInput {
  readonly username: string;
  /** What to do where another number of the portfolio has the name: refuse (`none`, also when absent), or take it. */
  readonly transfer_action?: 'none' | 'force_transfer';
}

const guide = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';

export const username = {
  /** Read the number's username. */
  'phoneNumber.getUsername': read<Username, Record<string, never>>({
    node: 'phoneNumber',
    edge: 'username',
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-scoped-user-ids`,
  }),

  /** Take a username, in place of the one there is. */
  'phoneNumber.setUsername': act<SetUsernameInput, Pick<Username, 'status'>>({
    node: 'phoneNumber',
    edge: 'username',
    repeatable: false,
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-scoped-user-ids`,
  }),

  /** Give the username up. */
  'phoneNumber.deleteUsername': act<Record<string, never>, Success>({
    node: 'phoneNumber',
    edge: 'username',
    method: 'DELETE',
    repeatable: false,
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-scoped-user-ids`,
  }),

  /** Read names that Meta holds for the business. */
  'phoneNumber.getUsernameSuggestions': read<
    UsernameSuggestions,
    Record<string, never>,
    UsernameSuggestions
  >({
    node: 'phoneNumber',
    edge: 'username_suggestions',
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-scoped-user-ids`,
  }),
} as const;
