import { milliseconds } from '../clock.ts';
import type { Ownership, PhoneNumber, PreVerifiedNumber } from '../nodes.ts';
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

/** The phone number that it becomes when a business takes it. It brings its proof along. */
export function claim(
  number: PreVerifiedNumber,
  given: Pick<PhoneNumber, 'id' | 'businessAccountId'>,
  name: PhoneNumber['name']['current'],
  world: World,
): PhoneNumber {
  const { requests, verifiedAt } = number.ownership;
  const isVerified = poolStatus(number, world) === 'VERIFIED';
  return {
    ...newPhoneNumber({ ...given, digits: number.digits, name }),
    ownership:
      isVerified && verifiedAt !== undefined
        ? { status: 'VERIFIED', verifiedAt, claimedAt: world.now(), requests }
        : { status: 'NOT_VERIFIED', requests },
    isPreVerified: true,
  };
}
