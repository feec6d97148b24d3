import type { PhoneNumberStatus } from 'meta-cloud-api/contract';
import type { PhoneNumber } from '../nodes.ts';
import type { World } from '../world.ts';
import { lineOf } from './line.ts';
import { ownershipStatus } from './ownership.ts';
import { isRegistered } from './presence.ts';

/** What a number can do right now, out of all that holds of it: the gravest comes first. */
export function statusOf(number: PhoneNumber, world: World): PhoneNumberStatus {
  const { registration, integrity, migratedTo, removedAt } = number;
  if (removedAt !== undefined) return 'DELETED';
  if (migratedTo) return 'MIGRATED';
  if (lineOf(number.digits, world).banned) return 'BANNED';
  if (integrity) return integrity;
  if (isRegistered(number)) return 'CONNECTED';
  if (registration.status !== 'NEVER') return 'DISCONNECTED';
  return ownershipStatus(number, world) === 'VERIFIED' ? 'PENDING' : 'UNVERIFIED';
}
