import type { Context } from './context.ts';
import { UsageError } from './errors.ts';
import { askText } from './prompt.ts';

/** Asks for the code that arrived; empty where another is wanted, if that may be. */
export async function askCode(
  context: Context,
  { mayBeEmpty }: { readonly mayBeEmpty: boolean },
): Promise<string> {
  // A code is hidden where a request is only shown.
  if (context.dryRun) return '000000';
  if (!context.isInteractive) {
    throw new UsageError('The code is missing. Give --code <code>. Nothing was sent.');
  }
  const message = mayBeEmpty
    ? 'The code that arrived; leave it empty to have another sent'
    : 'The code that arrived';
  const isCode = mayBeEmpty ? /^(\d{3}[- ]?\d{3})?$/ : /^\d{3}[- ]?\d{3}$/;
  const typed = await askText(context, message, (typed) =>
    isCode.test(typed.trim()) ? undefined : 'It has 6 digits, such as 123-456.',
  );
  return typed.trim();
}
