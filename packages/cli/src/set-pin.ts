import { change } from './change.ts';
import type { Context } from './context.ts';
import { numberId } from './number.ts';
import { type PinGiven, readPin } from './pin.ts';

/** Gives a registered number another PIN. */
export async function setPin(
  context: Context,
  number: string | undefined,
  given: PinGiven,
): Promise<void> {
  const id = await numberId(context, number);
  const pin = await readPin(context, given, { message: 'The new two-step PIN', isNew: true });
  const send = change(context, (whatsapp) =>
    whatsapp.forNumber(id).twoStepVerification.update({ pin }),
  );
  const data = await send.catch((error) => {
    if (given.store !== undefined && (error as Error).name === 'GraphError') {
      context.output.warn('The PIN that was just stored was not taken: the old one holds.');
    }
    throw error;
  });
  context.output.data(data, () => '✓ The PIN is set.');
}
