import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { createEmulator } from '@meta-cloud-api/emulator';
import { installIn } from '../scripts/prepare.js';
import { freePort, serveWorker } from './workerd.js';

/** Runs the built client in every runtime that npm installs here, against an emulator in this process. */
const folder = import.meta.dirname;
const bin = (/** @type {string} */ name) => path.join(folder, 'node_modules/.bin', name);
const run = promisify(execFile);

installIn(folder, 'the runtimes');

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

async function askWorkerd() {
  const port = await freePort();
  const stop = await serveWorker({ entry: path.join(folder, 'worker.js'), port });
  try {
    return await askUntilUp(`http://127.0.0.1:${port}`);
  } finally {
    stop();
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
