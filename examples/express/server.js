import express from 'express';
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

const app = express();
// Before express.json(): what it has parsed cannot be verified any more.
app.all('/webhooks', webhooks.node);
app.use(express.json());
app.post('/echo', (request, response) => response.json(request.body));
app.listen(process.env.PORT, () => console.log(`listening on port ${process.env.PORT}`));
