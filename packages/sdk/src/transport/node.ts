import type { Agent, IncomingMessage, request as Request } from 'node:http';
import type { GraphRequest } from '../request.ts';
import { onAbort } from './on-abort.ts';
import {
  type LossReason,
  type LostAnswer,
  MAX_ANSWER_BYTES,
  type Patience,
  type RawAnswer,
  type Transport,
} from './port.ts';

export { fetchTransport } from './fetch.ts';

/** A connection that was idle for longer may be dead without anybody having said so. */
const IDLE_MS = 15_000;

interface Server {
  readonly request: typeof Request;
  readonly agent: Agent;
  readonly hostname: string;
  readonly port: string;
}

/**
 * Sends by `node:http(s)` with connections kept open: a fraction of the work that the built-in `fetch`
 * makes of it. Neither module is loaded before the first call.
 */
export function createTransport(): Transport {
  // A client has one address, so there is one of these.
  let server: Server | undefined;
  const connect = async (origin: string) => {
    const { protocol, hostname, port } = new URL(origin);
    const { request, Agent } = await (protocol === 'https:'
      ? import('node:https')
      : import('node:http'));
    server ??= {
      request: request as typeof Request,
      agent: new Agent({ keepAlive: true, timeout: IDLE_MS }),
      hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
      port,
    };
    return server;
  };
  return (request, patience) =>
    server
      ? send(server, request, patience)
      : connect(request.origin).then((connected) => send(connected, request, patience));
}

/** Sends one request; plain callbacks, since each promise on this road would be paid by every call. */
function send(
  { request: open, agent, hostname, port }: Server,
  { method, path, headers, body }: GraphRequest,
  { timeoutMs, signal }: Patience,
): Promise<RawAnswer | LostAnswer> {
  if (signal?.aborted) {
    const lost = {
      lost: 'aborted',
      cause: signal.reason,
      status: undefined,
      unsent: true,
    } as const;
    return Promise.resolve(lost);
  }
  return new Promise((resolve) => {
    let status: number | undefined;
    const outgoing = open({
      hostname,
      port,
      path,
      method,
      agent,
      headers:
        body === null ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    });
    // Before anything that can throw: an error that nobody hears would end the process.
    outgoing.on('error', (error) => broke(error));
    const end = () => {
      clearTimeout(timer);
      stopWaiting();
    };
    const lose = (lost: LossReason, cause: unknown) => {
      end();
      resolve({ lost, cause, status });
      outgoing.destroy();
    };
    const broke = (cause: unknown) => lose(status === undefined ? 'network' : 'truncated', cause);
    const stopWaiting = onAbort(signal, () => lose('aborted', signal?.reason));
    const timer = setTimeout(
      () => lose('timeout', new Error(`no whole answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
    outgoing.on('response', (incoming) => {
      status = incoming.statusCode ?? 0;
      const chunks: Buffer[] = [];
      let length = 0;
      incoming.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > MAX_ANSWER_BYTES) lose('too-large', undefined);
        else chunks.push(chunk);
      });
      incoming.on('error', broke);
      incoming.on('aborted', () => broke(new Error('the connection was closed in the middle')));
      incoming.on('end', () => {
        const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
        const encoding = incoming.headers['content-encoding'];
        if (!encoding) {
          end();
          resolve(answerOf(incoming, bytes.toString()));
          return;
        }
        unpack(bytes, encoding).then(
          (text) => {
            end();
            resolve(answerOf(incoming, text));
          },
          (error) => lose(isTooLarge(error) ? 'too-large' : 'truncated', error),
        );
      });
    });
    outgoing.on('upgrade', (_incoming, socket) => {
      socket.destroy();
      broke(new Error('the server changed the protocol'));
    });
    outgoing.end(body ?? undefined);
  });
}

const answerOf = ({ statusCode = 0, headers }: IncomingMessage, text: string): RawAnswer => ({
  status: statusCode,
  header: (name) => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  },
  text,
});

/** Undoes a compression that was not asked for; stops at more than any answer has. */
async function unpack(bytes: Buffer, encoding: string): Promise<string> {
  const [zlib, { promisify }] = await Promise.all([import('node:zlib'), import('node:util')]);
  const inflaters = { gzip: zlib.gunzip, deflate: zlib.inflate, br: zlib.brotliDecompress };
  const inflate = Object.hasOwn(inflaters, encoding)
    ? inflaters[encoding as keyof typeof inflaters]
    : undefined;
  if (!inflate) return bytes.toString();
  const limited = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate);
  return (await limited(bytes, { maxOutputLength: MAX_ANSWER_BYTES })).toString();
}

const isTooLarge = (error: unknown) =>
  (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
