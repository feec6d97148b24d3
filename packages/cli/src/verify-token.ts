import type { OptionSpec } from './command.ts';
import type { Context } from './context.ts';
import { UsageError } from './errors.ts';
import { readSecret } from './given-file.ts';
import { askSecret } from './prompt.ts';

export const verifyTokenOptions = {
  verifyTokenFile: {
    value: '<file>',
    says: 'read what Meta shows the callback to prove itself; - is standard input',
  },
} as const satisfies Record<string, OptionSpec>;

/** The secret that Meta shows a callback; asked for where no file holds it. */
export async function readVerifyToken(context: Context, file: string | undefined): Promise<string> {
  if (file !== undefined) return readSecret(context, file);
  if (!context.isInteractive) {
    throw new UsageError(
      'The verify token is missing. Give --verify-token-file <file>. Nothing was sent.',
    );
  }
  return askSecret(context, 'Verify token of the callback', (typed) =>
    typed.trim() === '' ? 'A verify token is never empty.' : undefined,
  );
}
