import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';

const folder = import.meta.dirname;

/**
 * Serves a Worker, which is one file: it is bundled as Cloudflare's own tool would.
 * @param {{ entry: string, port: number, env?: Record<string, string>, hear?: (chunk: unknown) => void }} options `hear` takes what it prints, which is shown when absent
 * @returns {Promise<() => void>} stops it
 */
export async function serveWorker({ entry, port, env = {}, hear }) {
  const work = mkdtempSync(path.join(folder, '.worker-'));
  await build({
    entryPoints: [entry],
    outfile: path.join(work, 'worker.js'),
    bundle: true,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'error',
  });
  const bindings = Object.entries(env)
    .map(([name, text]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)})`)
    .join(', ');
  writeFileSync(
    path.join(work, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "worker", esModule = embed "worker.js")], bindings = [${bindings}], compatibilityDate = "2026-01-01", globalOutbound = "network")),
    (name = "network", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);`,
  );
  const program = path.join(folder, 'node_modules/.bin/workerd');
  const child = spawn(program, ['serve', path.join(work, 'config.capnp')], {
    stdio: hear ? 'pipe' : 'inherit',
  });
  if (hear) {
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
  }
  return () => {
    child.kill();
    rmSync(work, { recursive: true });
  };
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
