import { InputError } from '../errors.ts';
import { type DedupeOptions, type DedupeStore, LEASE_MS, MAX_AGE_MS } from './dedupe.ts';

export interface MemoryDedupeOptions extends DedupeOptions {
  /** How many changes are remembered; the oldest that are done are forgotten first. 100,000 when absent. */
  readonly maxEntries?: number | undefined;
  /** Milliseconds since 1970; the machine's clock when absent. */
  readonly now?: (() => number) | undefined;
}

/**
 * Remembers in this process which changes were handled: for one process that seldom restarts. What has to
 * hold over several, or over a restart, takes {@link createSqlDedupe}.
 *
 * @throws {InputError} for a limit that is no positive number.
 * @example
 * const dedupe = createMemoryDedupe({ maxEntries: 10_000 });
 * console.log(await dedupe.claim('a-key', 'me'), await dedupe.claim('a-key', 'you'));
 */
export function createMemoryDedupe(options: MemoryDedupeOptions = {}): DedupeStore {
  const {
    leaseMs = LEASE_MS,
    maxAgeMs = MAX_AGE_MS,
    maxEntries = 100_000,
    now = Date.now,
  } = options;
  checkPositive({ leaseMs, maxAgeMs, maxEntries });
  /** What is being handled, and until when it is held. */
  const claims = new Map<string, { readonly owner: string; readonly until: number }>();
  /** Until when what is done is remembered, the oldest first. */
  const handled = new Map<string, number>();

  return {
    claim: (key, owner) => {
      const time = now();
      if ((handled.get(key) ?? 0) > time) return 'done';
      if ((claims.get(key)?.until ?? 0) > time) return 'busy';
      claims.set(key, { owner, until: time + leaseMs });
      return 'claimed';
    },
    done: (key, owner) => {
      const time = now();
      if (claims.get(key)?.owner === owner) claims.delete(key);
      handled.delete(key);
      handled.set(key, time + maxAgeMs);
      for (const [oldest, until] of handled) {
        if (handled.size <= maxEntries && until > time) break;
        handled.delete(oldest);
      }
    },
    release: (key, owner) => {
      if (claims.get(key)?.owner === owner) claims.delete(key);
    },
  };
}

/** Refuses numbers that would limit nothing, or everything. */
export function checkPositive(limits: Readonly<Record<string, number>>): void {
  for (const [name, limit] of Object.entries(limits)) {
    if (!(typeof limit === 'number' && limit > 0)) {
      throw new InputError(name, 'must be a number above 0', '');
    }
  }
}
