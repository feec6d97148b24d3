import { spawnSync } from 'node:child_process';
import { get } from 'node:http';
import { headers, option, row, spread, start } from './load.js';
import { median } from './measure.js';

/** From nothing to the first answer. Option: --rounds 15 */
const rounds = option('rounds', 15);
const path = '/v26.0/106540352242922';

/** Starts a contender and asks it for one number, from here: what is timed is what its user waits for. */
async function untilAnswer(kind) {
  const before = performance.now();
  const server = await start(kind);
  await new Promise((resolve, reject) => {
    get(server.url + path, { agent: false, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${kind} answers ${response.statusCode}`));
      response.resume().on('end', resolve);
    }).on('error', reject);
  });
  const time = performance.now() - before;
  await server.stop();
  return time;
}

const times = { bare: [], emulator: [] };
for (let round = 0; round < rounds; round++) {
  for (const [kind, list] of Object.entries(times)) list.push(await untilAnswer(kind));
}
row('process start to first answer', 'ms', 'x bare, of each round');
for (const [kind, list] of Object.entries(times)) {
  const ratios = list.map((one, round) => one / times.bare[round]);
  row(kind, median(list).toFixed(0), `   ${spread(ratios)}`);
}

/** In a fresh process: the first emulator of it, and the fiftieth. */
const created = () => {
  const program = `
    import { createEmulator } from '@meta-cloud-api/emulator';
    const times = Array.from({ length: 50 }, () => {
      const before = performance.now();
      createEmulator();
      return performance.now() - before;
    });
    console.log(JSON.stringify([times[0], times[49]]));`;
  const args = ['--input-type=module', '--eval', program];
  const { stdout } = spawnSync(process.execPath, args, { cwd: import.meta.dirname });
  return JSON.parse(String(stdout));
};
const runs = Array.from({ length: rounds }, created);
row('\ncreateEmulator() in process', 'ms', '   least and most');
for (const [index, name] of ['the first of a process', 'the fiftieth'].entries()) {
  const all = runs.map((run) => run[index]);
  const ends = `${Math.min(...all).toFixed(2)}-${Math.max(...all).toFixed(2)}`;
  row(name, median(all).toFixed(2), `   ${ends}`);
}
process.exit(0);
