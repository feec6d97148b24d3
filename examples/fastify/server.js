import Fastify from 'fastify';
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

const app = Fastify();
app.register(async (scope) => {
  // In this scope alone no body is parsed: the webhooks read it themselves.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.all('/webhooks', (request, reply) => {
    reply.hijack();
    return webhooks.node(request.raw, reply.raw);
  });
});
app.post('/echo', async (request) => request.body);
const address = await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
console.log(`listening on ${address}`);
