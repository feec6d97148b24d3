import { turnOff } from '../../rules/two-step.ts';
import { numberOf } from '../numbers.ts';
import { phoneNumberId } from '../parameters.ts';
import { changes } from '../verb.ts';

/** Whether a number has a two-step PIN. */
export interface PinState {
  readonly phoneNumberId: string;
  readonly isPinEnabled: boolean;
}

export const pin = {
  turnOff: changes(
    'Turns two-step verification off, as the link does that WhatsApp Manager sends by email.',
    [phoneNumberId],
    (world, phoneNumberId: string): PinState => {
      world.put(turnOff(numberOf(world, phoneNumberId)));
      return { phoneNumberId, isPinEnabled: false };
    },
  ),
};
