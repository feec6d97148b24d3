import { milliseconds } from './clock.ts';
import type { Attempts } from './nodes.ts';

/** No attempt yet. */
export const noAttempts: Attempts = Object.freeze({ at: [] });

/** How many attempts lie in the moving window that ends now. */
export const countWithin = (attempts: Attempts, window: string, now: number) =>
  attempts.at.filter((at) => now - at < milliseconds(window)).length;

/** Whether further attempts are refused. */
export const isLocked = (attempts: Attempts, now: number) => (attempts.lockedUntil ?? 0) > now;

/** Adds an attempt, and drops those that the window no longer holds. */
export const withAttempt = (attempts: Attempts, window: string, now: number): Attempts => ({
  ...attempts,
  at: [...attempts.at.filter((at) => now - at < milliseconds(window)), now],
});

/** Refuses further attempts for a while. */
export const lockedFor = (attempts: Attempts, duration: string, now: number): Attempts => ({
  ...attempts,
  lockedUntil: now + milliseconds(duration),
});
