import type { Context } from './context.ts';
import { Interrupted, UsageError } from './errors.ts';

/** What is typed, checked: a sentence where it cannot be right. */
type Check = (typed: string) => string | undefined;

/** Asks on standard error, so that standard output holds nothing but the result. */
const streams = ({ io }: Context) => ({
  input: io.stdin,
  output: io.stderr as never,
  signal: io.signal,
});

async function answered<Value>(asked: Promise<Value>): Promise<Exclude<Value, symbol>> {
  const answer = await asked;
  if (typeof answer === 'symbol') throw new Interrupted();
  return answer as Exclude<Value, symbol>;
}

const checked = (check: Check | undefined) =>
  check && { validate: (typed: string | undefined) => check(typed ?? '') };

/** Asks for a text. */
export async function askText(context: Context, message: string, check?: Check): Promise<string> {
  const { text } = await import('@clack/prompts');
  return answered(text({ message, ...streams(context), ...checked(check) }));
}

/** Asks for a secret, which is not shown. */
export async function askSecret(context: Context, message: string, check?: Check): Promise<string> {
  const { password } = await import('@clack/prompts');
  return answered(password({ message, mask: '•', ...streams(context), ...checked(check) }));
}

/** Asks for one of a few. */
export async function askChoice<Value extends string>(
  context: Context,
  message: string,
  choices: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[],
): Promise<Value> {
  const { select } = await import('@clack/prompts');
  return answered(
    select({ message, options: choices as never, ...streams(context) }),
  ) as Promise<Value>;
}

/** Asks yes or no. */
export async function askYes(
  context: Context,
  message: string,
  initialValue = true,
): Promise<boolean> {
  const { confirm } = await import('@clack/prompts');
  return answered(confirm({ message, initialValue, ...streams(context) }));
}

/** Has something confirmed that cannot be taken back easily: by `--yes`, or by somebody at a terminal. */
export async function confirm(context: Context, message: string, yes: boolean): Promise<void> {
  if (yes || context.dryRun) return;
  if (!context.isInteractive) {
    throw new UsageError(`${message} Say --yes, since nobody can be asked. Nothing was sent.`);
  }
  if (!(await askYes(context, message, false))) throw new UsageError('Nothing was sent.');
}
