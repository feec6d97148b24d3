import { countWithin, withAttempt } from '../attempts.ts';
import { faults } from '../fault.ts';
import type { PhoneNumber, ReviewedName } from '../nodes.ts';
import { isWithin, type World } from '../world.ts';

/**
 * The review of display names. A new name shows from its approval on, holds once the number is
 * registered again, and is taken back where nobody does that in time.
 */
type Names = Pick<PhoneNumber['name'], 'current' | 'next'>;

/** The names as they stand now, an approval that was left to lapse included. */
export function namesOf({ name }: PhoneNumber, world: World): Names {
  const { current, next } = name;
  const lapsed =
    next?.status === 'APPROVED' &&
    !isWithin(world, next.approvedAt, world.settings.nameApplyWindow);
  if (!lapsed) return { current, ...(next && { next }) };
  return { current: next.replaced ?? current, next: { text: next.text, status: 'EXPIRED' } };
}

/** Refuses what no review would pass: a name of the wrong length. */
export function checkName(name: string): string {
  const length = [...name.trim()].length;
  if (length < 3 || length > 75) {
    throw faults.nameUnacceptable('A display name must have 3 to 75 characters.');
  }
  return name;
}

/** Asks for another name; asking again for the one in review changes nothing. */
export function requestName(number: PhoneNumber, text: string, world: World): PhoneNumber {
  const { nameChangeLimit, nameChangeWindow } = world.settings;
  const { current, next } = namesOf(number, world);
  // An approval that nobody registered for never held, and ends when another name is asked for.
  const held = next?.status === 'APPROVED' ? (next.replaced ?? current) : current;
  const { changes } = number.name;
  const now = world.now();
  checkName(text);
  if (number.badge?.status === 'APPROVED') throw faults.nameOfOfficialAccount();
  if (next?.status === 'PENDING_REVIEW') {
    if (next.text === text) return number;
    throw faults.nameInReview();
  }
  if (countWithin(changes, nameChangeWindow, now) >= nameChangeLimit) {
    throw faults.nameChangesTooOften(nameChangeLimit);
  }
  return {
    ...number,
    name: {
      current: held,
      next: { text, status: 'PENDING_REVIEW' },
      changes: withAttempt(changes, nameChangeWindow, now),
    },
  };
}

/** The name that Meta looks at now; undefined where it looks at none. */
export function nameInReview(number: PhoneNumber, world: World): string | undefined {
  const { current, next } = namesOf(number, world);
  return [next, current].find((name) => name?.status === 'PENDING_REVIEW')?.text;
}

/** Has Meta look at a name that nobody asked it about; undefined where that is not so. */
export function startReview(number: PhoneNumber, world: World): PhoneNumber | undefined {
  const { current } = namesOf(number, world);
  const isUnseen = current.status === 'AVAILABLE_WITHOUT_REVIEW' || current.status === 'NONE';
  if (!isUnseen || number.accountMode === 'SANDBOX') return undefined;
  const reviewed: ReviewedName = { ...current, status: 'PENDING_REVIEW' };
  return { ...number, name: { ...number.name, current: reviewed } };
}

/**
 * Meta's decision on the name in review, or else on the one in use; deferred, it goes on waiting.
 * Undefined where none waits for one.
 */
export function decideName(
  number: PhoneNumber,
  verdict: 'APPROVED' | 'REJECTED' | 'DEFERRED',
  world: World,
): { readonly number: PhoneNumber; readonly text: string } | undefined {
  const { current, next } = namesOf(number, world);
  const { changes } = number.name;
  const status = verdict === 'APPROVED' ? 'APPROVED' : 'DECLINED';
  const having = (names: Names) => ({ ...number, name: { ...names, changes } });
  if (next?.status === 'PENDING_REVIEW') {
    const { text } = next;
    if (verdict === 'DEFERRED') return { number, text };
    const decided = { text, status };
    const names =
      status === 'APPROVED'
        ? { current: decided, next: { ...decided, approvedAt: world.now(), replaced: current } }
        : { current, next: decided };
    return { number: having(names), text };
  }
  const isOpen = ['PENDING_REVIEW', 'AVAILABLE_WITHOUT_REVIEW', 'NONE'].includes(current.status);
  if (!isOpen) return undefined;
  if (verdict === 'DEFERRED') return { number, text: current.text };
  const decided = { ...current, status };
  return { number: having({ current: decided, ...(next && { next }) }), text: current.text };
}

/** What registering does to the names: an approved one holds from now on. */
export function applyName(number: PhoneNumber, world: World): PhoneNumber {
  const { current, next } = namesOf(number, world);
  if (next?.status !== 'APPROVED') return number;
  return { ...number, name: { current, changes: number.name.changes } };
}
