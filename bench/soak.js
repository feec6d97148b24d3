import { once } from 'node:events';
import { createServer } from 'node:http';
import { createEmulator, createManualClock } from '@meta-cloud-api/emulator';
import { createMemoryDedupe, createSqlDedupe, createWebhooks } from 'meta-cloud-api/webhooks';
import { startPostgres } from './postgres.js';

/**
 * Deliveries of the emulator on bad days: each told twice, turned round, every seventh attempt lost, every
 * eleventh cut off on its way, and a handler that fails now and then. Each has to be handled once, and none
 * lost. Options: --count 200000; --node, through the adapter of node:http; --sql, with PostgreSQL as the store
 */
const at = process.argv.indexOf('--count');
const count = at < 0 ? 200_000 : Number(process.argv[at + 1]);
const batch = 1_000;
const postgres = process.argv.includes('--sql') ? await startPostgres() : undefined;
const dedupe = postgres
  ? createSqlDedupe(postgres.pool)
  : createMemoryDedupe({ maxEntries: 2 * count });
await dedupe.setup?.();

const times = new Uint8Array(count);
let calls = 0;
let attempts = 0;
let refused = 0;
const webhooks = createWebhooks({
  appSecret: 'emulator-demo-app-secret',
  verifyToken: 'verify-me',
  dedupe,
  onError: () => undefined,
  onRefused: () => undefined,
  on: {
    account_review_update: async ({ value }) => {
      if (++calls % 13 === 0) throw new Error('a handler that fails now and then');
      times[Number(value.decision)] += 1;
    },
  },
});
const server = createServer(webhooks.node);
const address = process.argv.includes('--node') && (await listen());
const deliver = (url, init) =>
  address ? fetch(address, init) : webhooks.fetch(new Request(url, init));
const clock = createManualClock('2026-11-22T09:00:00Z');
const emulator = createEmulator({
  clock,
  settings: {
    webhookCopies: 2,
    webhookOrder: 'reversed in a batch',
    webhookDropEvery: 7,
    webhookRetries: '1m 5m 30m 1h 4h 10h 20h',
    webhookLogSize: 1,
  },
  fetch: async (url, init) => {
    const isCut = ++attempts % 11 === 0;
    const body = isCut ? init.body.subarray(0, init.body.length / 2) : init.body;
    const response = await deliver(url, { ...init, body: init.body && body });
    if (isCut) refused += response.status === 401 ? 1 : 0;
    return response;
  },
});
const { control } = emulator;
await control.webhooks.subscribe({
  url: 'https://example.com/webhooks',
  verifyToken: 'verify-me',
  handshake: false,
});

const started = performance.now();
for (let first = 0; first < count; first += batch) {
  for (let index = first; index < Math.min(first + batch, count); index++) {
    control.webhooks.trigger('account_review_update', { value: { decision: String(index) } });
  }
  await control.webhooks.settled();
  clock.advance('1m');
  await control.webhooks.settled();
}
for (let hour = 0; hour < 40; hour++) {
  clock.advance('1h');
  await control.webhooks.settled();
}
const seconds = (performance.now() - started) / 1_000;
const lost = times.filter((handled) => handled === 0).length;
const twice = times.filter((handled) => handled > 1).length;
console.log(
  `${count} events, ${attempts} deliveries that arrived, ${refused} of them cut and refused`,
);
console.log(`handled once: ${count - lost - twice}, lost: ${lost}, handled twice: ${twice}`);
console.log(`${seconds.toFixed(0)} s, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`);
server.close();
await postgres?.stop();
process.exit(lost + twice === 0 ? 0 : 1);

async function listen() {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}/webhooks`;
}
