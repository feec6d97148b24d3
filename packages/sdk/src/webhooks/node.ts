import { alreadyRead, joined, type ReadLimits } from './read-body.ts';
import { cutOff, tooLarge, tooSlow } from './receive.ts';
import type { WebhookAnswer } from './request.ts';

/** What is asked of a request of `node:http`; those of Express, Fastify's `raw` and Koa's `req` are such. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Set by Express: the whole path where `url` is only what is left of it. */
  readonly originalUrl?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly readableDidRead?: boolean | undefined;
  /** What a body parser has kept: the bytes, or only what it made of them. */
  readonly rawBody?: unknown;
  readonly body?: unknown;
  on(event: string, listener: (chunk: Uint8Array) => void): unknown;
  resume(): unknown;
}

/** What is asked of a response of `node:http`. */
export interface NodeResponse {
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown;
  end(body?: string): unknown;
}

/** The bytes of a request: those that a body parser has kept, or those that come now. */
export function readNode(
  request: NodeRequest,
  limits: ReadLimits,
): Uint8Array | Promise<Uint8Array | WebhookAnswer> {
  const kept = [request.rawBody, request.body].find((body) => body instanceof Uint8Array);
  if (kept) return kept as Uint8Array;
  if (request.readableDidRead) throw alreadyRead();
  if (Number(request.headers['content-length']) > limits.maxBytes) {
    request.resume();
    return Promise.resolve(tooLarge);
  }
  return readStream(request, limits);
}

function readStream(
  request: NodeRequest,
  { maxBytes, readTimeoutMs }: ReadLimits,
): Promise<Uint8Array | WebhookAnswer> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const finish = (outcome: Uint8Array | WebhookAnswer) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const timer = setTimeout(() => finish(tooSlow), readTimeoutMs);
    request.on('data', (chunk) => {
      length += chunk.byteLength;
      // What comes after the end of patience flows away.
      if (length > maxBytes) finish(tooLarge);
      else chunks.push(chunk);
    });
    request.on('end', () => finish(joined(chunks, length)));
    request.on('error', () => finish(cutOff));
    request.on('close', () => finish(cutOff));
  });
}
