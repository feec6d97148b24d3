import { isPossiblePhoneNumber } from 'libphonenumber-js';
import type { ChangedUser, FailedUser } from 'meta-cloud-api/contract';
import { faults } from '../fault.ts';
import type { PhoneNumber } from '../nodes.ts';
import type { World } from '../world.ts';
import { isWindowOpen } from './customer-service-window.ts';

/** Blocking and unblocking: each person for themselves, so it can work for some and fail for others. */
interface Outcome {
  readonly number: PhoneNumber;
  readonly changed: readonly ChangedUser[];
  readonly failed: readonly FailedUser[];
}

/** A business-scoped user id, of a person who keeps their number to themselves. */
export const isUserId = (id: string) => /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(id);

/** What a person is remembered by: their user id, or the digits of their number. */
export const idOf = (written: string) => (isUserId(written) ? written : written.replace(/\D/g, ''));

export const personBy = (id: string) => (isUserId(id) ? { user_id: id } : { wa_id: id });

export function block(number: PhoneNumber, users: readonly string[], world: World): Outcome {
  const { changed, failed } = sorted(users, (waId) => whyNot(number, waId, world));
  const blocked = new Set([...number.people.blocked, ...changed.map(({ input }) => idOf(input))]);
  const { blocklistLimit } = world.settings;
  if (blocked.size > blocklistLimit) throw faults.blocklistFull(blocklistLimit);
  return { number: withBlocked(number, [...blocked]), changed, failed };
}

export function unblock(number: PhoneNumber, users: readonly string[]): Outcome {
  const { changed, failed } = sorted(users, () => undefined);
  const unblocked = new Set(changed.map(({ input }) => idOf(input)));
  const blocked = number.people.blocked.filter((waId) => !unblocked.has(waId));
  return { number: withBlocked(number, blocked), changed, failed };
}

type Reason = FailedUser['errors'][number];

const reason = (code: number, message: string, details: string): Reason => ({
  message,
  code,
  error_data: { details },
});

const notWritten = reason(
  131047,
  'Re-engagement required',
  'User has not messaged in the last 24 hours',
);
const oneself = reason(131021, 'Self Block', 'Failed to block self phone number');

function whyNot(number: PhoneNumber, waId: string, world: World): Reason | undefined {
  if (waId === number.digits) return oneself;
  const { blocked } = number.people;
  const isFree = world.settings.blockableUsers === 'anyone' || blocked.includes(waId);
  return isFree || isWindowOpen(number, waId, world) ? undefined : notWritten;
}

function sorted(users: readonly string[], whyNot: (waId: string) => Reason | undefined) {
  const changed: ChangedUser[] = [];
  const failed: FailedUser[] = [];
  for (const input of users) {
    const id = idOf(input);
    if (!isUserId(id) && !isPossiblePhoneNumber(`+${id}`)) {
      failed.push({ input, errors: [notWritten] });
      continue;
    }
    const refused = whyNot(id);
    if (refused) failed.push({ input, ...personBy(id), errors: [refused] });
    else changed.push({ input, ...personBy(id) });
  }
  return { changed, failed };
}

const withBlocked = (number: PhoneNumber, blocked: readonly string[]): PhoneNumber => ({
  ...number,
  people: { ...number.people, blocked },
});
