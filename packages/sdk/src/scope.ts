import type { Caller } from './call.ts';
import { InputError } from './errors.ts';
import type { Settings } from './settings.ts';

/** Which number and which account the methods of a client speak about. */
export interface Scope {
  readonly call: Caller;
  /** The number's id; an `InputError` where none was given. */
  phoneNumberId(): string;
  /** The account's id, found from the number where none was given: asked once, then remembered. */
  businessAccountId(): Promise<string>;
}

/** Binds a client's ids to the caller that it shares. */
export function createScope(settings: Settings, call: Caller): Scope {
  let found: Promise<string> | undefined;

  const phoneNumberId = () => {
    if (settings.phoneNumberId !== undefined) return settings.phoneNumberId;
    throw new InputError(
      'phoneNumberId',
      'is missing. Give it to the client, or set WHATSAPP_PHONE_NUMBER_ID',
    );
  };

  return {
    call,
    phoneNumberId,
    businessAccountId: async () => {
      if (settings.businessAccountId !== undefined) return settings.businessAccountId;
      found ??= accountOf(phoneNumberId(), call).catch((error) => {
        found = undefined;
        throw error;
      });
      return found;
    },
  };
}

/** A number does not say which account it is in, but its health names every entity it depends on. */
async function accountOf(phoneNumberId: string, call: Caller): Promise<string> {
  const { data } = await call('phoneNumber.get', phoneNumberId, { fields: ['health_status'] });
  const account = data.health_status?.entities.find(({ entity_type }) => entity_type === 'WABA');
  if (account) return account.id;
  throw new InputError(
    'businessAccountId',
    `is missing, and the health of the number ${phoneNumberId} does not name its account. Give it to the client, or set WHATSAPP_BUSINESS_ACCOUNT_ID`,
  );
}
