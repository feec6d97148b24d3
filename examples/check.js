import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createEmulator } from '@meta-cloud-api/emulator';
import { freePort, serveWorker } from '../runtimes/workerd.js';
import { installIn, root } from '../scripts/prepare.js';

/**
 * Starts every example, has the emulator deliver to it, and ends it again. Each must take the handshake,
 * hear of the name that was approved, and refuse what nobody signed.
 */
const folder = import.meta.dirname;
const runtimes = path.join(root, 'runtimes');
installIn(folder, 'the frameworks of the examples');
installIn(runtimes, 'the runtimes');

const verifyToken = 'verify-me';
const next = path.join(folder, 'node_modules/next/dist/bin/next');
const nodeModules = '--node-modules-dir=manual';
/** @type {Record<string, string[]>} the program and its words, from the folder of the example */
const commands = {
  node: [process.execPath, 'server.js'],
  express: [process.execPath, 'server.js'],
  fastify: [process.execPath, 'server.js'],
  koa: [process.execPath, 'server.js'],
  hono: [process.execPath, 'server.js'],
  lambda: [process.execPath, 'local.js'],
  next: [process.execPath, next, 'dev', '--port', '$PORT'],
  bun: [runtime('bun'), 'server.ts'],
  deno: [runtime('deno'), 'run', '--allow-all', nodeModules, 'server.ts'],
  workers: [runtime('workerd')],
};

let failed = 0;
for (const [name, command] of Object.entries(commands)) {
  if (!existsSync(command[0] ?? '')) {
    console.log(`- ${name}: not run, since npm has no binary of its runtime for this machine`);
    continue;
  }
  const problem = await check(name, command).catch((error) => String(error.stack ?? error));
  if (problem) failed += 1;
  console.log(`${problem ? '✗' : '✓'} ${name}${problem ? `\n${problem}` : ''}`);
}
process.exit(failed === 0 ? 0 : 1);

/**
 * Answers what is wrong with an example, or nothing.
 * @param {string} name
 * @param {string[]} command
 */
async function check(name, command) {
  const emulator = createEmulator();
  const { webhooks, names } = emulator.control;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/webhooks`;
  const example = await start(name, command, port, emulator.options.appSecret);
  try {
    await untilUp(url);
    await webhooks.subscribe({ url, verifyToken });
    names.approve('110200345501442');
    await webhooks.settled();
    const { status, error } = webhooks.list().at(-1) ?? {};
    const forged = await fetch(url, { method: 'POST', body: '{"entry":[]}' });
    const stranger = await fetch(`${url}?hub.mode=subscribe&hub.challenge=1&hub.verify_token=x`);
    const statuses = [status ?? error, forged.status, stranger.status];
    if (`${statuses}` !== '200,401,403') return `It answered ${statuses}.\n${example.said()}`;
    await until(() => example.said().includes('name APPROVED'));
    return undefined;
  } catch (error) {
    return `${/** @type {Error} */ (error).message}\n${example.said()}`;
  } finally {
    example.stop();
  }
}

/**
 * @param {string} name
 * @param {string[]} command
 * @param {number} port
 * @param {string} secret
 */
async function start(name, [program = '', ...words], port, secret) {
  let said = '';
  const env = { WHATSAPP_APP_SECRET: secret, WHATSAPP_VERIFY_TOKEN: verifyToken };
  const hear = (/** @type {unknown} */ chunk) => {
    said += chunk;
  };
  if (name === 'workers') {
    const entry = path.join(folder, name, 'worker.js');
    const stop = await serveWorker({ entry, port, env, hear });
    return { said: () => said, stop };
  }
  const child = spawn(
    program,
    words.map((word) => (word === '$PORT' ? String(port) : word)),
    {
      cwd: path.join(folder, name),
      env: { ...process.env, ...env, PORT: String(port), NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return { said: () => said, stop: () => void child.kill() };
}

/** @param {string} name */
function runtime(name) {
  return path.join(runtimes, 'node_modules/.bin', name);
}

/**
 * Waits until something answers there.
 * @param {string} url
 */
function untilUp(url) {
  return until(async () => (await fetch(url).catch(() => undefined))?.status === 403);
}

/**
 * Asks ten times a second, for a minute.
 * @param {() => boolean | Promise<boolean>} holds
 */
async function until(holds) {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It took more than a minute.');
}
