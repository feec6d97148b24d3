import { createWebhooks, type WebhooksOptions } from 'meta-cloud-api/webhooks';
import { describe, expect, it, vi } from 'vitest';
import {
  appSecret,
  delivery,
  envelope,
  nameApproved,
  reviewed,
  signatureOf,
  told,
  verifyToken,
} from './webhook.ts';

/** What went wrong in other programs, each as it was reported of them. */

function receiver(options: Partial<WebhooksOptions> = {}) {
  const handler = vi.fn();
  const onRefused = () => {};
  const base = { appSecret, verifyToken, onRefused, otherwise: handler };
  return { ...createWebhooks({ ...base, ...options }), handler };
}

const message = envelope({
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '1', phone_number_id: '2' },
    messages: [{ from: '3', id: 'wamid.1', timestamp: '1', type: 'text', text: { body: 'pay' } }],
  },
});

it.each(['GHSA-7rw7-pc8v-mrr3', 'GHSA-j5hq-p423-c9vw'])(
  '%s: a message that nobody signed is injected',
  async () => {
    const { fetch, handler } = receiver();
    const body = JSON.stringify(message);
    const send = (headers: Record<string, string>) =>
      fetch(new Request('https://example.com/', { method: 'POST', body, headers }));
    for (const headers of [{}, { 'x-hub-signature': 'sha1=0' }, { 'x-hub-signature-256': '' }]) {
      expect((await send(headers)).status).toBe(401);
    }
    expect(handler).not.toHaveBeenCalled();
  },
);

describe('a secret that is not set', () => {
  it('lets nothing begin, instead of turning the check off', () => {
    const unset = { appSecret: process.env.SECRET_THAT_IS_NOT_SET, verifyToken };
    expect(() => createWebhooks(unset)).toThrow('appSecret is required');
  });

  it('lets no token that is not set either match an empty one', () => {
    const unset = { appSecret, verifyToken: process.env.TOKEN_THAT_IS_NOT_SET };
    expect(() => createWebhooks(unset)).toThrow('verifyToken is required');
  });
});

it('the verify token is no key: what it signs is forged', async () => {
  const { fetch, handler } = receiver();
  expect((await fetch(delivery(message, { secret: verifyToken }))).status).toBe(401);
  expect(handler).not.toHaveBeenCalled();
});

it('the signature is of the bytes that came, not of what they mean', async () => {
  const { receive } = receiver();
  const sent = JSON.stringify(message, null, 2);
  const written = Buffer.from(JSON.stringify(JSON.parse(sent)));
  const headers = { 'x-hub-signature-256': signatureOf(sent) };
  expect((await receive(written, { headers })).status).toBe(401);
  expect((await receive(Buffer.from(sent), { headers })).status).toBe(200);
});

it('a short signature ends no process', async () => {
  const { receive } = receiver();
  const headers = { 'x-hub-signature-256': 'sha256=00' };
  expect((await receive(Buffer.from('{}'), { headers })).status).toBe(401);
});

it('an event of an account is no TypeError where only messages are expected', async () => {
  const messages = vi.fn();
  const { fetch, handler } = receiver({ on: { messages } });
  expect((await fetch(delivery(envelope(reviewed, nameApproved)))).status).toBe(200);
  expect([messages.mock.calls.length, handler.mock.calls.length]).toEqual([0, 2]);
});

it('no receiver is shared between tenants: each has its own handler and secret', async () => {
  const [one, other] = [receiver(), receiver({ appSecret: 'another-secret' })];
  await other.fetch(delivery(message, { secret: 'another-secret' }));
  expect((await other.fetch(delivery(message))).status).toBe(401);
  expect([one.handler.mock.calls.length, other.handler.mock.calls.length]).toEqual([0, 1]);
});

it('a handler that fails is no 200, and its words stay here', async () => {
  const { fetch } = receiver({
    onError: () => undefined,
    otherwise: () => {
      throw new Error(`token ${appSecret}`);
    },
  });
  expect(await told(fetch(delivery(message)))).toMatchObject({ status: 500, text: '' });
});

it('JSON that is none is not sent again for days as our failure', async () => {
  const { fetch } = receiver();
  for (const body of ['{', '{}', 'null']) {
    expect((await fetch(delivery(body))).status).toBe(400);
  }
});
