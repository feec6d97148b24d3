import type { PhoneNumber } from '../nodes.ts';
import type { World } from '../world.ts';
import { ControlError } from './verb.ts';

/** The number of this id, or the word that there is none. */
export function numberOf(world: World, id: string): PhoneNumber {
  const number = world.find('phoneNumber', id);
  if (number) return number;
  throw new ControlError(`There is no phone number with the id ${JSON.stringify(id)} here`);
}
