import type { Caller } from './call.ts';
import { InputError } from './errors.ts';
import type { CallOptions } from './settings.ts';

/** Finds the account of a number: asked once, then remembered. */
export function accountFinder(phoneNumberId: string | undefined, call: Caller) {
  let found: Promise<string> | undefined;

  return async (options: CallOptions | undefined): Promise<string> => {
    if (phoneNumberId === undefined) {
      throw new InputError(
        'businessAccountId',
        `is missing, and so is a phoneNumberId to find it from. Use whatsapp.forBusinessAccount(id), ${way}`,
      );
    }
    // Where the look-up of another call failed, its patience may have ended, and not this one's.
    if (found) {
      const other = await found.catch(() => undefined);
      if (other !== undefined) return other;
    }
    const own = accountOf(phoneNumberId, call, options).catch((error) => {
      if (found === own) found = undefined;
      throw error;
    });
    found = own;
    return own;
  };
}

const way = 'give it to the client, or set WHATSAPP_BUSINESS_ACCOUNT_ID';

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
    `is missing, and the health of the number ${phoneNumberId} does not name its account: ${way}`,
    'Only the health was read.',
  );
}
