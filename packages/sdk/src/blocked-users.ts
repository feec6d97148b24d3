import { checkCount, checkOptions } from './check.ts';
import type {
  BlockedUser,
  BlockedUsersChange,
  ChangedUser,
  FailedUser,
  Page,
  UnblockedUsersChange,
} from './contract/index.ts';
import { InputError, isGraphError } from './errors.ts';
import type { Answer } from './exchange.ts';
import {
  iterate,
  type ListPage,
  listPage,
  type PageOptions,
  type ReadPage,
  readAll,
} from './lists.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

export interface BlockUsersOptions {
  /**
   * Numbers with country code, such as `+1 631 555 1234`, WhatsApp ids, or the business-scoped user ids
   * of people who keep their number to themselves, such as `US.13491208655302741918`: at most 1,000.
   */
  readonly users: readonly string[];
}

/** People who cannot write to the number, nor see it online; at most 64,000. */
export default class BlockedUsersApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Read one page of the people who are blocked.
   *
   * @throws {GraphError} 131059 for a cursor that is none; 139102 where the list changed between pages:
   * begin again.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users
   * @example
   * const page = await whatsapp.blockedUsers.list({ limit: 10 });
   * console.log(page.data.length, (await page.next())?.data.length);
   */
  async list(options: PageOptions = {}, callOptions?: CallOptions): Promise<ListPage<BlockedUser>> {
    return listPage(this.#pages(options, 'list', callOptions), options.after);
  }

  /**
   * Read the people who are blocked one after the other; the next page is read when it is wanted.
   *
   * @throws {GraphError} as `list`.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users
   * @example
   * for await (const user of whatsapp.blockedUsers.iterate()) console.log(user.wa_id);
   */
  iterate(
    options: PageOptions = {},
    callOptions?: CallOptions,
  ): AsyncGenerator<BlockedUser, void, undefined> {
    return iterate(
      this.#pages({ limit: 100, ...options }, 'iterate', callOptions),
      options.after,
      callOptions?.signal,
    );
  }

  /**
   * Read everyone who is blocked: all pages are followed.
   *
   * @throws {GraphError} as `list`.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users
   * @example
   * const { data } = await whatsapp.blockedUsers.getAll();
   * console.log(data.length);
   */
  async getAll(
    options: PageOptions = {},
    callOptions?: CallOptions,
  ): Promise<Answer<BlockedUser[]>> {
    return readAll(this.#pages({ limit: 100, ...options }, 'getAll', callOptions), options.after);
  }

  #pages(
    options: PageOptions,
    method: string,
    callOptions: CallOptions | undefined,
  ): ReadPage<BlockedUser> {
    checkOptions(options, ['limit', 'after'], `blockedUsers.${method}`);
    const { limit } = options;
    const input = limit === undefined ? {} : { limit: checkCount(limit, 'limit', 1) };
    const { call, phoneNumberId } = this.#scope;
    return async (after) => {
      const page = after === undefined ? input : { ...input, after };
      const answer = await call('phoneNumber.listBlockedUsers', phoneNumberId(), page, callOptions);
      return answer as Answer<Page<BlockedUser>>;
    };
  }

  /**
   * Block people who wrote in the last 24 hours. Where that fails for some, the others are blocked all
   * the same: the error then has `succeeded` and `failed`, and `isBlockFailure` knows it.
   *
   * @throws {GraphError} 139100 a {@link BlockFailure}; 139101 the list of 64,000 is full; 130429 too many at once.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users
   * @example
   * await whatsapp.blockedUsers.block({ users: ['+1 631 555 1234'] });
   */
  async block(
    options: BlockUsersOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<BlockedUsersChange>> {
    const input = inputOf(options, 'block');
    const { call, phoneNumberId } = this.#scope;
    return orFailure(call('phoneNumber.blockUsers', phoneNumberId(), input, callOptions));
  }

  /**
   * Unblock people. Where that fails for some, the error has `succeeded` and `failed`, as with `block`.
   *
   * @throws {GraphError} 139100 a {@link BlockFailure}; 130429 too many at once.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users
   * @example
   * await whatsapp.blockedUsers.unblock({ users: ['+1 631 555 1234'] });
   */
  async unblock(
    options: BlockUsersOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<UnblockedUsersChange>> {
    const input = inputOf(options, 'unblock');
    const { call, phoneNumberId } = this.#scope;
    return orFailure(call('phoneNumber.unblockUsers', phoneNumberId(), input, callOptions));
  }
}

function inputOf(options: BlockUsersOptions, method: 'block' | 'unblock') {
  checkOptions(options, ['users'], `blockedUsers.${method}`);
  const { users } = options;
  if (!Array.isArray(users) || users.length < 1 || users.length > 1000) {
    throw new InputError('users', 'must be a list of 1 to 1,000 numbers or user ids');
  }
  for (const user of users) {
    if (isUserId(user)) continue;
    const isWritten = typeof user === 'string' && /^\+?[\d\s().-]+$/.test(user);
    const digits = isWritten ? user.replace(/\D/g, '').length : 0;
    if (digits < 7 || digits > 15) {
      throw new InputError(
        'users',
        `must be numbers with their country code, such as '+1 631 555 1234', and one is ${JSON.stringify(user)}`,
      );
    }
  }
  return {
    messaging_product: 'whatsapp' as const,
    block_users: users.map((user: string) => (isUserId(user) ? { user_id: user } : { user })),
  };
}

/** A business-scoped user id: two letters of a country, and up to 128 letters and digits. */
const isUserId = (user: unknown) =>
  typeof user === 'string' && /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(user);

/** The answer to a change that Meta made for some, and refused for the others. */
interface PartialAnswer {
  readonly block_users?: {
    readonly added_users?: readonly ChangedUser[];
    readonly removed_users?: readonly ChangedUser[];
    readonly failed_users?: readonly FailedUser[];
  };
}

async function orFailure<Change>(change: Promise<Answer<Change>>): Promise<Answer<Change>> {
  try {
    return await change;
  } catch (error) {
    if (!isGraphError(error)) throw error;
    const users = (error.answer as PartialAnswer | undefined)?.block_users;
    if (!users) throw error;
    throw Object.assign(error, {
      succeeded: users.added_users ?? users.removed_users ?? [],
      failed: users.failed_users ?? [],
    });
  }
}
