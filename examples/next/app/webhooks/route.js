import { createWebhooks } from 'meta-cloud-api/webhooks';

const webhooks = createWebhooks({
  appSecret: process.env.WHATSAPP_APP_SECRET,
  verifyToken: process.env.WHATSAPP_VERIFY_TOKEN,
  on: {
    phone_number_name_update: ({ value }) => console.log('name', value.decision),
  },
});

// The secrets are the server's alone, and not there while Next.js builds.
export const dynamic = 'force-dynamic';
export const GET = webhooks.fetch;
export const POST = webhooks.fetch;
