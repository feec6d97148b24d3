import type { Moment } from './moment.ts';
import type { Facts } from './number.ts';

/** What a number should become, and what was done for it so far. All of it may be left out. */
export interface Desired extends Facts {
  /** Whether it should be registered, and so send; `true` when absent. */
  readonly registered?: boolean | undefined;
  /** The display name that it should have; any will do when absent. */
  readonly displayName?: string | undefined;
  /** When the last verification code was sent, unless it was used or guessed wrong too often. */
  readonly codeSentAt?: Moment | undefined;
  /** Until when Meta sends no code, where it said so: about 12 hours from 136024 with subcode 2388367. */
  readonly codesLockedUntil?: Moment | undefined;
  /** When it was asked to register, as far back as 72 hours: ten requests are taken, the failed ones included. */
  readonly registerRequests?: readonly Moment[] | undefined;
  /** When other display names were asked for, as far back as 30 days: ten are taken. */
  readonly nameRequests?: readonly Moment[] | undefined;
}
