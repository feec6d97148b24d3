import type { PhoneNumber } from './nodes.ts';
import { decideName, nameInReview } from './rules/display-name.ts';
import { decideBadge } from './rules/official-business-account.ts';
import { doneAt } from './rules/progress.ts';
import type { Performer } from './tasks.ts';
import { emit } from './webhooks/emit.ts';
import {
  type NameVerdict,
  nameUpdate,
  numberAlert,
  type RejectionReason,
} from './webhooks/number-events.ts';
import type { World } from './world.ts';

/** Meta's reviews: when they end by themselves, and what is told about their outcome. */

/** Decides on the display name that waits, and tells. Answers the name, or nothing where none waits. */
export function reviewName(
  number: PhoneNumber,
  verdict: NameVerdict,
  reason: RejectionReason | null,
  world: World,
): string | undefined {
  const decided = decideName(number, verdict, world);
  if (!decided) return undefined;
  world.put(decided.number);
  const about = { name: decided.text, decision: verdict, reason };
  emit(nameUpdate(decided.number, about), world);
  return decided.text;
}

/** Has a review of the name that was just asked for end as the settings say. */
export function awaitNameReview(number: PhoneNumber, world: World): void {
  const end = doneAt(number.progress?.nameReview ?? world.settings.nameReview, world.now());
  if (end !== undefined) planNameReview(number, end, 'APPROVED', null, world);
}

/** Has the review of the name that waits end at a moment; nothing where none waits. */
export function planNameReview(
  number: PhoneNumber,
  at: number,
  verdict: NameVerdict,
  reason: RejectionReason | null,
  world: World,
): string | undefined {
  const name = nameInReview(number, world);
  if (name === undefined) return undefined;
  const { id: phoneNumberId } = number;
  if (at <= world.now()) reviewName(number, verdict, reason, world);
  else {
    const askedAt = askedAtOf(number);
    world.plan(at, 'name.review', { phoneNumberId, name, askedAt, verdict, reason });
  }
  return name;
}

const askedAtOf = ({ name }: PhoneNumber) => name.changes.at.at(-1) ?? 0;

/** Does nothing where the name was decided on, or another was asked for, in the meantime. */
export const performNameReview: Performer = (about, world) => {
  const { phoneNumberId, name, askedAt, verdict, reason } = about as {
    phoneNumberId: string;
    name: string;
    askedAt: number;
    verdict: NameVerdict;
    reason: RejectionReason | null;
  };
  const number = world.find('phoneNumber', phoneNumberId);
  if (!number || number.removedAt !== undefined) return;
  if (nameInReview(number, world) !== name || askedAtOf(number) !== askedAt) return;
  reviewName(number, verdict, reason, world);
};

/** Decides on the badge, and tells. Answers whether there was an application. */
export function reviewBadge(
  number: PhoneNumber,
  verdict: 'APPROVED' | 'REJECTED',
  world: World,
): boolean {
  const decided = decideBadge(number, verdict, world);
  if (!decided) return false;
  world.put(decided);
  emit(numberAlert(number, `OBA_${verdict}`), world);
  return true;
}

/** Has the application for the badge that was just made end as the settings say. */
export function awaitBadgeReview(number: PhoneNumber, world: World): void {
  const end = doneAt(number.progress?.badgeReview ?? world.settings.badgeReview, world.now());
  if (end === undefined) return;
  if (end <= world.now()) reviewBadge(number, 'APPROVED', world);
  else {
    const appliedAt = number.badge?.appliedAt;
    world.plan(end, 'badge.review', { phoneNumberId: number.id, appliedAt });
  }
}

export const performBadgeReview: Performer = ({ phoneNumberId, appliedAt }, world) => {
  const number = world.find('phoneNumber', String(phoneNumberId));
  if (!number || number.removedAt !== undefined || number.badge?.appliedAt !== appliedAt) return;
  reviewBadge(number, 'APPROVED', world);
};
