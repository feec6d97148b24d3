/**
 * Remembers which changes were handled. A change is claimed before its handler runs, and marked done only
 * after that succeeded: so that of two processes one runs it, and none has lost it where one crashes.
 *
 * `owner` is different for each claim, and the same until that claim is done or released.
 */
export interface DedupeStore {
  /**
   * Takes a change, in one step that no other process can come between.
   *
   * @param key what identifies the change: 64 hexadecimal digits
   * @returns `claimed` where the caller is to handle it; `done` where that was done before; `busy` where
   *   another is at it. A claim must lapse by itself where its owner has crashed.
   */
  claim(key: string, owner: string): DedupeClaim | Promise<DedupeClaim>;
  /**
   * Holds a claim for longer, while its handler runs; nothing where another has it, or it is done. It is
   * called three times in `leaseMs`. Without it, a handler that takes longer than a claim lasts runs twice.
   */
  renew?(key: string, owner: string): unknown;
  /** How long a claim lasts that nobody renews, in milliseconds. A minute when absent. */
  readonly leaseMs?: number | undefined;
  /** Remembers that a change was handled. */
  done(key: string, owner: string): unknown;
  /** Gives a change back whose handler failed; nothing where another has it, or it is done. */
  release(key: string, owner: string): unknown;
}

export type DedupeClaim = 'claimed' | 'done' | 'busy';

export const LEASE_MS = 60_000;
export const MAX_AGE_MS = 8 * 24 * 60 * 60_000;
