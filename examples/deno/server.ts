import { createMemoryDedupe, createWebhooks } from 'meta-cloud-api/webhooks';

const webhooks = createWebhooks({
  appSecret: Deno.env.get('WHATSAPP_APP_SECRET'),
  verifyToken: Deno.env.get('WHATSAPP_VERIFY_TOKEN'),
  // For one process: several share createSqlDedupe.
  dedupe: createMemoryDedupe(),
  on: {
    phone_number_name_update: ({ value }) => console.log('name', value.decision),
  },
  otherwise: ({ field }) => console.log('something else:', field),
});

Deno.serve({ port: Number(Deno.env.get('PORT')) }, (request) => webhooks.fetch(request));
