import { createServer } from 'node:http';
import { createMemoryDedupe, createWebhooks } from 'meta-cloud-api/webhooks';

const webhooks = createWebhooks({
  appSecret: process.env.WHATSAPP_APP_SECRET,
  verifyToken: process.env.WHATSAPP_VERIFY_TOKEN,
  // For one process: several share createSqlDedupe.
  dedupe: createMemoryDedupe(),
  on: {
    phone_number_name_update: ({ value }) => console.log('name', value.decision),
  },
  otherwise: ({ field }) => console.log('something else:', field),
});

createServer((request, response) => {
  if (request.url?.startsWith('/webhooks')) return webhooks.node(request, response);
  response.writeHead(404).end();
}).listen(process.env.PORT, () => console.log(`listening on port ${process.env.PORT}`));
