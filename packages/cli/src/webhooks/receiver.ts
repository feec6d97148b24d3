import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isGenuine } from './genuine.ts';

/** The most that Meta sends. */
const MOST_BYTES = 3 * 1_024 * 1_024;

/** What arrived, whether it is from Meta or not. */
export interface Arrived {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly genuine: boolean;
}

interface ReceiverOptions {
  readonly port: number;
  readonly appSecret: string;
  readonly verifyToken: string;
  /** Answers the status to answer with. */
  readonly take: (arrived: Arrived) => Promise<number>;
  readonly onHandshake: (accepted: boolean) => void;
  /** Is told of what failed; its sender is answered 500, and sends again. */
  readonly onError: (error: unknown) => void;
}

/** Listens for webhooks on this machine: answers the handshake, and verifies each over its bytes. */
export function receive(
  options: ReceiverOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch((error) => {
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
  { appSecret, verifyToken, take, onHandshake }: ReceiverOptions,
): Promise<void> {
  if (request.method === 'GET') {
    const query = new URL(request.url ?? '', 'http://localhost').searchParams;
    const isKnown = isSame(query.get('hub.verify_token') ?? '', verifyToken);
    const accepted = query.get('hub.mode') === 'subscribe' && isKnown;
    onHandshake(accepted);
    response.writeHead(accepted ? 200 : 403, { 'content-type': 'text/plain' });
    response.end(
      accepted ? query.get('hub.challenge') : 'This is no handshake with the verify token',
    );
    return;
  }
  if (request.method !== 'POST') {
    response.writeHead(405, { allow: 'GET, POST' }).end();
    return;
  }
  const bytes = await readBody(request);
  if (bytes === undefined) {
    response.writeHead(413, { connection: 'close' }).end();
    return;
  }
  const signature = request.headers['x-hub-signature-256'];
  const genuine = typeof signature === 'string' && isGenuine(appSecret, bytes, signature);
  const status = await take({ headers: headersOf(request), bytes, genuine });
  response.writeHead(status).end();
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk as Buffer);
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

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
