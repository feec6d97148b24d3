import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { build, fail, install, requireNode } from './prepare.js';

const help = `npm start -- [options]

Installs what is missing, builds, starts the emulator with its demo, walks a number through its
whole life with the real client, and stays up for your own programs.

  --port <number>   where to listen on 127.0.0.1 (default 4004; 0 takes any that is free)
  --seed <file>     what the world begins with: YAML or JSON (default: the demo, and the walk)
  --data <folder>   keep the world there, across restarts
  --once            end after the walk: exit code 0, or 1 if a step failed
  --help            this text`;

requireNode();
const { port, once, seed, data } = readOptions();
// Before anything that takes a while.
await requireFree(port);
install();
build();
if (seed === undefined && data === undefined) {
  const { walk } = await import('./walk.js');
  await walk({ port, once });
} else {
  // A world of one's own is not to be walked through.
  const { stay } = await import('./stay.js');
  await stay({ port, once, seed, data });
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4004' },
        once: { type: 'boolean', default: false },
        seed: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(help);
      process.exit(0);
    }
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535) {
      throw new Error(`--port takes a number from 0 to 65535, not '${values.port}'`);
    }
    return { port, once: values.once, seed: values.seed, data: values.data };
  } catch (error) {
    return fail(`${/** @type {Error} */ (error).message}. See npm start -- --help`);
  }
}

/**
 * Ends with a message where something listens at a port already, or nobody may.
 * @param {number} port
 */
async function requireFree(port) {
  const server = createServer();
  const refusal = await new Promise((resolve) => {
    server
      .once('error', resolve)
      .listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
  if (!refusal) return;
  const why = refusal.code === 'EADDRINUSE' ? 'is taken' : `cannot be had (${refusal.code})`;
  const other = String(port < 65_535 ? port + 1 : 4004);
  const words = process.argv.slice(2);
  const given = words.findIndex((word) => /^--port(=|$)/.test(word));
  if (given >= 0) words.splice(given, words[given]?.includes('=') ? 1 : 2);
  const again = ['npm start --', ...words, '--port', other].join(' ');
  fail(`Port ${port} of 127.0.0.1 ${why}. Choose another port: ${again}`);
}
