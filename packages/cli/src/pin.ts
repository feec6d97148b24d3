import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { refuseReadOnly } from './change.ts';
import type { OptionSpec } from './command.ts';
import type { Context } from './context.ts';
import { CliError, UsageError } from './errors.ts';
import { readSecret } from './given-file.ts';
import { askSecret } from './prompt.ts';

/** The options by which a command is told a PIN. */
export const pinOptions = {
  pinFile: {
    value: '<file>',
    says: 'read the PIN from a file; - is standard input',
  },
  pin: {
    value: '<pin>',
    says: 'the PIN itself; your shell remembers it, and other programs can see it',
  },
} as const satisfies Record<string, OptionSpec>;

/** The same for a PIN that is new. */
export const newPinOptions = {
  ...pinOptions,
  generate: { says: 'make a PIN by chance; needs --store' },
  store: {
    value: '<command>',
    says: 'run this command with the PIN as its standard input, before the PIN is used',
  },
} as const satisfies Record<string, OptionSpec>;

export interface PinGiven {
  readonly pin: string | undefined;
  readonly pinFile: string | undefined;
  readonly generate?: boolean | undefined;
  readonly store?: string | undefined;
}

const isPin = (pin: string) => /^\d{6}$/.test(pin);
const notSix = 'A PIN has exactly 6 digits.';

/** A PIN, from wherever the command was told to take it; asked for where somebody can be asked. */
export async function readPin(
  context: Context,
  given: PinGiven,
  { message, isNew }: { readonly message: string; readonly isNew: boolean },
): Promise<string> {
  // No PIN is asked for, made or stored that will not be used.
  await refuseReadOnly(context);
  const pin = await pinFrom(context, given, message, isNew);
  if (!isPin(pin)) throw new UsageError(`${notSix} Nothing was sent.`);
  return pin;
}

/** Has a PIN stored before it is used, and tells where it was stored and does not hold. */
export async function storedFirst<Result>(
  context: Context,
  { pin, store }: { readonly pin: string; readonly store?: string | undefined },
  use: () => Promise<Result>,
): Promise<Result> {
  if (store === undefined || context.dryRun) return use();
  await storePin(context, store, pin);
  return use().catch((error) => {
    context.output.warn(
      error?.sent === 'maybe'
        ? 'Whether the PIN that was just stored holds is not known: no answer came.'
        : 'The PIN that was just stored was not taken.',
    );
    throw error;
  });
}

async function pinFrom(
  context: Context,
  { pin, pinFile, generate, store }: PinGiven,
  message: string,
  isNew: boolean,
): Promise<string> {
  if (generate) {
    if (store !== undefined) return String(randomInt(1_000_000)).padStart(6, '0');
    throw new UsageError(
      "A PIN that is generated has to be kept: say where, such as --store 'pass insert -m whatsapp/pin'. Nothing was sent.",
    );
  }
  if (pin !== undefined) {
    context.output.warn(
      '--pin lands in the history of your shell. Better: --pin-file -, or leave it out and be asked.',
    );
    return pin;
  }
  if (pinFile !== undefined) return readSecret(context, pinFile);
  // A PIN is hidden where a request is only shown.
  if (context.dryRun) return '000000';
  if (!context.isInteractive) {
    throw new UsageError(
      `The two-step PIN is missing. Give --pin-file <file>, or --pin-file - and the PIN on standard input. Nothing was sent.`,
    );
  }
  const typed = await askSecret(context, message, (typed) => (isPin(typed) ? undefined : notSix));
  if (isNew) {
    await askSecret(context, 'Once more', (again) =>
      again === typed ? undefined : 'That is another PIN.',
    );
  }
  return typed;
}

/** Hands the PIN to the command that keeps it. It is never an argument, which other programs could see. */
async function storePin({ io }: Context, command: string, pin: string): Promise<void> {
  const child = spawn(command, {
    shell: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...io.env },
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  // A command that does not read what it is given ends in its own way.
  child.stdin.on('error', () => {});
  child.stdin.end(`${pin}\n`);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  const words = said.trim().replaceAll(pin, '[hidden]');
  throw new CliError(
    `The PIN was not stored: '${command}' ended with ${code}${words ? ` and said: ${words}` : ''}. Nothing was sent.`,
  );
}
