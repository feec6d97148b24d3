import { createServer } from 'node:http';
import { createWebhooks } from 'meta-cloud-api/webhooks';
import { limit, secret } from './delivery.js';

/** Takes deliveries over HTTP, bare or through our adapter, and says what CPU that took when asked. */
let handled = 0;
const handler = () => {
  handled += 1;
};
const { node } = createWebhooks({
  appSecret: secret,
  verifyToken: 'verify-me',
  on: { messages: handler },
});
const bare = (request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    limit(body, request.headers['x-hub-signature-256'], handler);
    response.writeHead(200, { 'content-type': 'text/plain' }).end();
  });
};
const server = createServer(process.argv[2] === 'bare' ? bare : node);
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ micros: user + system, handled });
});
process.on('disconnect', () => process.exit());
