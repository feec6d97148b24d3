import { milliseconds } from './clock.ts';
import type { CallCount } from './snapshot.ts';
import type { World } from './world.ts';

/** Calls an hour per app and WhatsApp Business Account, before and after it has a registered number. */
const LIMIT = { before: 200, after: 5_000 } as const;
/** The budget that is enforced: messages have a limit of their own, on the number. */
export const MANAGEMENT = 'whatsapp_business_management';
const SLOT = milliseconds('1m');
const SLOTS = 60;

/** Which budget a call is taken from: Meta keeps one for management, and one for messaging. */
export interface BudgetName {
  readonly appId: string;
  readonly businessAccountId: string;
  /** As Meta's header calls it: `whatsapp_business_management`, or `whatsapp`. */
  readonly type: string;
}

/** How far a budget is used up. */
export interface CallBudget extends BudgetName {
  /** Calls in the rolling hour. */
  readonly calls: number;
  /** Calls an hour that it allows. */
  readonly limit: number;
  /** Percent of it that are used. */
  readonly percent: number;
  /** Minutes until the next call is allowed; 0 while it is. */
  readonly minutesToRegain: number;
}

/** Takes a call out of the budget. One that is refused for want of it is not counted. */
export function countCall(
  name: BudgetName,
  world: World,
): { readonly budget: CallBudget; readonly isRefused: boolean } {
  const key = keyOf(name);
  const { slots, minute } = lastHour(key, world);
  const limit = limitOf(name, world);
  const isRefused =
    world.settings.rateLimit === 'enforce' && name.type === MANAGEMENT && sum(slots) >= limit;
  if (isRefused) return { budget: budgetOf(name, slots, limit), isRefused };
  const counted = slots.with(-1, (slots.at(-1) ?? 0) + 1);
  world.putCallCount(key, { slots: counted, minute });
  return { budget: budgetOf(name, counted, limit), isRefused };
}

/** Has the budget look as if so many calls had been made in this minute, and none before. */
export function setCalls(name: BudgetName, calls: number, world: World): CallBudget {
  const key = keyOf(name);
  const { minute } = lastHour(key, world);
  world.putCallCount(key, { slots: [calls], minute });
  return budgetOf(name, [calls], limitOf(name, world));
}

/** The calls of the rolling hour that ends now, or with the last one where the clock went back. */
function lastHour(key: string, world: World): CallCount {
  const now = Math.floor(world.now() / SLOT);
  const before = world.callCount(key);
  if (!before || now - before.minute >= SLOTS) return { slots: [0], minute: now };
  if (now <= before.minute) return before;
  const passed = new Array<number>(now - before.minute).fill(0);
  return { slots: [...before.slots, ...passed].slice(-SLOTS), minute: now };
}

function limitOf({ businessAccountId }: BudgetName, world: World): number {
  return world.hasRegisteredNumber(businessAccountId) ? LIMIT.after : LIMIT.before;
}

function budgetOf(
  { appId, businessAccountId, type }: BudgetName,
  slots: CallCount['slots'],
  limit: number,
): CallBudget {
  const calls = sum(slots);
  let left = calls;
  let over = 0;
  while (left >= limit && over < slots.length) left -= slots[over++] ?? 0;
  return {
    appId,
    businessAccountId,
    type,
    calls,
    limit,
    percent: Math.ceil((100 * calls) / limit),
    // The first slot is as many minutes before the hour's end as there are slots.
    minutesToRegain: over === 0 ? 0 : SLOTS - slots.length + over,
  };
}

function sum(slots: CallCount['slots']): number {
  let calls = 0;
  for (const slot of slots) calls += slot;
  return calls;
}

const keyOf = ({ appId, businessAccountId, type }: BudgetName) =>
  `${appId}:${businessAccountId}:${type}`;
