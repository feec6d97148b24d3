import { noAttempts } from '../attempts.ts';
import { milliseconds } from '../clock.ts';
import type { Attempts, PhoneNumber } from '../nodes.ts';
import { newPhoneNumber } from '../phone-number.ts';
import type { World } from '../world.ts';
import { defaults } from './demo.ts';
import type { SeedNumber } from './schema.ts';

/** A number in the state that a seed says. */
export function numberFrom(
  seed: SeedNumber,
  given: { readonly id: string; readonly businessAccountId: string; readonly digits: string },
  world: World,
): PhoneNumber {
  const { registered = true } = seed;
  const isRegistered = registered === true;
  const text = seed.name ?? world.get('businessAccount', given.businessAccountId).name;
  const usual = isRegistered ? 'APPROVED' : world.settings.firstNameStatus;
  const created = newPhoneNumber({ ...given, name: { text, status: seed.nameReview ?? usual } });
  const at = (moments: readonly string[] | undefined): Attempts =>
    moments ? { at: moments.map((moment) => timeOf(moment, world)) } : noAttempts;
  const pin = seed.pin === undefined && isRegistered ? defaults.pin : seed.pin;
  return {
    ...created,
    accountMode: seed.test ? 'SANDBOX' : 'LIVE',
    ownership: ownershipFrom(seed, isRegistered, world),
    registration: {
      status: isRegistered ? 'REGISTERED' : registered ? 'DEREGISTERED' : 'NEVER',
      registers: at(seed.registerRequests),
      deregisters: at(seed.deregisterRequests),
      ...(seed.registeredAt && { firstAt: timeOf(seed.registeredAt, world) }),
    },
    twoStep: { ...(pin && { pin }), wrong: noAttempts },
    name: seed.nextName
      ? { ...created.name, next: nextNameFrom(seed.nextName, world) }
      : created.name,
    quality: seed.quality ?? (isRegistered ? 'GREEN' : 'UNKNOWN'),
    onPhone: seed.onPhone ?? false,
    isSearchable: seed.searchable ?? false,
    isPreVerified: seed.preVerified ?? false,
    profile: (seed.profile as PhoneNumber['profile'] | undefined) ?? created.profile,
    people: seed.blocked ? { blocked: seed.blocked.map(digitsOf), wroteAt: {} } : created.people,
    ...(seed.integrity && { integrity: seed.integrity }),
    ...(seed.highThroughput && { isFast: true }),
    ...(seed.onboardedAt && { onboardedAt: timeOf(seed.onboardedAt, world) }),
    ...(seed.callback && { callback: seed.callback }),
    ...(seed.badge && { badge: { status: seed.badge } }),
    ...(seed.username && {
      username: {
        username: seed.username.username.toLowerCase(),
        status: seed.username.status ?? world.settings.usernameStatus,
      },
    }),
  };
}

function ownershipFrom(
  { verified, verifiedAt }: SeedNumber,
  isRegistered: boolean,
  world: World,
): PhoneNumber['ownership'] {
  const proven = verified ?? isRegistered;
  if (!proven) return { status: 'NOT_VERIFIED', requests: noAttempts };
  return {
    status: proven === 'expired' ? 'EXPIRED' : 'VERIFIED',
    verifiedAt: timeOf(verifiedAt ?? '1d ago', world),
    requests: noAttempts,
  };
}

const nextNameFrom = (
  { text, review, approvedAt }: NonNullable<SeedNumber['nextName']>,
  world: World,
) => ({
  text,
  status: review,
  ...(review === 'APPROVED' && { approvedAt: timeOf(approvedAt ?? '0s ago', world) }),
});

/** The digits of a number as people write it. */
export const digitsOf = (number: string) => number.replace(/\D/g, '');

/** Reads `90d ago`, or a moment. */
export const timeOf = (text: string, world: World): number =>
  text.endsWith(' ago') ? world.now() - milliseconds(text.slice(0, -4)) : Date.parse(text);
