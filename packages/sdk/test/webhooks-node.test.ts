import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createWebhooks, type LambdaEvent, type WebhooksOptions } from 'meta-cloud-api/webhooks';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  appSecret,
  envelope,
  nameApproved,
  reviewed,
  signatureOf,
  verifyToken,
} from './webhook.ts';

const text = JSON.stringify(envelope(reviewed));
const handshake = `hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${verifyToken}`;

function receiver(options: Partial<WebhooksOptions> = {}) {
  const handler = vi.fn();
  const onError = vi.fn();
  return {
    ...createWebhooks({ appSecret, verifyToken, otherwise: handler, onError, ...options }),
    handler,
    onError,
  };
}

/** A server on this machine, and a way to write to it byte by byte. */
async function serve(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const open = () => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    onTestFinished(() => void socket.destroy());
    return socket;
  };
  return { url: `http://127.0.0.1:${port}/webhooks`, open };
}

const post = (url: string, body = text, signature = signatureOf(body)) =>
  fetch(url, { method: 'POST', body, headers: { 'x-hub-signature-256': signature } });

const head = (...headers: string[]) =>
  ['POST /webhooks HTTP/1.1', 'host: localhost', ...headers, '', ''].join('\r\n');

/** The first line that comes back. */
const answerOn = (socket: Socket) =>
  new Promise<string>((resolve) => {
    socket.once('data', (data) => resolve(String(data).split('\r\n')[0] ?? ''));
  });

describe('node:http', () => {
  it('brings handshake and delivery', async () => {
    const { node, handler } = receiver();
    const { url } = await serve(node);
    const challenged = await fetch(`${url}?${handshake}`);
    expect([challenged.status, await challenged.text()]).toEqual([200, '1158201444']);
    expect((await fetch(`${url}?${handshake}x`)).status).toBe(403);
    expect((await fetch(url)).status).toBe(403);
    expect((await post(url)).status).toBe(200);
    expect((await post(url, text, signatureOf('{}'))).status).toBe(401);
    expect((await fetch(url, { method: 'PUT' })).status).toBe(405);
    expect(handler).toHaveBeenCalledOnce();
  });

  it('brings the address to secretFor and to the handler', async () => {
    const seen: unknown[] = [];
    const { node } = receiver({
      appSecret: undefined,
      secretFor: ({ url, headers }) => {
        seen.push(url, 'host' in headers);
        return appSecret;
      },
      otherwise: (_change, { url }) => seen.push(url),
    });
    const { url } = await serve(node);
    expect((await post(`${url}?app=7`)).status).toBe(200);
    expect(seen).toEqual(['/webhooks?app=7', true, '/webhooks?app=7']);
  });

  it('takes a body in chunks, without a length', async () => {
    const { node, handler } = receiver();
    const { open } = await serve(node);
    const socket = open();
    socket.write(head(`x-hub-signature-256: ${signatureOf(text)}`, 'transfer-encoding: chunked'));
    for (const byte of text) socket.write(`1\r\n${byte}\r\n`);
    socket.write('0\r\n\r\n');
    expect(await answerOn(socket)).toBe('HTTP/1.1 200 OK');
    expect(handler).toHaveBeenCalledOnce();
  });

  it('answers 413 to a length above 3 MB without waiting for it', async () => {
    const { node } = receiver();
    const { open } = await serve(node);
    const socket = open();
    socket.write(head('content-length: 3145729'));
    expect(await answerOn(socket)).toBe('HTTP/1.1 413 Payload Too Large');
  });

  it('answers 413 to chunks that become too many', async () => {
    const { node } = receiver({ maxBytes: 1_000 });
    const { open } = await serve(node);
    const socket = open();
    socket.write(head('transfer-encoding: chunked'));
    for (let count = 0; count < 3; count++) socket.write(`200\r\n${'x'.repeat(512)}\r\n`);
    expect(await answerOn(socket)).toBe('HTTP/1.1 413 Payload Too Large');
  });

  it('answers 408 to a body that does not come', async () => {
    const { node, handler } = receiver({ readTimeoutMs: 20 });
    const { open } = await serve(node);
    const socket = open();
    socket.write(head('content-length: 100'));
    socket.write('{"object":');
    expect(await answerOn(socket)).toBe('HTTP/1.1 408 Request Timeout');
    expect(handler).not.toHaveBeenCalled();
  });

  it('lives on after a body that was cut off', async () => {
    const { node, handler } = receiver();
    const answered = vi.fn();
    const { url, open } = await serve((request, response) => {
      node(request, response).then(answered, answered);
    });
    const socket = open();
    socket.write(head(`x-hub-signature-256: ${signatureOf(text)}`, 'content-length: 1000'));
    socket.write(text, () => socket.destroy());
    await vi.waitFor(() => expect(answered).toHaveBeenCalledWith(undefined));
    expect((await post(url)).status).toBe(200);
    expect(handler).toHaveBeenCalledOnce();
  });
});

describe('a body parser before the webhooks', () => {
  it('is an error that says what to do, and no guess', async () => {
    const { node, handler, onError } = receiver();
    const { url } = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      await node(
        Object.assign(request, { body: JSON.parse(Buffer.concat(chunks).toString()) }),
        response,
      );
    });
    const answered = await post(url);
    expect([answered.status, await answered.text()]).toEqual([
      500,
      'the body was read before it came to the webhooks, and what was parsed cannot be verified: ' +
        'mount them before express.json() or any other body parser, or have that keep the bytes as rawBody.',
    ]);
    expect(onError).toHaveBeenCalledWith(expect.any(Error), { during: 'body' });
    expect(handler).not.toHaveBeenCalled();
  });

  it.each(['rawBody', 'body'])('is no harm where it keeps the bytes as %s', async (name) => {
    const { node, handler } = receiver();
    const { url } = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      await node(Object.assign(request, { [name]: Buffer.concat(chunks) }), response);
    });
    expect((await post(url)).status).toBe(200);
    expect((await post(url, text, signatureOf('{}'))).status).toBe(401);
    expect(handler).toHaveBeenCalledOnce();
  });
});

describe('AWS Lambda', () => {
  const signed = { 'x-hub-signature-256': signatureOf(text) };
  const v2 = (method: string, more: LambdaEvent = {}): LambdaEvent => ({
    rawPath: '/webhooks',
    rawQueryString: '',
    requestContext: { http: { method } },
    ...more,
  });
  const v1 = (httpMethod: string, more: LambdaEvent = {}): LambdaEvent => ({
    httpMethod,
    path: '/webhooks',
    queryStringParameters: null,
    headers: null,
    ...more,
  });

  it.each([
    ['an HTTP API or a URL of its own', v2('GET', { rawQueryString: handshake })],
    [
      'a REST API',
      v1('GET', { queryStringParameters: Object.fromEntries(new URLSearchParams(handshake)) }),
    ],
    [
      'a load balancer',
      v1('GET', {
        queryStringParameters: {
          'hub.mode': 'subscribe',
          'hub.challenge': '1158201444',
          'hub.verify_token': verifyToken.replace('-', '%2D'),
        },
        requestContext: { elb: {} },
      }),
    ],
  ])('answers the handshake behind %s', async (_name, event) => {
    const { lambda } = receiver();
    expect(await lambda(event)).toMatchObject({ statusCode: 200, body: '1158201444' });
  });

  it.each([
    ['an HTTP API', v2('POST', { headers: signed, body: text })],
    [
      'an HTTP API, in base64',
      v2('POST', {
        headers: signed,
        body: Buffer.from(text).toString('base64'),
        isBase64Encoded: true,
      }),
    ],
    [
      'a REST API, whose headers keep their capitals',
      v1('POST', {
        body: text,
        headers: { 'X-Hub-Signature-256': signatureOf(text) },
        multiValueHeaders: { 'X-Hub-Signature-256': [signatureOf(text)] },
      }),
    ],
    [
      'a load balancer with several values for a header',
      v1('POST', {
        body: text,
        multiValueHeaders: { 'x-hub-signature-256': [signatureOf(text)] },
        requestContext: { elb: {} },
      }),
    ],
  ])('takes a delivery behind %s', async (_name, event) => {
    const { lambda, handler } = receiver();
    expect(await lambda(event)).toMatchObject({ statusCode: 200, body: '' });
    expect(handler).toHaveBeenCalledOnce();
  });

  it('takes bytes that are no ASCII', async () => {
    const { lambda, handler } = receiver();
    const named = { ...nameApproved.value, requested_verified_name: 'Café 🌵' };
    const body = JSON.stringify(envelope({ ...nameApproved, value: named }));
    const headers = { 'x-hub-signature-256': signatureOf(body) };
    const base64 = Buffer.from(body).toString('base64');
    await lambda(v2('POST', { headers, body }));
    await lambda(v2('POST', { headers, body: base64, isBase64Encoded: true }));
    expect(handler.mock.calls.map(([{ value }]) => value.requested_verified_name)).toEqual([
      'Café 🌵',
      'Café 🌵',
    ]);
  });

  it.each([
    ['no body', v2('POST', { headers: signed }), 401],
    ['no headers', v2('POST', { body: text }), 401],
    [
      'two signatures',
      v1('POST', {
        body: text,
        multiValueHeaders: { 'x-hub-signature-256': [signatureOf(text), signatureOf(text)] },
      }),
      401,
    ],
    ['base64 that is none', v2('POST', { headers: signed, body: '*', isBase64Encoded: true }), 400],
    ['another method', v2('PUT', { headers: signed, body: text }), 405],
    ['nothing at all', {}, 405],
  ])('refuses %s', async (_name, event, status) => {
    const { lambda, handler } = receiver();
    expect((await lambda(event)).statusCode).toBe(status);
    expect(handler).not.toHaveBeenCalled();
  });
});
