import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server';
import { Webhooks as Octokit } from '@octokit/webhooks';
import { verify } from '@octokit/webhooks-methods';
import { createMemoryDedupe, createWebhooks } from 'meta-cloud-api/webhooks';
import Stripe from 'stripe';
import { WhatsAppAPI } from 'whatsapp-api-js';
import { bytes, limit, secret, signature, text } from './delivery.js';
import { compare, median } from './measure.js';

/**
 * CPU of verifying, parsing and dispatching one delivery of 1.5 kB, beside the bare limit and the others.
 * Options: --rounds 15 --count 4000
 */
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const rounds = option('rounds', 15);
const count = option('count', 4_000);

let handled = 0;
const handler = () => {
  handled += 1;
};
const options = { appSecret: secret, verifyToken: 'verify-me', on: { messages: handler } };
const headers = { 'x-hub-signature-256': signature };
const ours = createWebhooks(options);
const oursOnce = createWebhooks({ ...options, dedupe: createMemoryDedupe() });

const octokit = new Octokit({ secret });
octokit.on('push', handler);
const stripe = new Stripe('sk_test_x');
const stripeHeader = stripe.webhooks.generateTestHeaderString({ payload: text, secret });
const secreto = new WhatsAppAPI({ token: 'x', appSecret: secret, v: 'v26.0' });
secreto.on.message = handler;

const contenders = {
  'bare limit': async () => limit(bytes, signature, handler),
  'meta-cloud-api': () => ours.receive(bytes, { headers }),
  'meta-cloud-api, a duplicate': () => oursOnce.receive(bytes, { headers }),
  'meta-cloud-api, as fetch': () =>
    ours.fetch(new Request('http://localhost/', { method: 'POST', body: bytes, headers })),
  '@octokit/webhooks-methods, by hand': async () => {
    const payload = bytes.toString();
    if (!(await verify(secret, payload, signature))) throw new Error('forged');
    for (const { changes } of JSON.parse(payload).entry)
      for (const change of changes) handler(change);
  },
  '@octokit/webhooks': () =>
    octokit.verifyAndReceive({ id: '1', name: 'push', payload: bytes.toString(), signature }),
  stripe: async () => {
    stripe.webhooks.constructEvent(bytes, stripeHeader, secret);
    handler();
  },
  '@kapso/whatsapp-cloud-api': async () => {
    if (!verifySignature({ appSecret: secret, rawBody: bytes, signatureHeader: signature })) {
      throw new Error('forged');
    }
    for (const message of normalizeWebhook(JSON.parse(bytes.toString())).messages) handler(message);
  },
  'whatsapp-api-js': async () => {
    const payload = bytes.toString();
    await secreto.post(JSON.parse(payload), payload, signature);
  },
};

for (const [name, call] of Object.entries(contenders)) {
  const before = handled;
  await call();
  await call();
  const expected = name.endsWith('a duplicate') ? 1 : 2;
  if (handled - before !== expected) throw new Error(`${name} handled ${handled - before} of 2`);
}
const result = await compare(contenders, { rounds, count, concurrency: 1 });
const base = result['bare limit'];
console.log(`${'verify, parse, dispatch'.padEnd(36)}µs of CPU   x limit`);
for (const [name, micros] of Object.entries(result)) {
  console.log(
    name.padEnd(36),
    micros.toFixed(2).padStart(8),
    (micros / base).toFixed(2).padStart(9),
  );
}

/** The same behind `node:http`, in a process of its own. */
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
async function serve(kind) {
  const child = fork(new URL('webhook-server.js', import.meta.url), [kind]);
  const [{ port }] = await once(child, 'message');
  const read = async () => {
    child.send('read');
    return (await once(child, 'message'))[0];
  };
  return {
    stop: () => child.disconnect(),
    round: async () => {
      const before = await read();
      let sent = 0;
      const worker = async () => {
        while (sent++ < count) await post(port);
      };
      await Promise.all(Array.from({ length: 16 }, worker));
      const after = await read();
      if (after.handled - before.handled !== count) throw new Error(`${kind} lost deliveries`);
      return (after.micros - before.micros) / count;
    },
  };
}
const post = (port) =>
  new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', method: 'POST', agent };
    const asked = request({ ...options, headers: { ...headers, 'content-length': bytes.length } });
    asked.on('response', (response) => response.resume().on('end', resolve));
    asked.on('error', reject);
    asked.end(bytes);
  });

const servers = { bare: await serve('bare'), ours: await serve('ours') };
const micros = { bare: [], ours: [] };
for (let round = 0; round <= rounds; round++) {
  for (const [kind, { round: run }] of Object.entries(servers)) {
    const spent = await run();
    if (round > 0) micros[kind].push(spent);
  }
}
const [bare, node] = [median(micros.bare), median(micros.ours)];
console.log(`\n${'the same behind node:http'.padEnd(36)}µs of CPU   x bare`);
console.log(
  'bare node:http and the limit'.padEnd(36),
  bare.toFixed(1).padStart(8),
  '1.00'.padStart(9),
);
console.log(
  'webhooks.node'.padEnd(36),
  node.toFixed(1).padStart(8),
  (node / bare).toFixed(2).padStart(9),
);
for (const { stop } of Object.values(servers)) stop();
agent.destroy();
