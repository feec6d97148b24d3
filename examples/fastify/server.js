import Fastify from 'fastify';
import { createWebhooks } from 'meta-cloud-api/webhooks';

const webhooks = createWebhooks({
  appSecret: process.env.WHATSAPP_APP_SECRET,
  verifyToken: process.env.WHATSAPP_VERIFY_TOKEN,
  on: {
    phone_number_name_update: ({ value }) => console.log('name', value.decision),
  },
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
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
