/** A moment: a `Date`, or ISO 8601 with its offset, such as Meta's own `2023-08-22T19:05:53+0000`. */
export type Moment = Date | string;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The last moment that a `Date` can hold. */
const END_OF_TIME = 8.64e15;

/** Milliseconds since 1970; undefined for what is no moment. */
function timeOf(moment: Moment | undefined): number | undefined {
  if (moment === undefined) return undefined;
  const time =
    typeof moment === 'string'
      ? Date.parse(moment.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
      : moment.getTime();
  return Number.isNaN(time) ? undefined : time;
}

/** Refuses facts whose moments cannot be read: one of them may be the lock that holds a number back. */
export function checkMoments(facts: Readonly<Record<string, unknown>>): void {
  for (const name of ['now', 'nameApprovedAt', 'lockedUntil', 'codeSentAt', 'codesLockedUntil']) {
    checkMoment(facts[name], name);
  }
  for (const name of ['registerRequests', 'nameRequests']) {
    for (const moment of (facts[name] as readonly unknown[] | undefined) ?? []) {
      checkMoment(moment, name);
    }
  }
}

function checkMoment(moment: unknown, name: string): void {
  const isReadable = moment instanceof Date || typeof moment === 'string';
  if (moment === undefined || (isReadable && timeOf(moment) !== undefined)) return;
  throw new TypeError(
    `${name} must be a Date or ISO 8601, such as '2026-11-22T09:00:00Z', and is ${String(moment)}`,
  );
}

/** The moment so many milliseconds after another. */
export function after(moment: Moment | undefined, milliseconds: number): Date | undefined {
  const time = timeOf(moment);
  return time === undefined ? undefined : new Date(Math.min(time + milliseconds, END_OF_TIME));
}

/** Whether a moment is still to come. Where now is not known, it is taken to be. */
export function isAhead(moment: Moment | undefined, now: Moment | undefined): moment is Moment {
  const time = timeOf(moment);
  return time !== undefined && time > (timeOf(now) ?? Number.NEGATIVE_INFINITY);
}

/** Whether a moment is over. Where now is not known, it is taken not to be. */
export const isPast = (moment: Moment | undefined, now: Moment | undefined): boolean =>
  timeOf(moment) !== undefined && !isAhead(moment, now);

/** How many days are left until a moment, in words; undefined where that is not known, or it is over. */
export function daysLeft(until: Moment | undefined, now: Moment | undefined): string | undefined {
  const [from, to] = [timeOf(now), timeOf(until)];
  if (from === undefined || to === undefined || to <= from) return undefined;
  const days = Math.floor((to - from) / DAY);
  if (days === 0) return 'Less than a day is left.';
  return days === 1 ? '1 day is left.' : `${days} days are left.`;
}

/** When one more request is taken, where `limit` of them lie in a moving window. */
export function freeAgain(
  requests: readonly Moment[] = [],
  { limit, window }: { readonly limit: number; readonly window: number },
): Date | undefined {
  const times = requests.flatMap((request) => after(request, window) ?? []);
  return times.sort((one, other) => one.getTime() - other.getTime()).at(-limit);
}

/** A moment as ISO 8601, for answers that are data. */
export const textOf = (moment: Moment): string => new Date(timeOf(moment) ?? 0).toISOString();
