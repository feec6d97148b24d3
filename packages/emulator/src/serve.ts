import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
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
  const handle = async (
    incoming: IncomingMessage,
  ): Promise<Answer | Response | BrokenConnection> => {
    try {
      const request = askedBy(incoming);
      return guard(request) ?? (await answer(request));
    } catch (error) {
      return explainFailure(error);
    }
  };
  const server = createServer(async (incoming, outgoing) => {
    const answered = await handle(incoming);
    if (!('status' in answered)) return breakOff(answered, outgoing);
    const body =
      answered instanceof Response ? Buffer.from(await answered.arrayBuffer()) : answered.body;
    const headers =
      answered instanceof Response ? Object.fromEntries(answered.headers) : answered.headers;
    outgoing
      .writeHead(answered.status, { ...headers, 'content-length': Buffer.byteLength(body) })
      .end(body);
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

/** Leaves the socket as the broken connection says. */
function breakOff({ how, sent }: BrokenConnection, outgoing: ServerResponse): void {
  if (!sent) {
    if (how === 'lost') outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(sent.status, sent.headers);
  outgoing.flushHeaders();
  if (how === 'lost') outgoing.write(sent.body, () => outgoing.destroy());
}

/** A request as it came in. One without a body, as most are, is not worth a `Request`. */
function askedBy(incoming: IncomingMessage): Asked {
  const { method = 'GET', headers } = incoming;
  const url = `http://${headers.host ?? 'localhost'}${incoming.url}`;
  if (method === 'GET') return new BodilessRequest(incoming, url);
  const lines = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const body = method === 'HEAD' ? null : (Readable.toWeb(incoming) as ReadableStream);
  return new Request(url, { method, headers: lines, body, duplex: 'half' } as RequestInit);
}

class BodilessRequest implements Asked {
  readonly method = 'GET';
  readonly body = null;
  readonly url: string;
  readonly #incoming: IncomingMessage;

  constructor(incoming: IncomingMessage, url: string) {
    this.#incoming = incoming;
    this.url = url;
  }

  readonly headers = {
    get: (name: string) => {
      const value = this.#incoming.headers[name];
      return value === undefined ? null : String(value);
    },
  };

  get signal(): AbortSignal {
    const controller = new AbortController();
    this.#incoming.socket.once('close', () => controller.abort());
    return controller.signal;
  }

  text = async () => '';
  json = async () => JSON.parse('');
  formData = async () => new FormData();
}

/** A fault of the emulator's own, which is to be seen and not mistaken for one of Meta's answers. */
function explainFailure(error: unknown): Response {
  const message = `The emulator itself failed: ${(error as Error).message}`;
  process.emitWarning((error as Error).stack ?? message);
  return Response.json({ error: { message, type: 'EmulatorFailure', code: 1 } }, { status: 500 });
}
