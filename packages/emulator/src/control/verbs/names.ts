import * as z from 'zod';
import { milliseconds } from '../../clock.ts';
import { planNameReview, reviewName } from '../../reviews.ts';
import { duration } from '../../settings.ts';
import {
  type NameVerdict,
  type RejectionReason,
  rejectionReasons,
} from '../../webhooks/number-events.ts';
import type { World } from '../../world.ts';
import { numberOf } from '../numbers.ts';
import { phoneNumberId } from '../parameters.ts';
import { ControlError, changes, named } from '../verb.ts';

/** The decision on a display name. */
export interface NameDecision {
  readonly phoneNumberId: string;
  readonly displayName: string;
  readonly decision: NameVerdict;
  readonly rejectionReason: RejectionReason | null;
}

/** A decision on a display name that is still to come. */
export interface NameSchedule {
  /** Such as `24h`, from now on. */
  readonly after: string;
  /** `APPROVED` when absent. */
  readonly decision?: NameVerdict;
  /** `UNKNOWN` when absent. */
  readonly reason?: RejectionReason;
}

const reason = z.enum(rejectionReasons);
const schedule: z.ZodType<NameSchedule> = z.strictObject({
  after: duration,
  decision: z.enum(['APPROVED', 'REJECTED', 'DEFERRED']).exactOptional(),
  reason: reason.exactOptional(),
});

export const names = {
  approve: changes(
    'Approves the display name that waits for review. It holds once the number registers again.',
    [phoneNumberId],
    (world, phoneNumberId: string) => decide(world, phoneNumberId, 'APPROVED'),
  ),
  reject: changes(
    'Turns the display name down that waits for review.',
    [phoneNumberId, named('reason', reason.optional())],
    (world, phoneNumberId: string, reason?: RejectionReason) =>
      decide(world, phoneNumberId, 'REJECTED', reason),
  ),
  defer: changes(
    'Has the display name go on waiting, and says so.',
    [phoneNumberId],
    (world, phoneNumberId: string) => decide(world, phoneNumberId, 'DEFERRED'),
  ),
  schedule: changes(
    'Has the display name that waits for review be decided on after a time.',
    [phoneNumberId, named('schedule', schedule)],
    (world, phoneNumberId: string, { after, decision = 'APPROVED', reason }: NameSchedule) => {
      const at = world.now() + milliseconds(after);
      const why = reasonOf(decision, reason);
      const number = numberOf(world, phoneNumberId);
      const displayName = planNameReview(number, at, decision, why, world);
      if (displayName === undefined) throw nothingWaits(phoneNumberId);
      return { phoneNumberId, displayName, decision, rejectionReason: why };
    },
  ),
};

const reasonOf = (decision: NameVerdict, reason: RejectionReason = 'UNKNOWN') =>
  decision === 'REJECTED' ? reason : null;

const nothingWaits = (id: string) =>
  new ControlError(`No display name of the number ${id} waits for review`);

function decide(
  world: World,
  phoneNumberId: string,
  decision: NameVerdict,
  reason?: RejectionReason,
): NameDecision {
  const rejectionReason = reasonOf(decision, reason);
  const number = numberOf(world, phoneNumberId);
  const displayName = reviewName(number, decision, rejectionReason, world);
  if (displayName === undefined) throw nothingWaits(phoneNumberId);
  return { phoneNumberId, displayName, decision, rejectionReason };
}
