import { milliseconds } from './clock.ts';
import type { Token } from './nodes.ts';
import type { World } from './world.ts';

/** Calls an hour per app and WhatsApp Business Account, before and after it has a registered number. */
const LIMIT = { before: 200, after: 5_000 } as const;
const SLOT = milliseconds('1m');
const SLOTS = 60;

/**
 * Counts a call of an app with an account over a rolling hour, in slots of a minute. Answers how many
 * percent of the hour's budget are used.
 */
export function countCall(token: Token, businessAccountId: string, world: World): number {
  const key = `${token.appId}:${businessAccountId}`;
  const minute = Math.floor(world.now() / SLOT);
  const before = world.callCount(key) ?? { slots: new Array<number>(SLOTS).fill(0), minute };
  const passed = Math.min(SLOTS, Math.max(0, minute - before.minute));
  const slots = [...before.slots.slice(passed), ...new Array<number>(passed).fill(0)];
  slots[SLOTS - 1] = (slots[SLOTS - 1] ?? 0) + 1;
  world.putCallCount(key, { slots, minute: Math.max(minute, before.minute) });
  const calls = slots.reduce((sum, slot) => sum + slot, 0);
  return Math.ceil(
    (100 * calls) / (world.hasRegisteredNumber(businessAccountId) ? LIMIT.after : LIMIT.before),
  );
}
