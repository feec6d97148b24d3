import { milliseconds } from './clock.ts';
import type { Token } from './nodes.ts';
import type { World } from './world.ts';

/** Calls an hour per app and WhatsApp Business Account, before and after it has a registered number. */
const LIMIT = { before: 200, after: 5_000 } as const;
const SLOT = milliseconds('1m');
const SLOTS = 60;

/** Counts the calls of each app with each account over a rolling hour, in slots of a minute. */
export interface UsageCounter {
  /** Counts a call, and answers how many percent of the hour's budget are used. */
  count(token: Token, businessAccountId: string, world: World): number;
}

export function createUsageCounter(): UsageCounter {
  const counts = new Map<string, { slots: number[]; minute: number }>();
  return {
    count: (token, businessAccountId, world) => {
      const key = `${token.appId}:${businessAccountId}`;
      const minute = Math.floor(world.now() / SLOT);
      const entry = counts.get(key) ?? { slots: new Array<number>(SLOTS).fill(0), minute };
      counts.set(key, entry);
      for (let passed = Math.min(SLOTS, minute - entry.minute); passed > 0; passed--) {
        entry.slots.shift();
        entry.slots.push(0);
      }
      entry.minute = Math.max(minute, entry.minute);
      entry.slots[SLOTS - 1] = (entry.slots[SLOTS - 1] ?? 0) + 1;
      const calls = entry.slots.reduce((sum, slot) => sum + slot, 0);
      const isRegistered = world
        .numbersOf(businessAccountId)
        .some(({ registration }) => registration.status === 'REGISTERED');
      return Math.ceil((100 * calls) / (isRegistered ? LIMIT.after : LIMIT.before));
    },
  };
}
