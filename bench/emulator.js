import { createEmulator } from '@meta-cloud-api/emulator';
import { headers, option, race, row, spread, start } from './load.js';
import { median } from './measure.js';

/**
 * What a GET of one number costs at the emulator, beside a bare `node:http` server, beside Prism, and in
 * process. Options: --rounds 15 --count 6000, and META_OPENAPI, where Meta's own OpenAPI file is, for Prism.
 */
const rounds = option('rounds', 15);
const count = option('count', 6_000);
const path = '/v26.0/106540352242922';

console.log('GET of one number over HTTP');
const bare = await start('bare');
const demo = await start('emulator');
await race(
  [
    { name: 'bare node:http, static bytes', server: bare, path },
    { name: 'the emulator', server: demo, path },
  ],
  rounds,
  count,
);
await bare.stop();

const document = process.env.META_OPENAPI;
if (document) {
  const prism = await start('prism', document);
  await race(
    [
      { name: "Prism with Meta's OpenAPI file", server: prism, path, share: 0.02 },
      { name: 'the emulator', server: demo, path },
    ],
    rounds,
    count,
  );
  await prism.stop();
} else {
  console.log("Prism is left out: META_OPENAPI says where Meta's OpenAPI file is.");
}

console.log('\nThe same GET: in process, and over a socket (CPU of client and server)');
const emulator = createEmulator({ settings: { rateLimit: 'count' } });
const own = (since) => {
  const { user, system } = process.cpuUsage(since);
  return user + system;
};
const inProcess = async () => {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index++) {
    await (await emulator.fetch(`https://graph.facebook.com${path}`, { headers })).text();
  }
  return own(before) / count;
};
const overSocket = async () => {
  const calls = count / 4;
  const before = process.cpuUsage();
  const { cpu } = await demo.usage();
  for (let index = 0; index < calls; index++) {
    await (await fetch(demo.url + path, { headers })).text();
  }
  return (own(before) + (await demo.usage()).cpu - cpu) / calls;
};
const costs = { outside: [], inside: [] };
await inProcess();
await overSocket();
for (let round = 0; round < rounds; round++) {
  costs.outside.push(await overSocket());
  costs.inside.push(await inProcess());
}
row('', 'µs of CPU', 'x a socket, of each round');
row('over a socket, client and server', median(costs.outside).toFixed(0), '   1.00');
const ratios = costs.inside.map((one, round) => one / costs.outside[round]);
row('emulator.fetch', median(costs.inside).toFixed(0), `   ${spread(ratios)}`);
await demo.stop();
process.exit(0);
