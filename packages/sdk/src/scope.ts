import type { Caller } from './call.ts';
import { InputError } from './errors.ts';
import { type CallOptions, type Ids, variableOf } from './settings.ts';

/** Which number, account and portfolio the methods of a client speak about. */
export interface Scope {
  readonly call: Caller;
  /** The number's id; an `InputError` where none was given. */
  phoneNumberId(): string;
  /** The account's id, found from the number where none was given: asked once, then remembered. */
  businessAccountId(options?: CallOptions): Promise<string>;
  /** The portfolio's id; an `InputError` where none was given. */
  portfolioId(): string;
}

/** Binds ids to the caller that they share. */
export function createScope(ids: Ids, call: Caller): Scope {
  let find: ((options: CallOptions | undefined) => Promise<string>) | undefined;

  return {
    call,
    phoneNumberId: () => given(ids, 'phoneNumberId', 'forNumber'),
    portfolioId: () => given(ids, 'portfolioId', 'forPortfolio'),
    businessAccountId: async (options) => {
      if (ids.businessAccountId !== undefined) return ids.businessAccountId;
      const { accountFinder } = await import('./account.ts');
      find ??= accountFinder(ids.phoneNumberId, call);
      return find(options);
    },
  };
}

function given(ids: Ids, name: keyof Ids, method: string): string {
  const id = ids[name];
  if (id !== undefined) return id;
  throw new InputError(
    name,
    `is missing. Use whatsapp.${method}(id), give it to the client, or set ${variableOf(name)}`,
  );
}
