import { act, type ListInput, list } from './endpoint.ts';

/** Who a person is: by their number, or without it. */
export interface Person {
  /** The person's WhatsApp id: mostly their number's digits, with country code. */
  readonly wa_id?: string;
  /** The person's business-scoped user id (BSUID), such as `US.13491208655302741918`. */
  readonly user_id?: string;
}

/** A person who is blocked. */
export interface BlockedUser extends Person {
  readonly messaging_product: 'whatsapp';
}

export interface ChangeBlockedUsersInput {
  readonly messaging_product: 'whatsapp';
  /** At most 1,000. */
  readonly block_users: readonly (
    | {
        /** The person's number with country code, or their WhatsApp id. */
        readonly user: string;
      }
    | {
        /** The person's business-scoped user id. */
        readonly user_id: string;
      }
  )[];
}

/** A person who was blocked or unblocked. */
export interface ChangedUser extends Person {
  /** The person as the caller wrote them. */
  readonly input: string;
}

/** A person who was not, and why. Without an id where the number is nobody's. */
export interface FailedUser extends Person {
  /** The person as the caller wrote them. */
  readonly input: string;
  readonly errors: readonly {
    readonly message: string;
    /** Such as 131047: they have not written in the last 24 hours. */
    readonly code: number;
    readonly error_data: { readonly details: string };
  }[];
}

export interface BlockedUsersChange {
  readonly messaging_product: 'whatsapp';
  readonly block_users: { readonly added_users: readonly ChangedUser[] };
}

export interface UnblockedUsersChange {
  readonly messaging_product: 'whatsapp';
  readonly block_users: { readonly removed_users: readonly ChangedUser[] };
}

const docs =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users';

export const blockedUsers = {
  /** List the people whom the number has blocked. */
  'phoneNumber.listBlockedUsers': list<BlockedUser, Omit<ListInput<BlockedUser>, 'fields'>>({
    node: 'phoneNumber',
    edge: 'block_users',
    permission: 'whatsapp_business_messaging',
    docs,
  }),

  /** Block people who wrote in the last 24 hours. Where that fails for some, the others are blocked. */
  'phoneNumber.blockUsers': act<ChangeBlockedUsersInput, BlockedUsersChange>({
    node: 'phoneNumber',
    edge: 'block_users',
    // Who is blocked already stays blocked, and is answered as added.
    repeatable: true,
    permission: 'whatsapp_business_messaging',
    docs,
  }),

  /** Unblock people. */
  'phoneNumber.unblockUsers': act<ChangeBlockedUsersInput, UnblockedUsersChange>({
    method: 'DELETE',
    node: 'phoneNumber',
    edge: 'block_users',
    // Who is not blocked stays so, and is answered as removed.
    repeatable: true,
    permission: 'whatsapp_business_messaging',
    docs,
  }),
} as const;
