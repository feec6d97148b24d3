import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createEmulator } from '@meta-cloud-api/emulator';
import { installIn } from '../scripts/prepare.js';

/** Runs clients that others wrote against the built emulator: none of them is changed. */
const folder = import.meta.dirname;
installIn(folder, 'the clients');

const { dependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
// Elsewhere Meta's own client wants `dotenv`, which it does not bring along.
process.env.NODE_ENV = 'production';
const { programs } = await import('./programs.js');
const { leadToEmulator } = await import('./network.js');

let failed = 0;
for (const [name, program] of Object.entries(programs)) {
  /** @type {{ body: string, signature: string }[]} */
  const received = [];
  const emulator = createEmulator({
    fetch: (input, init) => callback(new Request(input, init), received),
  });
  await emulator.control.webhooks.subscribe({
    url: 'https://callback.example/',
    verifyToken: 'secret',
  });
  const server = await emulator.listen({ port: 0 });
  const leave = await leadToEmulator(emulator);
  const client = `${name} ${dependencies[name]}`;
  try {
    await program({ emulator, url: server.url, received });
    const calls = emulator.requests().length;
    console.log(`✓ ${client}: ${calls} calls`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${client}\n${/** @type {Error} */ (error).stack ?? error}`);
  } finally {
    leave();
    await server.close();
  }
}
process.exit(failed === 0 ? 0 : 1);

/**
 * A program of the business, which takes the handshake and keeps what it is told.
 * @param {Request} request @param {{ body: string, signature: string }[]} received
 */
async function callback(request, received) {
  const challenge = new URL(request.url).searchParams.get('hub.challenge');
  if (challenge !== null) return new Response(challenge);
  const signature = request.headers.get('x-hub-signature-256') ?? '';
  received.push({ body: await request.text(), signature });
  return new Response();
}
