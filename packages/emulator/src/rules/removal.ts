import { milliseconds } from '../clock.ts';
import type { Line, PhoneNumber } from '../nodes.ts';
import { isWithin, type World } from '../world.ts';
import { lineOf } from './line.ts';
import { withoutUsername } from './username.ts';

/** The number once it has sent something. Meta takes money for templates, and answers are free. */
export const charged = (
  number: PhoneNumber,
  type: 'text' | 'template',
  world: World,
): PhoneNumber => (type === 'template' ? { ...number, paidAt: world.now() } : number);

/** Until when paid messages keep a number from being removed; undefined where none does. */
export function keptUntil({ paidAt }: PhoneNumber, world: World): number | undefined {
  const { paidMessageHold } = world.settings;
  if (paidAt === undefined || !isWithin(world, paidAt, paidMessageHold)) return undefined;
  return paidAt + milliseconds(paidMessageHold);
}

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
