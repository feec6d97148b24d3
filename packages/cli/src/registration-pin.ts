import type { Context } from './context.ts';
import { UsageError } from './errors.ts';
import { type PinGiven, readPin } from './pin.ts';

/** The PIN that a number registers with, and what keeps it. */
export interface RegistrationPin {
  readonly pin: string;
  /** Whether the number gets it, having none yet. */
  readonly isNew: boolean;
  /** The command that it is handed to before it is used. */
  readonly store?: string | undefined;
}

/** The PIN of a number; where it has none, the one that it gets. */
export async function registrationPin(
  context: Context,
  { generate, store, ...given }: PinGiven,
  hasPin: boolean,
): Promise<RegistrationPin> {
  if (!hasPin) {
    const asked = { message: 'The two-step PIN that it gets; keep it well', isNew: true };
    return {
      pin: await readPin(context, { ...given, generate, store }, asked),
      isNew: true,
      store,
    };
  }
  const isGiven = given.pin !== undefined || given.pinFile !== undefined;
  if (generate && !isGiven && !context.isInteractive) {
    throw new UsageError(
      'The number has a PIN, and only that one registers it. Give it with --pin-file <file>. Nothing was sent.',
    );
  }
  if (generate || store !== undefined) {
    context.output.warn(
      'The number has a PIN, and only that one registers it: none is made, and none is stored.',
    );
  }
  const asked = { message: 'Its two-step PIN', isNew: false };
  return { pin: await readPin(context, given, asked), isNew: false };
}
