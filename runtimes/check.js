import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { createEmulator } from '@meta-cloud-api/emulator';
import { build } from 'esbuild';

/** Runs the built client in every runtime that npm installs here, against an emulator in this process. */
const folder = import.meta.dirname;
const bin = (/** @type {string} */ name) => path.join(folder, 'node_modules/.bin', name);
const run = promisify(execFile);

if (!existsSync(path.join(folder, 'node_modules/.package-lock.json'))) {
  console.log('Installing the runtimes …');
  const npm = process.env.npm_execpath ?? '';
  // No lock: a lock made on one platform cannot name the binaries of the others that a registry lacks.
  const words = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: folder, stdio: /** @type {const} */ ('inherit') };
  if (/npm-cli\.js$/.test(npm)) spawnSync(process.execPath, [npm, ...words], options);
  else spawnSync('npm', words, { ...options, shell: true });
}

const emulator = createEmulator();
const server = await emulator.listen({ port: 0 });
const { fetch: _inProcess, ...demo } = emulator.options;
const options = JSON.stringify({ ...demo, businessAccountId: undefined, baseUrl: server.url });
const main = path.join(folder, 'main.js');

/** @type {Record<string, () => Promise<string>>} */
const runtimes = {
  [`this Node, ${process.version}`]: () => output(process.execPath, [main, options]),
  node: () => output(bin('node'), [main, options]),
  bun: () => output(bin('bun'), [main, options]),
  deno: () =>
    output(bin('deno'), ['run', '--allow-all', '--node-modules-dir=manual', main, options]),
  workerd: askWorkerd,
};
const { dependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

let failed = 0;
for (const [runtime, start] of Object.entries(runtimes)) {
  const version = dependencies[runtime];
  const name = version ? `${runtime} ${version}` : runtime;
  if (version && !existsSync(bin(runtime))) {
    console.log(`- ${name}: not run, since npm has no binary of it for this machine`);
    continue;
  }
  const said = await start().catch((error) => String(error.stderr || error.message || error));
  const passed = said.trim() === 'ok';
  if (!passed) failed += 1;
  console.log(`${passed ? '✓' : '✗'} ${name}${passed ? '' : `\n${said}`}`);
}
await server.close();
process.exit(failed === 0 ? 0 : 1);

/** @param {string} program @param {string[]} words */
async function output(program, words) {
  return (await run(program, words, { timeout: 60_000 })).stdout;
}

/** A Worker is one file: the client is bundled into it as Cloudflare's own tool would. */
async function askWorkerd() {
  const work = mkdtempSync(path.join(folder, '.worker-'));
  const port = await freePort();
  await build({
    entryPoints: [path.join(folder, 'worker.js')],
    outfile: path.join(work, 'worker.js'),
    bundle: true,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'error',
  });
  writeFileSync(
    path.join(work, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "worker", esModule = embed "worker.js")], compatibilityDate = "2026-01-01", globalOutbound = "network")),
    (name = "network", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);`,
  );
  const child = spawn(bin('workerd'), ['serve', path.join(work, 'config.capnp')], {
    stdio: 'inherit',
  });
  try {
    return await askUntilUp(`http://127.0.0.1:${port}`);
  } finally {
    child.kill();
    rmSync(work, { recursive: true });
  }
}

/** @param {string} url */
async function askUntilUp(url) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await (await fetch(url, { method: 'POST', body: options })).text();
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
