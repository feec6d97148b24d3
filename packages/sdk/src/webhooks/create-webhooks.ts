import { InputError } from '../errors.ts';
import { cryptoOfRuntime } from './crypto.ts';
import { report } from './dispatch.ts';
import { type LambdaEvent, type LambdaResult, lambdaResult, readLambda } from './lambda.ts';
import { type NodeRequest, type NodeResponse, readNode } from './node.ts';
import { settingsOf, type WebhooksOptions } from './options.ts';
import { readRequest } from './read-body.ts';
import { type HandshakeQuery, handshake, receive } from './receive.ts';
import { type RefusalReason, refuse } from './refuse.ts';
import { answer, answerHeaders, type WebhookAnswer, type WebhookRequest } from './request.ts';

/** A receiver of webhooks. Each of its functions can be handed on by itself. */
export interface Webhooks {
  /** For servers that speak `Request` and `Response`: Hono, Next.js, Workers, Bun, Deno. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** For `node:http` and `node:http2`, and for Express, Fastify and Koa through it. Mount it before any body parser. */
  readonly node: (request: NodeRequest, response: NodeResponse) => Promise<void>;
  /** For AWS Lambda: behind API Gateway, a function's own URL, or a load balancer. */
  readonly lambda: (event: LambdaEvent) => Promise<LambdaResult>;
  /**
   * What all of them come to, for any other server: the body's bytes, as they came, and the headers.
   *
   * @throws {InputError} where that are no bytes, and so can be verified no more.
   */
  readonly receive: (bytes: Uint8Array, request: WebhookRequest) => Promise<WebhookAnswer>;
  /**
   * Answers the GET that Meta asks a callback with: its query, parsed or not.
   *
   * @throws {InputError} where that is no query.
   */
  readonly handshake: (query: HandshakeQuery) => WebhookAnswer;
}

/**
 * Receives webhooks, safely: the signature is checked over the bytes before anything is read of them,
 * every change of every entry comes to its handler, and 200 is answered only when all of them succeeded.
 *
 * @throws {InputError} without a secret or a verify token, for both would let anybody in.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
 * @example
 * const webhooks = createWebhooks({
 *   appSecret: 'the-secret-of-your-app',
 *   verifyToken: 'a-secret-of-yours',
 *   on: {
 *     phone_number_name_update: ({ value }) => console.log(value.decision),
 *   },
 * });
 * console.log(typeof webhooks.fetch);
 */
export function createWebhooks(options: WebhooksOptions): Webhooks {
  const settings = settingsOf(options);
  const crypto = cryptoOfRuntime();
  const answerTo = async (
    method: string | undefined,
    query: () => URLSearchParams | string,
    read: () => Uint8Array | RefusalReason | Promise<Uint8Array | RefusalReason>,
    request: WebhookRequest,
  ): Promise<WebhookAnswer> => {
    if (method === 'GET') return handshake(query(), settings);
    if (method !== 'POST') return refuse('wrong-method', settings);
    let body: Uint8Array | RefusalReason;
    try {
      body = await read();
    } catch (error) {
      if (!InputError.is(error)) return refuse('cut-off', settings);
      await report(error, { during: 'body' }, settings);
      // Who sent it is not known: what is wrong with the server is none of their business.
      return answer(500);
    }
    if (typeof body === 'string') return refuse(body, settings);
    return receive(body, request, settings, crypto);
  };

  return Object.freeze({
    handshake: (query) => handshake(query, settings),
    receive: (bytes, request) => receive(bytes, request, settings, crypto),

    fetch: async (request) => {
      const given = await answerTo(
        request.method,
        () => new URL(request.url).searchParams,
        () => readRequest(request, settings),
        request,
      );
      const { status } = given;
      return new Response(given.body || null, { status, headers: answerHeaders(given) });
    },

    node: async (request, response) => {
      const { headers, url = '', originalUrl = url } = request;
      const given = await answerTo(
        request.method,
        () => url.replace(/^[^?]*/, ''),
        () => readNode(request, settings),
        { headers, url: originalUrl },
      );
      // Somebody else has answered in the meantime, such as a middleware with a timeout.
      if (response.headersSent) return;
      response.writeHead(given.status, answerHeaders(given, request.httpVersionMajor));
      response.end(given.body);
    },

    lambda: async (event) => {
      const { method, query, url, headers, bytes } = readLambda(event);
      const given = await answerTo(method, () => query, bytes, { headers, url });
      return lambdaResult(given, event);
    },
  } satisfies Webhooks);
}
