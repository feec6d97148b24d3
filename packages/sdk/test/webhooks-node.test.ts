import { createServer, type RequestListener } from 'node:http';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { handshake, receiver, text } from './receiver.ts';
import { appSecret, signatureOf } from './webhook.ts';

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

it('a client that has gone before it is read holds nothing up', async () => {
  const { node } = receiver();
  const answered = vi.fn();
  const { open } = await serve(async (request, response) => {
    request.on('error', () => {});
    socket.destroy();
    await new Promise((resolve) => request.once('close', resolve));
    node(request, response).then(answered, answered);
  });
  const socket = open();
  socket.write(head(`x-hub-signature-256: ${signatureOf(text)}`, 'content-length: 1000'));
  await vi.waitFor(() => expect(answered).toHaveBeenCalledWith(undefined));
});

it('what somebody else has answered in the meantime is left as it is', async () => {
  const settled = vi.fn();
  const { url } = await serve(async (request, response) => {
    const { node } = receiver({ otherwise: () => void response.writeHead(504).end() });
    await node(request, response).then(() => settled('answered'), settled);
  });
  expect((await post(url)).status).toBe(504);
  await vi.waitFor(() => expect(settled).toHaveBeenCalledWith('answered'));
});

it('reads no query where the address has none', async () => {
  const { node } = receiver();
  const { url } = await serve(node);
  expect((await fetch(`${new URL(url).origin}/&${handshake}`)).status).toBe(403);
  expect((await fetch(`${new URL(url).origin}/?what=?&${handshake}`)).status).toBe(200);
});

it('node:http2 brings handshake and delivery', async () => {
  const { node, handler } = receiver();
  const server = createHttp2Server(node);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  onTestFinished(() => {
    session.close();
    server.close();
  });
  const ask = (headers: Record<string, string>, body?: string) =>
    new Promise((resolve, reject) => {
      const stream = session.request(headers, { endStream: body === undefined });
      stream.on('response', (given) => resolve(given[':status']));
      stream.on('error', reject);
      if (body !== undefined) stream.write(body);
      stream.resume();
      if (!headers['content-length']) stream.end();
    });
  const sent = { ':method': 'POST', 'x-hub-signature-256': signatureOf(text) };
  expect(await ask({ ':path': `/?${handshake}` })).toBe(200);
  expect(await ask(sent, text)).toBe(200);
  expect(await ask(sent, `${text} `)).toBe(401);
  expect(await ask({ ...sent, 'content-length': '3145729' }, '{')).toBe(413);
  expect(handler).toHaveBeenCalledOnce();
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
    // Who asks is not known, and reads nothing of how the server is built.
    expect([answered.status, await answered.text()]).toEqual([500, '']);
    expect(onError).toHaveBeenCalledWith(
      expect.objectContaining({
        message:
          'the body was read before it came to the webhooks, and what was parsed cannot be verified: ' +
          'mount them before express.json() or any other body parser, or have that keep the bytes as rawBody.',
      }),
      { during: 'body' },
    );
    expect(handler).not.toHaveBeenCalled();
  });

  it('is the same error where the bytes were decoded', async () => {
    const { node, handler, onError } = receiver();
    const { url } = await serve((request, response) => node(request.setEncoding('utf8'), response));
    expect((await post(url)).status).toBe(500);
    expect(onError).toHaveBeenCalledWith(
      expect.objectContaining({ message: expect.stringContaining('cannot be verified') }),
      { during: 'body' },
    );
    expect(handler).not.toHaveBeenCalled();
  });

  it('is the same error where the request is wrapped, and says not whether it was read', async () => {
    const { node, onError } = receiver();
    const response = { writeHead: vi.fn(), end: vi.fn() };
    const wrapped = { on: vi.fn(), resume: vi.fn(), headers: {}, method: 'POST', url: '/' };
    await node({ ...wrapped, body: {} }, response);
    await node({ ...wrapped, readableEnded: true }, response);
    expect(response.writeHead.mock.calls.map(([status]) => status)).toEqual([500, 500]);
    expect(onError).toHaveBeenCalledTimes(2);
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
