import { createWebhooks } from 'meta-cloud-api/webhooks';

/** @type {import('meta-cloud-api/webhooks').Webhooks | undefined} */
let webhooks;

export default {
  /** @param {Request} request @param {{ WHATSAPP_APP_SECRET: string, WHATSAPP_VERIFY_TOKEN: string }} env */
  fetch(request, env) {
    webhooks ??= createWebhooks({
      appSecret: env.WHATSAPP_APP_SECRET,
      verifyToken: env.WHATSAPP_VERIFY_TOKEN,
      on: {
        phone_number_name_update: ({ value }) => console.log('name', value.decision),
      },
    });
    return webhooks.fetch(request);
  },
};
