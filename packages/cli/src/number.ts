import type { WhatsApp } from 'meta-cloud-api';
import { reachableAccounts } from './accounts.ts';
import type { Context } from './context.ts';
import { CliError, UsageError } from './errors.ts';

/** The digits of a phone number that was written in any way; undefined for what is no number. */
export function digitsOf(name: string): string | undefined {
  if (!/^\+?[\d\s().-]+$/.test(name)) return undefined;
  const digits = name.replace(/\D/g, '');
  return /^[1-9]\d{3,14}$/.test(digits) ? digits : undefined;
}

/** Whether a name is surely digits that one dials, or surely an id; Meta's ids have 15 digits and more. */
function kindOf(name: string): 'digits' | 'id' | 'either' {
  if (/^\d{15,}$/.test(name)) return 'id';
  if (/^\d+$/.test(name)) return 'either';
  if (digitsOf(name)) return 'digits';
  throw new UsageError(
    `'${name}' names no number: give its id, such as 106540352242922, or its digits, such as +16315551000.`,
  );
}

/** The id of a number: of the one that was named by id or digits, else of the profile's. */
export async function numberId(context: Context, name: string | undefined): Promise<string> {
  if (name === undefined) {
    const { phoneNumberId } = await context.credentials();
    if (phoneNumberId) return phoneNumberId;
    throw new UsageError(
      'Which number? Give its id or its digits, such as +16315551000, or set WHATSAPP_PHONE_NUMBER_ID.',
    );
  }
  const kind = kindOf(name);
  if (kind === 'id') return name;
  const digits = digitsOf(name);
  const found = digits && (await findByDigits(context, digits));
  if (found) return found.id;
  if (kind === 'either') return name;
  throw new CliError(
    `No account that the token reaches has the number +${digits}. See: waba numbers list. To add it: waba numbers add +${digits}`,
  );
}

/** A client for the number that was named, for reading. */
export async function numberClient(context: Context, name: string | undefined): Promise<WhatsApp> {
  const id = await numberId(context, name);
  return (await context.whatsapp()).forNumber(id);
}

/** A number of an account, found by what one dials. */
export interface FoundNumber {
  readonly id: string;
  readonly accountId: string;
}

/** Looks for digits in each account that the token reaches. */
export async function findByDigits(
  context: Context,
  digits: string,
): Promise<FoundNumber | undefined> {
  const whatsapp = await context.whatsapp();
  for (const accountId of await reachableAccounts(context)) {
    const { data } = await whatsapp.call('businessAccount.listPhoneNumbers', accountId, {
      display_phone_number: digits,
      fields: ['id', 'display_phone_number'],
    });
    const match = data.data.find(
      ({ display_phone_number: shown }) => shown?.replace(/\D/g, '') === digits,
    );
    if (match?.id) return { id: match.id, accountId };
  }
  return undefined;
}
