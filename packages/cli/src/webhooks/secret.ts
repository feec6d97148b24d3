import type { OptionSpec } from '../command.ts';
import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { readSecret } from '../given-file.ts';

export const appSecretOption = {
  value: '<file>',
  says: "read the app's secret from a file; that of the environment or the profile when absent",
} as const satisfies OptionSpec;

/** The secret of the app, which webhooks are signed with. */
export async function appSecretOf(context: Context, file: string | undefined): Promise<string> {
  const secret = file === undefined ? undefined : await readSecret(context, file);
  const known = secret ?? (await context.credentials()).appSecret;
  if (known) return known;
  throw new CliError(
    "The app's secret is missing. Set WHATSAPP_APP_SECRET, or give --app-secret-file <file>.",
    'auth',
  );
}
