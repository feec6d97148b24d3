import type { ChangedUser, FailedUser } from './contract/index.ts';
import { isGraphError } from './errors.ts';
import type { GraphError } from './graph-error.ts';

/** What `block` and `unblock` throw where Meta did it for some and not for others: code 139100. */
export interface BlockFailure extends GraphError {
  /** Those for whom it is done. */
  readonly succeeded: readonly ChangedUser[];
  /** Those for whom it is not, each with why. */
  readonly failed: readonly FailedUser[];
}

/**
 * Whether this is what `block` or `unblock` throw where it failed for some, or for all.
 *
 * @example
 * await whatsapp.blockedUsers.block({ users: ['+1 631 555 1234'] }).catch((error) => {
 *   if (!isBlockFailure(error)) throw error;
 *   for (const { input, errors } of error.failed) console.log(input, errors[0]?.message);
 * });
 */
export const isBlockFailure = (error: unknown): error is BlockFailure =>
  isGraphError(error) && 'failed' in error;
