import Koa from 'koa';
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

const app = new Koa();
// Before any body parser: what that has parsed cannot be verified any more.
app.use(async (context, next) => {
  if (context.path !== '/webhooks') return next();
  context.respond = false;
  await webhooks.node(context.req, context.res);
});
app.listen(process.env.PORT, () => console.log(`listening on port ${process.env.PORT}`));
