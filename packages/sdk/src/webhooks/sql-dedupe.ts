import { InputError } from '../errors.ts';
import { type DedupeOptions, type DedupeStore, LEASE_MS, MAX_AGE_MS } from './dedupe.ts';
import { checkPositive } from './memory-dedupe.ts';

/** What is asked of a database client: a `Pool` of `pg` has it, and what is shaped like one. */
export interface SqlClient {
  query(
    text: string,
    values?: unknown[],
  ): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
}

export interface SqlDedupeOptions extends DedupeOptions {
  /** The table's name, with its schema if need be; `webhook_changes` when absent. */
  readonly table?: string | undefined;
}

export interface SqlDedupe extends DedupeStore {
  /** Makes the table where there is none. Harmless to repeat, and for several processes at once. */
  setup(): Promise<void>;
  /** Forgets what is older than it must be remembered. Done by itself once in a thousand claims. */
  purge(): Promise<void>;
}

/** Claims between two purges. */
const PURGE_EVERY = 1_000;

/** PostgreSQL's codes for a table that another process has made at the same moment. */
const MADE_ALREADY = ['23505', '42P07', '42710'];

/**
 * Remembers in PostgreSQL which changes were handled, for any number of processes. Times are the
 * database's. Give it a pool, and no client that is inside a transaction.
 *
 * @throws {InputError} for a name that is no table's, or a limit that is no positive number.
 */
export function createSqlDedupe(client: SqlClient, options: SqlDedupeOptions = {}): SqlDedupe {
  const { leaseMs = LEASE_MS, maxAgeMs = MAX_AGE_MS, table = 'webhook_changes' } = options;
  checkPositive({ leaseMs, maxAgeMs });
  if (!/^([a-z_][a-z0-9_]*\.)?[a-z_][a-z0-9_]*$/.test(table)) {
    const problem = 'must be letters a to z, digits and underscores, with a schema before a dot';
    throw new InputError('table', problem, '');
  }
  const after = (place: string) => `clock_timestamp() + ${place} * interval '1 millisecond'`;
  let claims = 0;

  const purge = async () => {
    await client.query(`DELETE FROM ${table} WHERE expires_at <= clock_timestamp()`);
  };
  return {
    purge,
    setup: async () => {
      try {
        await client.query(`CREATE TABLE IF NOT EXISTS ${table} (
          key text PRIMARY KEY,
          owner text NOT NULL,
          done boolean NOT NULL DEFAULT false,
          expires_at timestamptz NOT NULL
        )`);
      } catch (error) {
        if (!MADE_ALREADY.includes((error as { code?: string }).code ?? '')) throw error;
      }
    },
    claim: async (key, owner) => {
      if (++claims % PURGE_EVERY === 0) await purge();
      const { rows: claimed } = await client.query(
        `INSERT INTO ${table} AS known (key, owner, expires_at) VALUES ($1, $2, ${after('$3')})
        ON CONFLICT (key) DO UPDATE
          SET owner = excluded.owner, done = false, expires_at = excluded.expires_at
          WHERE known.expires_at <= clock_timestamp()
        RETURNING key`,
        [key, owner, leaseMs],
      );
      if (claimed.length > 0) return 'claimed';
      const { rows } = await client.query(`SELECT done FROM ${table} WHERE key = $1`, [key]);
      // Where the row is gone again, its handler has just failed: Meta will come back.
      return rows[0]?.done === true ? 'done' : 'busy';
    },
    done: async (key, owner) => {
      await client.query(
        `INSERT INTO ${table} AS known (key, owner, done, expires_at)
        VALUES ($1, $2, true, ${after('$3')})
        ON CONFLICT (key) DO UPDATE SET done = true, expires_at = excluded.expires_at`,
        [key, owner, maxAgeMs],
      );
    },
    release: async (key, owner) => {
      await client.query(`DELETE FROM ${table} WHERE key = $1 AND owner = $2 AND NOT done`, [
        key,
        owner,
      ]);
    },
  };
}
