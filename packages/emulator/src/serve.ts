import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Asked } from './asked.ts';
import { isControl } from './control/paths.ts';
import type { BrokenConnection } from './disturbances/connection.ts';
import { checkDoor, createGuard } from './guard.ts';
import { writeOut } from './outgoing.ts';
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

/** What answers at each of the two doors. */
export interface Doors {
  readonly graph: (request: Asked) => Promise<Answer | BrokenConnection>;
  readonly control: (request: Asked) => Promise<Response>;
}

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/**
 * Serves the doors over HTTP. Hono reads and writes what has a body; a plain GET of the graph is answered
 * without it, since most requests are one, and Hono is loaded with the first request that needs it.
 */
export function serve(
  doors: Doors,
  { port = 4004, host = '127.0.0.1', allowRemote = false, controlToken }: ListenOptions,
): Promise<Listening> {
  checkDoor(host, allowRemote, controlToken);
  const guard = createGuard(allowRemote, controlToken);
  const graph: Doors['graph'] = (request) => doors.graph(request).catch(explainFailure);
  const control = async (request: Asked) =>
    guard(request) ?? (await doors.control(request).catch(explainFailure));

  let listener: Promise<Listener> | undefined;
  const throughHono: Listener = async (incoming, outgoing) => {
    listener ??= import('./hono.ts').then(({ createListener }) =>
      createListener((request) => (isControl(request.url) ? control(request) : graph(request))),
    );
    await (await listener)(incoming, outgoing);
  };
  const server = createServer(async (incoming, outgoing) => {
    const plain = plainGet(incoming);
    if (plain) writeOut(await graph(plain), outgoing);
    else await throughHono(incoming, outgoing);
  });
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

/** A GET of the graph. What is no address is left to Hono, which refuses it. */
function plainGet(incoming: IncomingMessage): PlainGet | undefined {
  const { host } = incoming.headers;
  if (incoming.method !== 'GET' || host === undefined) return undefined;
  const url = `http://${host}${incoming.url}`;
  return URL.canParse(url) && !isControl(url) ? new PlainGet(url, incoming) : undefined;
}

/** A request without a body, read from where it came in. It is a class because so many are made. */
class PlainGet implements Asked {
  readonly method = 'GET';
  readonly body = null;
  readonly url: string;
  readonly #incoming: IncomingMessage;

  constructor(url: string, incoming: IncomingMessage) {
    this.url = url;
    this.#incoming = incoming;
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
function explainFailure(error: Error): Answer {
  const message = `The emulator itself failed: ${error.message}`;
  process.emitWarning(error.stack ?? message);
  return {
    status: 500,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: { message, type: 'EmulatorFailure', code: 1 } }),
  };
}
