import { checkId, checkOptions } from './check.ts';
import type {
  AccountTask,
  AssignedUser,
  ListAssignedUsersInput,
  Success,
} from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import { NodeList } from './node-list.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

const defaultFields = ['id', 'name', 'tasks'] as const satisfies readonly (keyof AssignedUser)[];

export interface ListAssignedUsersOptions {
  /** The portfolio whose users are wanted; the client's when absent. */
  readonly portfolioId?: string | number | undefined;
}

export interface AddUserOptions {
  readonly userId: string | number;
  /** What the user may do: `MANAGE` is everything. */
  readonly tasks: readonly AccountTask[];
}

export interface RemoveUserOptions {
  readonly userId: string | number;
}

/** The people and system users of a portfolio that work with the account. */
export default class AssignedUsersApi extends NodeList<
  AssignedUser,
  (typeof defaultFields)[number],
  ListAssignedUsersOptions
> {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    super({
      name: 'businessAccount.assignedUsers',
      fields: defaultFields,
      options: ['portfolioId'],
      input: ({ portfolioId: id }) => ({
        business: id === undefined ? scope.portfolioId() : checkId(id, 'portfolioId'),
      }),
      read: async (input, callOptions) =>
        scope.call(
          'businessAccount.listAssignedUsers',
          await scope.businessAccountId(),
          input as ListAssignedUsersInput,
          callOptions,
        ),
    });
    this.#scope = scope;
  }

  /**
   * Let a user work with the account, or change what one may do. A system user has to be added before
   * its token can do anything here, whatever its permissions.
   *
   * @throws {GraphError} 100 for a user that is not the portfolio's.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/solution-providers/manage-system-users
   * @example
   * await whatsapp.businessAccount.assignedUsers.add({
   *   userId: '122101350854022',
   *   tasks: ['VIEW_PHONE_ASSETS', 'MESSAGING'],
   * });
   */
  async add(options: AddUserOptions, callOptions?: CallOptions): Promise<Answer<Success>> {
    checkOptions(options, ['userId', 'tasks'], 'businessAccount.assignedUsers.add');
    const { tasks } = options;
    if (!Array.isArray(tasks) || tasks.length === 0) {
      throw new InputError('tasks', "must be a list of at least one task, such as ['MANAGE']");
    }
    const input = { user: checkId(options.userId, 'userId'), tasks };
    const { call, businessAccountId } = this.#scope;
    return call(
      'businessAccount.assignUser',
      await businessAccountId(callOptions),
      input,
      callOptions,
    );
  }

  /**
   * Take the account away from a user.
   *
   * @throws {GraphError} 100 for a user that does not have it.
   * @see https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/assigned_users/
   * @example
   * await whatsapp.businessAccount.assignedUsers.remove({ userId: '122101350854021' });
   */
  async remove(options: RemoveUserOptions, callOptions?: CallOptions): Promise<Answer<Success>> {
    checkOptions(options, ['userId'], 'businessAccount.assignedUsers.remove');
    const input = { user: checkId(options.userId, 'userId') };
    const { call, businessAccountId } = this.#scope;
    return call(
      'businessAccount.removeUser',
      await businessAccountId(callOptions),
      input,
      callOptions,
    );
  }
}
