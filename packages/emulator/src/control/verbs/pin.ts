import * as z from 'zod';
import { changePin, confirmReset, requestReset } from '../../rules/two-step.ts';
import { emit } from '../../webhooks/emit.ts';
import { security } from '../../webhooks/number-events.ts';
import type { World } from '../../world.ts';
import { numberOf } from '../numbers.ts';
import { phoneNumberId } from '../parameters.ts';
import { ControlError, changes, named } from '../verb.ts';

/** Whether a number has a two-step PIN. */
export interface PinState {
  readonly phoneNumberId: string;
  readonly isPinEnabled: boolean;
}

const sixDigits = z.string().regex(/^\d{6}$/, 'must be 6 digits');

export const pin = {
  requestReset: changes(
    'An admin asks WhatsApp Manager to turn two-step verification off, which sends a link by email.',
    [phoneNumberId],
    (world, phoneNumberId: string) => request(world, phoneNumberId),
  ),
  confirmReset: changes(
    'The admin follows that link: two-step verification is off.',
    [phoneNumberId],
    (world, phoneNumberId: string) => confirm(world, phoneNumberId),
  ),
  turnOff: changes(
    'Turns two-step verification off: the request in WhatsApp Manager and the link in one.',
    [phoneNumberId],
    (world, phoneNumberId: string): PinState => {
      if (numberOf(world, phoneNumberId).twoStep.pin === undefined) {
        return { phoneNumberId, isPinEnabled: false };
      }
      request(world, phoneNumberId);
      return confirm(world, phoneNumberId);
    },
  ),
  change: changes(
    'Changes the PIN in WhatsApp Manager, which asks for the present one.',
    [phoneNumberId, named('currentPin', z.string()), named('pin', sixDigits)],
    (world, phoneNumberId: string, currentPin: string, pin: string): PinState => {
      const changed = changePin(numberOf(world, phoneNumberId), currentPin, pin);
      if (!changed) throw new ControlError(`That is not the PIN of the number ${phoneNumberId}`);
      world.put(changed);
      emit(security(changed, 'PIN_CHANGED'), world);
      return { phoneNumberId, isPinEnabled: true };
    },
  ),
};

function request(world: World, phoneNumberId: string): PinState {
  const asked = requestReset(numberOf(world, phoneNumberId), world);
  if (!asked) throw new ControlError(`The number ${phoneNumberId} has no PIN`);
  world.put(asked);
  const { portfolioId } = world.get('businessAccount', asked.businessAccountId);
  const admin = world.get('portfolio', portfolioId).users.at(-1)?.id;
  emit(security(asked, 'PIN_RESET_REQUEST', admin ?? portfolioId), world);
  return { phoneNumberId, isPinEnabled: true };
}

function confirm(world: World, phoneNumberId: string): PinState {
  const reset = confirmReset(numberOf(world, phoneNumberId));
  if (!reset) {
    throw new ControlError(`Nobody asked to turn the PIN of the number ${phoneNumberId} off`);
  }
  world.put(reset);
  emit(security(reset, 'PIN_REQUEST_SUCCESS'), world);
  return { phoneNumberId, isPinEnabled: false };
}
