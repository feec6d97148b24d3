import { milliseconds } from './clock.ts';
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
  const slots = slotsOf(name, world);
  const limit = limitOf(name, world);
  const isRefused =
    world.settings.rateLimit === 'enforce' &&
    name.type === MANAGEMENT &&
    slots.reduce((sum, slot) => sum + slot, 0) >= limit;
  if (!isRefused) slots[SLOTS - 1] = (slots[SLOTS - 1] ?? 0) + 1;
  return { budget: keep(name, slots, limit, world), isRefused };
}

/** Has the budget look as if so many calls had been made in this minute, and none before. */
export function setCalls(name: BudgetName, calls: number, world: World): CallBudget {
  const slots = [...new Array<number>(SLOTS - 1).fill(0), calls];
  return keep(name, slots, limitOf(name, world), world);
}

/** The calls of the rolling hour, in slots of a minute. */
function slotsOf(name: BudgetName, world: World): number[] {
  const minute = minuteOf(world);
  const before = world.callCount(keyOf(name));
  if (!before) return new Array<number>(SLOTS).fill(0);
  const passed = Math.min(SLOTS, Math.max(0, minute - before.minute));
  return [...before.slots.slice(passed), ...new Array<number>(passed).fill(0)];
}

function limitOf({ businessAccountId }: BudgetName, world: World): number {
  return world.hasRegisteredNumber(businessAccountId) ? LIMIT.after : LIMIT.before;
}

function keep(name: BudgetName, slots: readonly number[], limit: number, world: World): CallBudget {
  const minute = Math.max(minuteOf(world), world.callCount(keyOf(name))?.minute ?? 0);
  world.putCallCount(keyOf(name), { slots, minute });
  const calls = slots.reduce((sum, slot) => sum + slot, 0);
  let left = calls;
  let minutesToRegain = 0;
  while (left >= limit && minutesToRegain < SLOTS) left -= slots[minutesToRegain++] ?? 0;
  return { ...name, calls, limit, percent: Math.ceil((100 * calls) / limit), minutesToRegain };
}

const minuteOf = (world: World) => Math.floor(world.now() / SLOT);
const keyOf = ({ appId, businessAccountId, type }: BudgetName) =>
  `${appId}:${businessAccountId}:${type}`;
