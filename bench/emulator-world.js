import { spawnSync } from 'node:child_process';
import { option, race, row, start } from './load.js';
import { median } from './measure.js';

/** What 100,000 numbers cost, beside a few. Options: --rounds 15 --count 4000 */
const rounds = option('rounds', 15);
const count = option('count', 4_000);

console.log(
  'GET in a world of 100,000 numbers, a hundred in each account, beside one in a small world',
);
const ten = await start('emulator', '10', '1');
const hundred = await start('emulator', '100', '1');
const many = await start('emulator', '100000', '1000');
// The middle of the world, and an account in the middle of what the token may see.
await race(
  [
    { name: 'one number of 10', server: ten, path: '/v26.0/700000000000005' },
    { name: 'one number of 100,000', server: many, path: '/v26.0/700000000050500' },
  ],
  rounds,
  count,
);
await race(
  [
    {
      name: 'a page of 100, in a world of 100',
      server: hundred,
      path: '/v26.0/200000000000000/phone_numbers?limit=100',
    },
    {
      name: 'a page of 100, in a world of 100,000',
      server: many,
      path: '/v26.0/200000000000500/phone_numbers?limit=100',
    },
  ],
  rounds,
  Math.ceil(count / 10),
);
for (const server of [ten, hundred, many]) await server.stop();

/** Each in a process of its own, for its memory. */
const measured = (program) => {
  const args = [
    '--input-type=module',
    '--eval',
    `import { createEmulator } from '@meta-cloud-api/emulator';${program}`,
  ];
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(String(stdout));
};
const seeding = `
  const before = performance.now();
  const emulator = createEmulator({ seed: { generate: { numbers: 100_000, wabas: 1_000 } } });
  const seconds = (performance.now() - before) / 1_000;
  console.log(JSON.stringify([seconds, process.resourceUsage().maxRSS / 1_000]));`;
/** Every number has a name that waits, each of them decided on at a moment of its own. */
const waiting = `
  const phoneNumbers = Array.from({ length: 100_000 }, (_, index) => ({
    id: String(700_000_000_000_000 + index),
    number: '+1201' + (2_000_000 + index),
    registered: false,
    nameReview: 'PENDING_REVIEW',
  }));
  const { control, fetch, options } = createEmulator({ seed: { portfolios: [{ phoneNumberCap: 200_000 }], phoneNumbers } });
  control.clock.stop();
  for (const [index, { id }] of phoneNumbers.entries()) {
    control.names.schedule(id, { after: 25 * (index + 1) + 's' });
  }
  const before = performance.now();
  await control.clock.advance('30d');
  const seconds = (performance.now() - before) / 1_000;
  const headers = { authorization: 'Bearer ' + options.accessToken };
  for (const { id } of [phoneNumbers[0], phoneNumbers[50_000], phoneNumbers[99_999]]) {
    const answer = await fetch('https://graph.facebook.com/' + id + '?fields=name_status', { headers });
    const { name_status } = await answer.json();
    if (name_status !== 'APPROVED') throw new Error('The name of ' + id + ' is ' + name_status);
  }
  console.log(JSON.stringify([seconds, process.resourceUsage().maxRSS / 1_000]));`;

row('\nin a process of its own', 'seconds', 'peak in MB', '   least and most seconds');
for (const [name, program] of [
  ['seeding 100,000 numbers', seeding],
  ["clock.advance('30d') over 100,000 waiting reviews", waiting],
]) {
  const runs = Array.from({ length: 5 }, () => measured(program));
  const seconds = runs.map(([first]) => first);
  const ends = `${Math.min(...seconds).toFixed(2)}-${Math.max(...seconds).toFixed(2)}`;
  const peak = Math.max(...runs.map(([, second]) => second));
  row(name, median(seconds).toFixed(2), peak.toFixed(0), `   ${ends}`);
}
process.exit(0);
