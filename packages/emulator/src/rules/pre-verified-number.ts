import { milliseconds } from '../clock.ts';
import type { BusinessAccount, Ownership, PhoneNumber, PreVerifiedNumber } from '../nodes.ts';
import { newPhoneNumber } from '../phone-number.ts';
import { isWithin, type World } from '../world.ts';

/** The numbers of a portfolio's pool: verified for a while, and dropped when nobody verifies them. */

/** Whether the number can still be found there. */
export const isInPool = ({ left, addedAt, ownership }: PreVerifiedNumber, world: World): boolean =>
  !left &&
  (ownership.verifiedAt !== undefined ||
    isWithin(world, addedAt, world.settings.unverifiedPoolLifetime));

/** Until when its proof holds; undefined where it never had one. */
export const provenUntil = (
  { ownership: { verifiedAt } }: PreVerifiedNumber,
  world: World,
): number | undefined =>
  verifiedAt === undefined
    ? undefined
    : verifiedAt + milliseconds(world.settings.preVerifiedLifetime);

/** Where its proof stands now. */
export function poolStatus(number: PreVerifiedNumber, world: World): Ownership['status'] {
  const until = provenUntil(number, world);
  if (until === undefined) return 'NOT_VERIFIED';
  return world.now() < until ? 'VERIFIED' : 'EXPIRED';
}

/** Whether it can be verified, for the first time or again: a proof has to come near its end first. */
export function canBeRenewed(number: PreVerifiedNumber, world: World): boolean {
  const until = provenUntil(number, world) ?? 0;
  return until - world.now() <= milliseconds(world.settings.preVerifiedRenewalWindow);
}

/** Whether an account may take it: its own portfolio, or one that it is shared with, may offer it. */
export const isOfferedTo = (
  { portfolioId, partnerIds }: PreVerifiedNumber,
  account: BusinessAccount,
): boolean =>
  [account.portfolioId, ...account.partnerIds].some(
    (id) => id === portfolioId || partnerIds.includes(id),
  );

/** The phone number that it becomes when a business takes it. It brings its proof along. */
export function claim(
  number: PreVerifiedNumber,
  given: Pick<PhoneNumber, 'id' | 'businessAccountId'>,
  name: PhoneNumber['name']['current'],
  world: World,
): PhoneNumber {
  const { code: _used, ...proof } = number.ownership;
  return {
    ...newPhoneNumber({ ...given, digits: number.digits, name }),
    ownership: { ...proof, claimedAt: world.now() },
    isPreVerified: true,
  };
}
