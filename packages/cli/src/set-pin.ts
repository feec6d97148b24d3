import { change } from './change.ts';
import type { Context } from './context.ts';
import { numberId } from './number.ts';
import { type PinGiven, readPin, storedFirst } from './pin.ts';

/** Gives a registered number another PIN. */
export async function setPin(
  context: Context,
  number: string | undefined,
  given: PinGiven,
): Promise<void> {
  const id = await numberId(context, number);
  const pin = await readPin(context, given, { message: 'The new two-step PIN', isNew: true });
  const data = await storedFirst(context, { pin, store: given.store }, () =>
    change(context, (whatsapp) => whatsapp.forNumber(id).twoStepVerification.update({ pin })),
  );
  context.output.data(data, () => '✓ The PIN is set.');
}
