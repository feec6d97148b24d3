import { InputError } from '../errors.ts';
import { checkFunctions, checkKeys, checkPositive, checkWaits } from './check-options.ts';
import { type DedupeStore, LEASE_MS, MAX_AGE_MS } from './dedupe.ts';

/** What is asked of a database client: a `Pool` of `pg` has it, and what is shaped like one. */
export interface SqlClient {
  query(
    text: string,
    values?: unknown[],
  ): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
}

export interface SqlDedupeOptions {
  /** The table's name, with its schema if need be; `webhook_changes` when absent. */
  readonly table?: string | undefined;
  /**
   * How long a claim lasts that nobody renews: after this its process counts as crashed, and the change is
   * handled again. A minute when absent.
   */
  readonly leaseMs?: number | undefined;
  /** How long what was done is remembered. Meta sends again for up to 7 days; 8 days when absent. */
  readonly maxAgeMs?: number | undefined;
  /** Hears where forgetting what is too old fails, which fails no claim. Written to the console when absent. */
  readonly onError?: ((error: unknown) => unknown) | undefined;
  /** A number from 0 to below 1, that decides when to forget; `Math.random` when absent. */
  readonly random?: (() => number) | undefined;
}

export interface SqlDedupe extends DedupeStore {
  /** Makes the table and its index where there are none. Harmless to repeat, and for several processes at once. */
  setup(): Promise<void>;
  /** Forgets what is older than it must be remembered. Done by itself after one claim in a thousand. */
  purge(): Promise<void>;
}

/** How many claims there are to a purge, and how many rows are forgotten in one step of it. */
const PURGE_EVERY = 1_000;
const PURGE_ROWS = 1_000;

/** PostgreSQL's codes for a table or an index that another process has made at the same moment. */
const MADE_ALREADY = ['23505', '42P07', '42710'];

/**
 * Remembers in PostgreSQL which changes were handled, for any number of processes. Times are the
 * database's. Give it a pool, and no client that is inside a transaction.
 *
 * @throws {InputError} for an option that is not known, a name that is no table's, or a limit that is no positive number.
 */
export function createSqlDedupe(client: SqlClient, options: SqlDedupeOptions = {}): SqlDedupe {
  const known = ['table', 'leaseMs', 'maxAgeMs', 'onError', 'random'];
  checkKeys(options, known, 'options');
  const { leaseMs = LEASE_MS, maxAgeMs = MAX_AGE_MS, table = 'webhook_changes' } = options;
  const { onError = writeDown, random = Math.random } = options;
  checkWaits({ leaseMs });
  checkPositive({ maxAgeMs });
  checkFunctions({ onError, random });
  if (!/^([a-z_][a-z0-9_]*\.)?[a-z_][a-z0-9_]*$/.test(table)) {
    const problem = 'must be letters a to z, digits and underscores, with a schema before a dot';
    throw new InputError('table', problem, '');
  }
  const after = (place: string) => `clock_timestamp() + ${place} * interval '1 millisecond'`;
  const make = async (what: string) => {
    try {
      await client.query(what);
    } catch (error) {
      if (!MADE_ALREADY.includes((error as { code?: string }).code ?? '')) throw error;
    }
  };
  const purge = async () => {
    for (;;) {
      // What another process is at is left to it: nobody waits for a purge.
      const { rows } = await client.query(
        `DELETE FROM ${table} WHERE key IN (
          SELECT key FROM ${table} WHERE expires_at <= clock_timestamp()
          LIMIT ${PURGE_ROWS} FOR UPDATE SKIP LOCKED
        ) RETURNING key`,
      );
      if (rows.length < PURGE_ROWS) return;
    }
  };
  return {
    leaseMs,
    purge,
    setup: async () => {
      await make(`CREATE TABLE IF NOT EXISTS ${table} (
        key text PRIMARY KEY,
        owner text NOT NULL,
        done boolean NOT NULL DEFAULT false,
        expires_at timestamptz NOT NULL
      )`);
      const index = `${table.split('.').at(-1)}_expires_at`;
      await make(`CREATE INDEX IF NOT EXISTS ${index} ON ${table} (expires_at)`);
    },
    claim: async (key, owner) => {
      if (random() * PURGE_EVERY < 1) {
        // The delivery does not wait for it.
        purge()
          .catch(onError)
          .catch(() => {});
      }
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
    renew: async (key, owner) => {
      await client.query(
        `UPDATE ${table} SET expires_at = ${after('$3')} WHERE key = $1 AND owner = $2 AND NOT done`,
        [key, owner, leaseMs],
      );
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

/** Nobody is to find out from a full disk that nothing is forgotten. */
function writeDown(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: a failure that nobody takes with onError must be seen somewhere
  console.error('meta-cloud-api/webhooks: forgetting what is too old failed.', error);
}
