import type { Line, PhoneNumber } from '../nodes.ts';
import type { World } from '../world.ts';
import { lineOf } from './line.ts';
import { withoutUsername } from './username.ts';

/** A number that an admin removes from its account. Its digits cannot be registered for a few minutes. */
export function remove(
  number: PhoneNumber,
  world: World,
): readonly [removed: PhoneNumber, line: Line] {
  const removedAt = world.now();
  const { next: _given, ...name } = number.name;
  return [
    {
      ...withoutUsername(number),
      name,
      registration: { ...number.registration, status: 'DEREGISTERED' },
      removedAt,
    },
    { ...lineOf(number.digits, world), removedAt },
  ];
}
