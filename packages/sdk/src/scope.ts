import type { Caller } from './call.ts';
import { InputError } from './errors.ts';
import type { CallOptions, Ids } from './settings.ts';

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

const VARIABLES = {
  phoneNumberId: 'WHATSAPP_PHONE_NUMBER_ID',
  businessAccountId: 'WHATSAPP_BUSINESS_ACCOUNT_ID',
  portfolioId: 'WHATSAPP_PORTFOLIO_ID',
} as const satisfies Record<keyof Ids, string>;

const WAYS = {
  phoneNumberId: 'Use whatsapp.forNumber(id), give it to the client',
  businessAccountId: 'Use whatsapp.forBusinessAccount(id), give it to the client',
  portfolioId: 'Use whatsapp.forPortfolio(id), give it to the client',
} as const satisfies Record<keyof Ids, string>;

/** Binds ids to the caller that they share. */
export function createScope(ids: Ids, call: Caller): Scope {
  let found: Promise<string> | undefined;

  const given = (name: keyof Ids) => {
    const id = ids[name];
    if (id !== undefined) return id;
    throw new InputError(name, `is missing. ${WAYS[name]}, or set ${VARIABLES[name]}`);
  };

  return {
    call,
    phoneNumberId: () => given('phoneNumberId'),
    portfolioId: () => given('portfolioId'),
    businessAccountId: async (options) => {
      if (ids.businessAccountId !== undefined) return ids.businessAccountId;
      if (ids.phoneNumberId === undefined) {
        throw new InputError(
          'businessAccountId',
          `is missing, and so is a phoneNumberId to find it from. ${WAYS.businessAccountId}, or set ${VARIABLES.businessAccountId}`,
        );
      }
      // Where the look-up of another call failed, its patience may have ended, and not this one's.
      if (found) {
        const other = await found.catch(() => undefined);
        if (other !== undefined) return other;
      }
      const own = accountOf(ids.phoneNumberId, call, options).catch((error) => {
        if (found === own) found = undefined;
        throw error;
      });
      found = own;
      return own;
    },
  };
}

/** A number does not say which account it is in, but its health names every entity it depends on. */
async function accountOf(
  phoneNumberId: string,
  call: Caller,
  options: CallOptions | undefined,
): Promise<string> {
  const input = { fields: ['health_status'] } as const;
  const { data } = await call('phoneNumber.get', phoneNumberId, input, options);
  const account = data.health_status?.entities?.find(({ entity_type }) => entity_type === 'WABA');
  if (account) return account.id;
  throw new InputError(
    'businessAccountId',
    `is missing, and the health of the number ${phoneNumberId} does not name its account. Give it to the client, or set ${VARIABLES.businessAccountId}`,
    'Only the health was read.',
  );
}
