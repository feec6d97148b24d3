import { checkOptions } from './check.ts';
import type { Success, Username } from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

export interface SetUsernameOptions {
  /** 3 to 35 letters, digits, periods and underscores; capitals make no difference. */
  readonly username: string;
  /** Take the name from another number of the same portfolio, where one has it. */
  readonly forceTransfer?: boolean | undefined;
}

/** The number's business username: the name people find it by. The number itself stays visible. */
export default class UsernameApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Read the username; `data` is empty where the number has none. A `reserved` name is held for the
   * number and not shown yet, an `approved` one is shown.
   *
   * @throws {GraphError} 33 where the permission is missing; 133010 where the number is not registered.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
   * @example
   * const { data } = await whatsapp.username.get();
   * console.log(data.username ?? 'none');
   */
  async get(callOptions?: CallOptions): Promise<Answer<Partial<Username>>> {
    const { call, phoneNumberId } = this.#scope;
    return call('phoneNumber.getUsername', phoneNumberId(), {}, callOptions);
  }

  /**
   * Take a username, in place of the one there is.
   *
   * @throws {GraphError} 147001 taken by somebody else; 147002 the account may not have one yet; 147003
   * and 147004 a Facebook Page or Instagram account has it, and must be linked first; 147005 another
   * number of the portfolio has it: see `forceTransfer`; 133010 the number is not registered.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
   * @example
   * const { data } = await whatsapp.username.set({ username: 'lucky.shrub' });
   * console.log(data.status);
   */
  async set(
    options: SetUsernameOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Pick<Username, 'status'>>> {
    checkOptions(options, ['username', 'forceTransfer'], 'username.set');
    const { call, phoneNumberId } = this.#scope;
    const input = {
      username: checkUsername(options.username, 'username'),
      ...(options.forceTransfer && { transfer_action: 'force_transfer' as const }),
    };
    return call('phoneNumber.setUsername', phoneNumberId(), input, callOptions);
  }

  /**
   * Give the username up: somebody else may then take it.
   *
   * @throws {GraphError} 133010 where the number is not registered.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
   * @example
   * await whatsapp.username.delete();
   */
  async delete(callOptions?: CallOptions): Promise<Answer<Success>> {
    const { call, phoneNumberId } = this.#scope;
    return call('phoneNumber.deleteUsername', phoneNumberId(), {}, callOptions);
  }

  /**
   * Read names that Meta would give to the number.
   *
   * @throws {GraphError} 133010 where the number is not registered.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
   * @example
   * const { data } = await whatsapp.username.suggestions();
   * console.log(data[0]);
   */
  async suggestions(callOptions?: CallOptions): Promise<Answer<string[]>> {
    const { call, phoneNumberId } = this.#scope;
    const answer = await call(
      'phoneNumber.getUsernameSuggestions',
      phoneNumberId(),
      {},
      callOptions,
    );
    const rows = answer.data.data ?? [];
    return { ...answer, data: rows.flatMap(({ username_suggestions }) => username_suggestions) };
  }
}

/** A username, by Meta's rules. The endings are those that it names; it may refuse others. */
function checkUsername(value: unknown, option: string): string {
  const name = typeof value === 'string' ? value.toLowerCase() : '';
  const isWritten = /^[a-z0-9._]{3,35}$/.test(name) && /[a-z]/.test(name);
  const isOdd = /^\.|\.\.|\.$|^www|\.(com|org|net|edu|gov|mil|us|in|html)$/.test(name);
  if (!isWritten || isOdd) {
    throw new InputError(
      option,
      `must be 3 to 35 letters, digits, periods and underscores, with a letter among them, no period at either end or beside another, no 'www' in front and no ending such as '.com', and is ${JSON.stringify(value)}`,
    );
  }
  return value as string;
}
