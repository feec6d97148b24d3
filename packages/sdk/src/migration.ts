import { checkId, checkOptions } from './check.ts';
import type { CreatedNode, MigrationIntent } from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

/** Where the account goes: one of the two. */
export interface SetSolutionIntentOptions {
  /** The multi-partner solution that takes the account over. */
  readonly solutionId?: string | number | undefined;
  /** The app that takes it over by itself, off any solution. */
  readonly appId?: string | number | undefined;
}

/**
 * Moving a whole account between the solutions of partners, without verifying its numbers again. To move
 * one number between accounts is `phoneNumber.create({ migrate: true })`.
 */
export default class MigrationApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Ask the business behind the account to let it move. It answers in Meta Business Suite; afterwards
   * the numbers have to be registered again, with the new partner's token.
   *
   * @throws {GraphError} 200 or 100/33 where the token has no access to the account.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/solution-providers/support/migrating-wabas-among-solutions-via-meta-business-suite
   * @example
   * const { data } = await whatsapp.migration.setSolutionIntent({ solutionId: '774485461512159' });
   * console.log(data.id);
   */
  async setSolutionIntent(
    options: SetSolutionIntentOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<CreatedNode>> {
    checkOptions(options, ['solutionId', 'appId'], 'migration.setSolutionIntent');
    const { solutionId, appId } = options;
    if ((solutionId === undefined) === (appId === undefined)) {
      throw new InputError('options', 'must have one of solutionId and appId');
    }
    const input =
      solutionId === undefined
        ? { app_id: checkId(appId, 'appId') }
        : { solution_id: checkId(solutionId, 'solutionId') };
    const { call, businessAccountId } = this.#scope;
    const name = 'businessAccount.setSolutionMigrationIntent';
    return call(name, await businessAccountId(callOptions), input, callOptions);
  }

  /**
   * Read how far a move is, by the id that `setSolutionIntent` answered.
   *
   * @throws {GraphError} 100/33 for an id that is none, or that the token may not see.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/solution-providers/support/migrating-wabas-among-solutions-via-meta-business-suite
   * @example
   * const { data: intent } = await whatsapp.migration.setSolutionIntent({ appId: '670843887433847' });
   * const { data } = await whatsapp.migration.getIntent(intent.id);
   * console.log(data.status);
   */
  async getIntent(
    id: string | number,
    callOptions?: CallOptions,
  ): Promise<Answer<MigrationIntent>> {
    const { call } = this.#scope;
    const fields = ['id', 'status'] as const;
    const answer = await call('migrationIntent.get', checkId(id, 'id'), { fields }, callOptions);
    return answer as Answer<MigrationIntent>;
  }
}
