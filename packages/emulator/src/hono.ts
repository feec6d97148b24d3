import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { Asked } from './asked.ts';
import type { BrokenConnection } from './disturbances/connection.ts';
import { writeOut } from './outgoing.ts';
import type { Answer } from './response.ts';

/** Listens with Hono: requests with all that a web `Request` can say, and answers that are a web `Response`. */
export function createListener(
  answer: (request: Asked) => Promise<Answer | Response | BrokenConnection>,
): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  const app = new Hono<{ Bindings: HttpBindings }>().all('*', async ({ req, env }) => {
    const answered = await answer(req.raw);
    if (answered instanceof Response) return answered;
    writeOut(answered, env.outgoing);
    return RESPONSE_ALREADY_SENT;
  });
  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
}
