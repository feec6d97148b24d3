import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './measure.js';

/**
 * How long `waba` takes from the key Enter to its end, beside a Node that does nothing. No command here
 * asks a network. Options: --runs 21, --most 120: fails where one takes more milliseconds at its median.
 */
const option = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const runs = option('--runs', 21);
const most = option('--most', 120);

const waba = fileURLToPath(new URL('../packages/cli/bin/waba.js', import.meta.url));
const contenders = {
  'node, doing nothing': ['--eval', '0'],
  'waba --version': [waba, '--version'],
  'waba --help': [waba, '--help'],
  'waba numbers list --help': [waba, 'numbers', 'list', '--help'],
  'waba explain 133016': [waba, 'explain', '133016'],
  'waba onboard --help': [waba, 'onboard', '--help'],
};

const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let round = 0; round < runs; round++) {
  // In turn, so that a busy machine is busy for all of them.
  for (const [name, words] of Object.entries(contenders)) {
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
    times[name].push(performance.now() - started);
  }
}

const [bare] = Object.values(times).map(median);
const rows = Object.entries(times).map(([name, all]) => ({
  what: name,
  ms: Math.round(median(all)),
  'least ms': Math.round(Math.min(...all)),
  'times bare node': (median(all) / bare).toFixed(2),
}));
console.table(rows);
const slow = rows.filter(({ ms }) => ms > most);
for (const { what, ms } of slow)
  console.error(`${what} takes ${ms} ms, and ${most} at most are wanted`);
process.exitCode = slow.length === 0 ? 0 : 1;
