import type { PhoneNumber } from '../nodes.ts';
import type { World } from '../world.ts';
import { ControlError } from './verb.ts';

/** The number of this id, or the word that there is none, or none any more. */
export function numberOf(world: World, id: string): PhoneNumber {
  const number = world.find('phoneNumber', id);
  if (!number) {
    throw new ControlError(`There is no phone number with the id ${JSON.stringify(id)} here`);
  }
  const { removedAt, migratedTo } = number;
  if (removedAt !== undefined) throw new ControlError(`The number ${id} was removed`);
  if (migratedTo !== undefined) {
    throw new ControlError(
      `The number ${id} has moved to another account: it is ${migratedTo} now`,
    );
  }
  return number;
}
