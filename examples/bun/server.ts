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

const { url } = Bun.serve({
  port: Number(process.env.PORT),
  routes: { '/webhooks': webhooks.fetch },
});
console.log(`listening on ${url}`);
