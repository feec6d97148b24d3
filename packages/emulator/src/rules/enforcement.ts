import type { BusinessAccount } from '../nodes.ts';
import type { World } from '../world.ts';

/** What Meta's enforcement of its policies keeps an account from. */

/** Whether an account is disabled. */
export const isDisabled = (businessAccountId: string, world: World): boolean =>
  world.get('businessAccount', businessAccountId).ban === 'DISABLE';

/** Whether an account is kept from something just now. */
export const isRestricted = (
  { restrictions }: BusinessAccount,
  type: string,
  world: World,
): boolean =>
  restrictions?.some(
    (restriction) =>
      restriction.type === type && (restriction.until ?? Number.POSITIVE_INFINITY) > world.now(),
  ) ?? false;
