import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebhooks, type WebhookAnswer, type Webhooks } from 'meta-cloud-api/webhooks';

/** The most that Meta sends. */
const MOST_BYTES = 3 * 1_024 * 1_024;

/** What arrived, and is from who knows the secret. */
export interface Arrived {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

interface ReceiverOptions {
  readonly port: number;
  readonly appSecret: string;
  readonly verifyToken: string;
  /** Answers the status to answer with. */
  readonly take: (arrived: Arrived) => Promise<number>;
  /** Is told why something was refused. */
  readonly refuse: (why: string) => void;
  readonly onHandshake: (accepted: boolean) => void;
  /** Is told of what failed; its sender is answered 500, and sends again. */
  readonly onError: (error: unknown) => void;
}

/** Listens for webhooks on this machine: answers the handshake, and verifies each over its bytes. */
export function receive(
  options: ReceiverOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const { appSecret, verifyToken } = options;
  // What is refused is told by `refuse` and `onHandshake`.
  const webhooks = createWebhooks({ appSecret, verifyToken, onRefused: () => {} });
  const server = createServer((request, response) => {
    answer(request, response, webhooks, options).catch((error) => {
      options.onError(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${port}`, close });
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  webhooks: Webhooks,
  { take, refuse, onHandshake }: ReceiverOptions,
): Promise<void> {
  const end = ({ status, body }: WebhookAnswer) =>
    response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
  if (request.method === 'GET') {
    const handshake = webhooks.handshake(
      new URL(request.url ?? '', 'http://localhost').searchParams,
    );
    onHandshake(handshake.status === 200);
    end(handshake);
  } else if (request.method === 'POST') {
    const bytes = await readBody(request);
    const verdict = await webhooks.receive(bytes, { headers: request.headers });
    if (verdict.status !== 200) {
      refuse(verdict.body);
      end(verdict);
      return;
    }
    end({ status: await take({ headers: headersOf(request), bytes }), body: '' });
  } else {
    response.writeHead(405, { allow: 'GET, POST' }).end();
  }
}

/** Reads a body to its end, since who is cut off hears no answer; what is beyond the most is dropped. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (size <= MOST_BYTES) chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  return Buffer.concat(chunks);
}

/** Headers that are about the connection, and not about what came over it. */
const OF_CONNECTION = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'expect',
  'upgrade',
];

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || OF_CONNECTION.includes(name) ? [] : [[name, String(value)]],
    ),
  );
