import type { PhoneNumber } from '../nodes.ts';
import { isWithin, type World } from '../world.ts';

/** How long after their message a person can be answered with a text, and be blocked. */
const LENGTH = '24h';

/** Whether a person wrote to the number so lately that it may answer in its own words. */
export const isWindowOpen = (number: PhoneNumber, waId: string, world: World): boolean =>
  isWithin(world, number.people.wroteAt[waId], LENGTH);

/** A person has written. Those who wrote too long ago to matter are forgotten. */
export function withWriter(number: PhoneNumber, waId: string, world: World): PhoneNumber {
  const recent = Object.entries(number.people.wroteAt).filter(([, at]) =>
    isWithin(world, at, LENGTH),
  );
  const wroteAt = { ...Object.fromEntries(recent), [waId]: world.now() };
  return { ...number, people: { ...number.people, wroteAt } };
}
