import { isAhead, type Moment, textOf } from './moment.ts';
import type { NumberFields } from './number.ts';

/**
 * Something for the program to do: `phoneNumber.requestVerificationCode`, `phoneNumber.verify`,
 * `phoneNumber.register`, `phoneNumber.deregister`, `twoStepVerification.setup`,
 * `phoneNumber.updateDisplayName`, `businessAccount.subscribe`, in this order.
 */
export type Action =
  | 'requestCode'
  | 'verifyCode'
  | 'register'
  | 'deregister'
  | 'setPin'
  | 'updateDisplayName'
  | 'subscribe';

/** What is waited for. */
export type Awaited =
  | 'fields'
  | 'known-value'
  | 'new-id'
  | 'ban-review'
  | 'restriction-end'
  | 'status'
  | 'phone-app'
  | 'pin'
  | 'registration-lock'
  | 'code-lock'
  | 'name-lock'
  | 'name-review'
  | 'another-name'
  | 'health';

/** Who can end a wait. */
export type Actor = 'Meta' | 'a person with the phone' | 'a portfolio admin' | 'the program';

/** The one thing that comes next for a number. */
export type NextStep =
  | {
      readonly do: Action;
      readonly why: string;
      /** What the action asks for and nobody has named yet. */
      readonly needs?: readonly ('code' | 'pin')[];
      /** By when, where it comes to nothing after: ISO 8601. Absent where there is no end, or nobody knows it. */
      readonly until?: string;
    }
  | {
      readonly wait: Awaited;
      readonly who: Actor;
      readonly why: string;
      /** When the wait is over by itself: ISO 8601. Absent where nobody knows. */
      readonly until?: string;
      /** For `fields`: which were not read. */
      readonly needs?: readonly (keyof NumberFields)[];
    }
  | { readonly done: true };

/** Waits where a lock is known to hold. */
export const whileLocked = (
  wait: Awaited,
  why: string,
  until: Moment | undefined,
  now: Moment | undefined,
): NextStep | undefined =>
  isAhead(until, now) ? { wait, who: 'Meta', why, until: textOf(until) } : undefined;

/** Waits for fields that have to be known first; undefined where all of them are. */
export function unread(
  number: NumberFields,
  fields: readonly (keyof NumberFields)[],
): NextStep | undefined {
  const needs = fields.filter((field) => number[field] === undefined);
  if (needs.length === 0) return undefined;
  const why = `What comes next depends on ${needs.join(' and ')}, which was not read or not answered.`;
  return { wait: 'fields', who: 'the program', why, needs };
}

/** Waits where a field was not read, or holds a value that nothing safe can follow from. */
export const unclear = (number: NumberFields, field: keyof NumberFields): NextStep =>
  unread(number, [field]) ?? {
    wait: 'known-value',
    who: 'a portfolio admin',
    why: `Meta answers ${field} ${number[field]}, which this version does not know. WhatsApp Manager says what it means.`,
  };
