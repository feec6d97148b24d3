import { checkFunctions, checkKeys, checkPositive } from './check-options.ts';
import { type DedupeStore, MAX_AGE_MS } from './dedupe.ts';

export interface MemoryDedupeOptions {
  /** How many changes are remembered; the oldest that are done are forgotten first. 100,000 when absent. */
  readonly maxEntries?: number | undefined;
  /** How long what was done is remembered. Meta sends again for up to 7 days; 8 days when absent. */
  readonly maxAgeMs?: number | undefined;
  /** Milliseconds since 1970; the machine's clock when absent. */
  readonly now?: (() => number) | undefined;
}

/**
 * Remembers in this process which changes were handled: for one process that seldom restarts. What has to
 * hold over several, or over a restart, takes {@link createSqlDedupe}. A claim lasts as long as its handler
 * runs: it is forgotten with the process that holds it.
 *
 * @throws {InputError} for an option that is not known, or a limit that is no positive number.
 * @example
 * const dedupe = createMemoryDedupe({ maxEntries: 10_000 });
 * console.log(await dedupe.claim('a-key', 'me'), await dedupe.claim('a-key', 'you'));
 */
export function createMemoryDedupe(options: MemoryDedupeOptions = {}): DedupeStore {
  checkKeys(options, ['maxEntries', 'maxAgeMs', 'now'], 'options');
  const { maxAgeMs = MAX_AGE_MS, maxEntries = 100_000, now = Date.now } = options;
  checkPositive({ maxAgeMs, maxEntries });
  checkFunctions({ now });
  /** Who is handling what. */
  const owners = new Map<string, string>();
  /** Until when what is done is remembered, the oldest first. */
  const handled = new Map<string, number>();
  const giveUp = (key: string, owner: string) => {
    if (owners.get(key) === owner) owners.delete(key);
  };

  return {
    claim: (key, owner) => {
      if ((handled.get(key) ?? 0) > now()) return 'done';
      if (owners.has(key)) return 'busy';
      owners.set(key, owner);
      return 'claimed';
    },
    done: (key, owner) => {
      const time = now();
      giveUp(key, owner);
      handled.delete(key);
      handled.set(key, time + maxAgeMs);
      for (const [oldest, until] of handled) {
        if (handled.size <= maxEntries && until > time) break;
        handled.delete(oldest);
      }
    },
    release: giveUp,
  };
}
