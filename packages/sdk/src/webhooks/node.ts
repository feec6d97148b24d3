import { alreadyRead, bytesIn, joined, type ReadLimits } from './read-body.ts';
import type { RefusalReason } from './refuse.ts';

/** What is asked of a request of `node:http` or `node:http2`; those of Express, Fastify's `raw` and Koa's `req` are such. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Set by Express: the whole path where `url` is only what is left of it. */
  readonly originalUrl?: string | undefined;
  readonly httpVersionMajor?: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Where somebody has wrapped the request, these may be missing. */
  readonly readableDidRead?: boolean | undefined;
  readonly readableEnded?: boolean | undefined;
  readonly destroyed?: boolean | undefined;
  /** What a body parser has kept: the bytes, or only what it made of them. */
  readonly rawBody?: unknown;
  readonly body?: unknown;
  on(event: string, listener: (chunk: unknown) => void): unknown;
  resume(): unknown;
}

/** What is asked of a response of `node:http` or `node:http2`. */
export interface NodeResponse {
  readonly headersSent?: boolean | undefined;
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown;
  end(body: string): unknown;
}

/** The bytes of a request: those that a body parser has kept, or those that come now; or why it is to be refused. */
export function readNode(
  request: NodeRequest,
  limits: ReadLimits,
): Uint8Array | RefusalReason | Promise<Uint8Array | RefusalReason> {
  const kept = bytesIn(request.rawBody) ?? bytesIn(request.body);
  if (kept) return kept;
  if (wasRead(request)) throw alreadyRead();
  // Whoever sent it has gone, and nothing more will be heard of it.
  if (request.destroyed) return 'cut-off';
  if (Number(request.headers['content-length']) > limits.maxBytes) {
    request.resume();
    return 'too-large';
  }
  return readStream(request, limits);
}

/** Whether somebody has read the body. A wrapper that does not say so tells it by what was parsed. */
const wasRead = ({ readableDidRead, readableEnded, body }: NodeRequest): boolean =>
  readableEnded || (readableDidRead ?? body !== undefined);

function readStream(
  request: NodeRequest,
  { maxBytes, readTimeoutMs }: ReadLimits,
): Promise<Uint8Array | RefusalReason> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const finish = (outcome: Uint8Array | RefusalReason) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const timer = setTimeout(() => finish('too-slow'), readTimeoutMs);
    request.on('data', (data) => {
      const chunk = bytesIn(data);
      // Somebody has them decoded to text: the bytes are gone.
      if (!chunk) return reject(alreadyRead());
      length += chunk.byteLength;
      // What comes after the end of patience flows away.
      if (length > maxBytes) finish('too-large');
      else chunks.push(chunk);
    });
    request.on('end', () => finish(joined(chunks, length)));
    request.on('error', () => finish('cut-off'));
    request.on('close', () => finish('cut-off'));
  });
}
