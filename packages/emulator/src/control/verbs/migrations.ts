import * as z from 'zod';
import type { MigrationIntent } from '../../nodes.ts';
import { decideIntent } from '../../rules/migration.ts';
import type { World } from '../../world.ts';
import { ControlError, changes, named } from '../verb.ts';

const intentId = named('intentId', z.string().min(1));

/** How far the move of an account to another solution is. */
export interface IntentDecision {
  readonly intentId: string;
  readonly status: MigrationIntent['status'];
}

export const migrations = {
  accept: changes(
    'The business lets its account move to another solution, as it would in Meta Business Suite.',
    [intentId],
    (world, intentId: string) => move(world, intentId, 'ACCEPTED'),
  ),
  reject: changes(
    'The business does not let its account move to another solution.',
    [intentId],
    (world, intentId: string) => move(world, intentId, 'REJECTED'),
  ),
  complete: changes(
    'The account has moved to the other solution.',
    [intentId],
    (world, intentId: string) => move(world, intentId, 'COMPLETED'),
  ),
};

function move(
  world: World,
  id: string,
  status: 'ACCEPTED' | 'COMPLETED' | 'REJECTED',
): IntentDecision {
  const intent = world.find('migrationIntent', id);
  if (!intent) throw new ControlError(`There is no migration intent with the id ${id} here`);
  const decided = decideIntent(intent, status);
  if (!decided) {
    throw new ControlError(
      `The migration intent ${id} is ${intent.status}, and not to be ${status}`,
    );
  }
  world.put(decided);
  return { intentId: id, status: decided.status };
}
