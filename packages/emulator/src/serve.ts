import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { Asked } from './asked.ts';
import type { BrokenConnection } from './disturbances/connection.ts';
import { checkDoor, createGuard } from './guard.ts';
import type { Answer } from './response.ts';

export interface ListenOptions {
  /** 4004 when absent; 0 takes any that is free. */
  readonly port?: number;
  /** `127.0.0.1` when absent: this machine only. */
  readonly host?: string;
  /** Allows a host that other machines reach. It takes a `controlToken` too. */
  readonly allowRemote?: boolean;
  /** What `/_emulator` asks for, as `Authorization: Bearer …`; nothing when absent. */
  readonly controlToken?: string;
}

/** A server that answers. */
export interface Listening {
  /** Where it answers, such as `http://127.0.0.1:4004`. */
  readonly url: string;
  /** Stops answering, and ends what is open. */
  close(): Promise<void>;
}

/** Serves a function of requests over HTTP. The only file that knows sockets. */
export function serve(
  answer: (request: Asked) => Promise<Answer | Response | BrokenConnection>,
  { port = 4004, host = '127.0.0.1', allowRemote = false, controlToken }: ListenOptions,
): Promise<Listening> {
  checkDoor(host, allowRemote, controlToken);
  const guard = createGuard(allowRemote, controlToken);
  const handle = async (request: Asked): Promise<Answer | Response | BrokenConnection> => {
    try {
      return guard(request) ?? (await answer(request));
    } catch (error) {
      return explainFailure(error);
    }
  };
  const app = new Hono<{ Bindings: HttpBindings }>().all('*', async ({ req, env }) => {
    const { incoming, outgoing } = env;
    const answered = await handle(incoming.method === 'GET' ? new PlainGet(incoming) : req.raw);
    if (answered instanceof Response) return answered;
    // Written out as it is: a Request and a Response in between cost more than all the rest.
    if ('status' in answered) {
      const { status, headers, body } = answered;
      outgoing
        .writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
        .end(body);
    } else {
      breakOff(answered, outgoing);
    }
    return RESPONSE_ALREADY_SENT;
  });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} of ${host} is taken by another program`, { cause: error })
          : error,
      );
    });
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve({
        url: `http://${name}:${address.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** Leaves the socket as the broken connection says. */
function breakOff({ how, sent }: BrokenConnection, outgoing: HttpBindings['outgoing']): void {
  if (!sent) {
    if (how === 'lost') outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(sent.status, sent.headers);
  outgoing.flushHeaders();
  if (how === 'lost') outgoing.write(sent.body, () => outgoing.destroy());
}

/** A request without a body, as most are, read from where it came in: a class, since many are made. */
class PlainGet implements Asked {
  readonly method = 'GET';
  readonly body = null;
  readonly url: string;
  readonly #incoming: HttpBindings['incoming'];

  constructor(incoming: HttpBindings['incoming']) {
    this.#incoming = incoming;
    this.url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url}`;
  }

  get headers() {
    const { headers } = this.#incoming;
    return { get: (name: string) => headers[name]?.toString() ?? null };
  }

  get signal() {
    const controller = new AbortController();
    this.#incoming.socket.once('close', () => controller.abort());
    return controller.signal;
  }

  async text() {
    return '';
  }

  async json() {
    return JSON.parse('');
  }

  async formData() {
    return new FormData();
  }
}

/** A fault of the emulator's own, which is to be seen and not mistaken for one of Meta's answers. */
function explainFailure(error: unknown): Response {
  const message = `The emulator itself failed: ${(error as Error).message}`;
  process.emitWarning((error as Error).stack ?? message);
  return Response.json({ error: { message, type: 'EmulatorFailure', code: 1 } }, { status: 500 });
}
