import type { OfficialBusinessAccountStatus } from 'meta-cloud-api/contract';
import { faults } from '../fault.ts';
import type { PhoneNumber } from '../nodes.ts';
import { isWithin, type World } from '../world.ts';
import { namesOf } from './display-name.ts';
import { isRegistered } from './presence.ts';

/** The badge of an official business account: applied for, and then granted or not. */

export const badgeOf = ({ badge }: PhoneNumber): OfficialBusinessAccountStatus =>
  badge?.status ?? 'NOT_STARTED';

/** Applies for the badge. */
export function applyForBadge(number: PhoneNumber, world: World): PhoneNumber {
  const reason = whyNot(number, world);
  if (reason) throw faults.badgeRefused(reason);
  return { ...number, badge: { status: 'PENDING', appliedAt: world.now() } };
}

/** Meta's decision; undefined where there is no application. */
export function decideBadge(
  number: PhoneNumber,
  status: 'APPROVED' | 'REJECTED',
  world: World,
): PhoneNumber | undefined {
  if (number.badge?.status !== 'PENDING') return undefined;
  return { ...number, badge: { status, decidedAt: world.now() } };
}

function whyNot(number: PhoneNumber, world: World): string | undefined {
  const { accountMode, onPhone, registration, twoStep, badge } = number;
  const { badgeLeastAge, badgeRetryWindow } = world.settings;
  if (accountMode === 'SANDBOX' || onPhone) {
    return 'Test numbers and numbers of the WhatsApp Business app cannot become official.';
  }
  if (!isRegistered(number) || isWithin(world, registration.firstAt, badgeLeastAge)) {
    return 'The phone number must have been registered for at least 30 days.';
  }
  if (twoStep.pin === undefined) return 'Two-step verification must be enabled.';
  if (namesOf(number, world).current.status !== 'APPROVED') {
    return 'The display name must be approved.';
  }
  if (badge?.status === 'PENDING') return 'An application is under review already.';
  if (badge?.status === 'APPROVED') return 'The phone number is an official business account.';
  if (badge && isWithin(world, badge.decidedAt, badgeRetryWindow)) {
    return 'After a rejection, wait 30 days before you apply again.';
  }
  return undefined;
}
