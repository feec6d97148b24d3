import { createServer } from 'node:http';

/** One contender of emulator.js, in a process of its own: prints its address, and its CPU time when asked. */
const [kind = 'bare', numbers = '0'] = process.argv.slice(2);

const number = JSON.stringify({
  verified_name: 'Lucky Shrub',
  code_verification_status: 'EXPIRED',
  display_phone_number: '+1 631-555-1000',
  quality_rating: 'GREEN',
  platform_type: 'CLOUD_API',
  throughput: { level: 'STANDARD' },
  webhook_configuration: {},
  id: '106540352242922',
});
const headers = { 'content-type': 'application/json', 'content-length': number.length };

async function start() {
  if (kind === 'bare') {
    const server = createServer((_request, response) =>
      response.writeHead(200, headers).end(number),
    );
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${server.address().port}`;
  }
  const { createEmulator } = await import('@meta-cloud-api/emulator');
  const generate = { numbers: Number(numbers), wabas: Math.max(1, Number(numbers) / 250) };
  const emulator = createEmulator({
    // What is measured here is more calls than Meta would take in an hour.
    settings: { rateLimit: 'count' },
    ...(Number(numbers) > 0 && { seed: { generate } }),
  });
  return (await emulator.listen({ port: 0 })).url;
}

process.send?.({ url: await start() });
process.on('message', () =>
  process.send({ cpu: process.cpuUsage(), memory: process.memoryUsage().rss }),
);
process.on('disconnect', () => process.exit(0));
