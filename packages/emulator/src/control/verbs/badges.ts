import { reviewBadge } from '../../reviews.ts';
import type { World } from '../../world.ts';
import { numberOf } from '../numbers.ts';
import { phoneNumberId } from '../parameters.ts';
import { ControlError, changes } from '../verb.ts';

/** The decision on the badge of an official business account. */
export interface BadgeDecision {
  readonly phoneNumberId: string;
  readonly decision: 'APPROVED' | 'REJECTED';
}

export const badges = {
  approve: changes(
    'Makes the number an official business account, where it has applied for that.',
    [phoneNumberId],
    (world, phoneNumberId: string) => decide(world, phoneNumberId, 'APPROVED'),
  ),
  reject: changes(
    'Turns the application for the badge down: the next one is possible after 30 days.',
    [phoneNumberId],
    (world, phoneNumberId: string) => decide(world, phoneNumberId, 'REJECTED'),
  ),
};

function decide(
  world: World,
  phoneNumberId: string,
  decision: BadgeDecision['decision'],
): BadgeDecision {
  if (!reviewBadge(numberOf(world, phoneNumberId), decision, world)) {
    throw new ControlError(`The number ${phoneNumberId} has not applied for the badge`);
  }
  return { phoneNumberId, decision };
}
