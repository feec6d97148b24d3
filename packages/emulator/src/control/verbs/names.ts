import { z } from 'zod';
import { decideName } from '../../rules/display-name.ts';
import { emitNameUpdate } from '../../webhooks/events.ts';
import type { World } from '../../world.ts';
import { numberOf } from '../numbers.ts';
import { phoneNumberId } from '../parameters.ts';
import { ControlError, changes, named } from '../verb.ts';

const reasons = [
  'NAME_EMPLOYEE_ISSUE',
  'NAME_ENDCLIENT_NOTRELATED',
  'NAME_FORMAT_UNACCEPTABLE',
  'NAME_INDIVIDUAL_ISSUE',
  'NAME_NOT_CONSISTENT',
  'UNKNOWN',
] as const;

/** Why Meta turns a display name down. */
export type RejectionReason = (typeof reasons)[number];

/** The decision on a display name. */
export interface NameDecision {
  readonly phoneNumberId: string;
  readonly displayName: string;
  readonly decision: 'APPROVED' | 'REJECTED';
  readonly rejectionReason: RejectionReason | null;
}

export const names = {
  approve: changes(
    'Approves the display name that waits for review. It holds once the number registers again.',
    [phoneNumberId],
    (world, phoneNumberId: string) => decide(world, phoneNumberId, 'APPROVED', null),
  ),
  reject: changes(
    'Turns the display name down that waits for review.',
    [phoneNumberId, named('reason', z.enum(reasons).optional())],
    (world, phoneNumberId: string, reason: RejectionReason = 'UNKNOWN') =>
      decide(world, phoneNumberId, 'DECLINED', reason),
  ),
};

function decide(
  world: World,
  id: string,
  decision: 'APPROVED' | 'DECLINED',
  reason: RejectionReason | null,
): NameDecision {
  const decided = decideName(numberOf(world, id), decision, world);
  if (!decided) throw new ControlError(`No display name of the number ${id} waits for review`);
  world.put(decided.number);
  const verdict = decision === 'APPROVED' ? decision : 'REJECTED';
  emitNameUpdate(decided.number, { name: decided.text, decision: verdict, reason }, world);
  return {
    phoneNumberId: id,
    displayName: decided.text,
    decision: verdict,
    rejectionReason: reason,
  };
}
