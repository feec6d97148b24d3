import type { RemoteControl } from '@meta-cloud-api/emulator';
import { CliError, UsageError } from './errors.ts';
import { digitsOf } from './number.ts';

/** The id of a number of the emulator, by its id or its digits. No token is needed for that. */
export async function emulatorNumberId(
  { state }: RemoteControl,
  name: string | undefined,
): Promise<string> {
  if (name === undefined) throw new UsageError('Which number? Give its id or its digits.');
  const { portfolios } = await state();
  const numbers = portfolios.flatMap(({ businessAccounts }) =>
    businessAccounts.flatMap(({ phoneNumbers }) => phoneNumbers),
  );
  const digits = digitsOf(name);
  const found =
    numbers.find(({ id }) => id === name) ??
    numbers.find(({ displayPhoneNumber }) => displayPhoneNumber.replace(/\D/g, '') === digits);
  if (found) return found.id;
  throw new CliError(
    `The emulator has no number ${name}. See: waba --profile emulator numbers list`,
  );
}
