import { createWebhooks } from 'meta-cloud-api/webhooks';

const webhooks = createWebhooks({
  appSecret: process.env.WHATSAPP_APP_SECRET,
  verifyToken: process.env.WHATSAPP_VERIFY_TOKEN,
  on: {
    phone_number_name_update: ({ value }) => console.log('name', value.decision),
  },
});

Bun.serve({ port: Number(process.env.PORT), routes: { '/webhooks': webhooks.fetch } });
