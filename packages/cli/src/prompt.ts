import type { Context } from './context.ts';
import { Interrupted, UsageError } from './errors.ts';

/** What is typed, checked: a sentence where it cannot be right. */
type Check = (typed: string) => string | undefined;

/** What a question is asked through: standard error, so that standard output holds nothing but the result. */
interface Streams {
  readonly input: Context['io']['stdin'];
  readonly output: never;
  readonly signal: AbortSignal;
}

/** Asks, until there is an answer. Who ends the input, as Ctrl-D does, stops as by Ctrl-C. */
async function ask<Value>(
  { io }: Context,
  question: (streams: Streams) => Promise<Value>,
): Promise<Exclude<Value, symbol>> {
  const ended = new AbortController();
  let ending: NodeJS.Immediate | undefined;
  // Input pauses after an answer too, which then goes ahead of this.
  const end = () => {
    ending ??= setImmediate(() => ended.abort());
  };
  if (io.stdin.readableEnded) ended.abort();
  for (const event of endings) io.stdin.on(event, end);
  try {
    const signal = AbortSignal.any([io.signal, ended.signal]);
    const answer = await question({ input: io.stdin, output: io.stderr as never, signal });
    if (typeof answer === 'symbol') throw new Interrupted();
    return answer as Exclude<Value, symbol>;
  } finally {
    clearImmediate(ending);
    for (const event of endings) io.stdin.off(event, end);
  }
}

const endings = ['pause', 'end', 'close'];

const checked = (check: Check | undefined) =>
  check && { validate: (typed: string | undefined) => check(typed ?? '') };

/** Asks for a text. */
export async function askText(context: Context, message: string, check?: Check): Promise<string> {
  const { text } = await import('@clack/prompts');
  return ask(context, (streams) => text({ message, ...streams, ...checked(check) }));
}

/** Asks for a secret, which is not shown. */
export async function askSecret(context: Context, message: string, check?: Check): Promise<string> {
  const { password } = await import('@clack/prompts');
  return ask(context, (streams) => password({ message, mask: '•', ...streams, ...checked(check) }));
}

/** Asks for one of a few. */
export async function askChoice<Value extends string>(
  context: Context,
  message: string,
  choices: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[],
): Promise<Value> {
  const { select } = await import('@clack/prompts');
  return ask(context, (streams) =>
    select({ message, options: choices as never, ...streams }),
  ) as Promise<Value>;
}

/** Asks yes or no. */
export async function askYes(
  context: Context,
  message: string,
  initialValue = true,
): Promise<boolean> {
  const { confirm } = await import('@clack/prompts');
  return ask(context, (streams) => confirm({ message, initialValue, ...streams }));
}

/** Has something confirmed that cannot be taken back easily: by `--yes`, or by somebody at a terminal. */
export async function confirm(context: Context, message: string, yes: boolean): Promise<void> {
  if (yes || context.dryRun) return;
  if (!context.isInteractive) {
    throw new UsageError(`${message} Say --yes, since nobody can be asked. Nothing was sent.`);
  }
  if (!(await askYes(context, message, false))) throw new UsageError('Nothing was sent.');
}
