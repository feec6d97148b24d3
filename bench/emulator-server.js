import { createServer } from 'node:http';

/** One contender of emulator.js, in a process of its own: prints its address, and its CPU time when asked. */
const [kind = 'bare', ...options] = process.argv.slice(2);

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

const contenders = {
  bare: async () => {
    const server = createServer((_request, response) =>
      response.writeHead(200, headers).end(number),
    );
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${server.address().port}`;
  },
  /** Mocks what an OpenAPI file describes. */
  prism: async (document) => {
    const { default: prism } = await import('@stoplight/prism-cli/dist/util/createServer.js');
    const port = await freePort();
    const options = { document, host: '127.0.0.1', port, verboseLevel: 'silent', cors: true };
    await prism.createSingleProcessPrism(options);
    return `http://127.0.0.1:${port}`;
  },
  /** @param numbers of a world that is not the demo, and `accounts` that they are spread over */
  emulator: async (numbers, accounts = '1') => {
    const { createEmulator } = await import('@meta-cloud-api/emulator');
    const generate = { numbers: Number(numbers), wabas: Number(accounts) };
    const emulator = createEmulator({
      // What is measured here is more calls than Meta would take in an hour.
      settings: { rateLimit: 'count' },
      ...(numbers && { seed: { generate } }),
    });
    return (await emulator.listen({ port: 0 })).url;
  },
};

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

process.send?.({ url: await contenders[kind](...options) });
process.on('message', () =>
  process.send({ cpu: process.cpuUsage(), memory: process.memoryUsage().rss }),
);
process.on('disconnect', () => process.exit(0));
