import { createMemoryDedupe, createWebhooks } from 'meta-cloud-api/webhooks';

/** @type {import('meta-cloud-api/webhooks').Webhooks | undefined} */
let webhooks;

export default {
  /** @param {Request} request @param {{ WHATSAPP_APP_SECRET: string, WHATSAPP_VERIFY_TOKEN: string }} env */
  fetch(request, env) {
    webhooks ??= createWebhooks({
      appSecret: env.WHATSAPP_APP_SECRET,
      verifyToken: env.WHATSAPP_VERIFY_TOKEN,
      // Each instance remembers for itself: where an event must not be handled twice, createSqlDedupe.
      dedupe: createMemoryDedupe(),
      on: {
        phone_number_name_update: ({ value }) => console.log('name', value.decision),
      },
      otherwise: ({ field }) => console.log('something else:', field),
    });
    return webhooks.fetch(request);
  },
};
