import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { checkDoor, createGuard } from './guard.ts';

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
  fetch: (request: Request) => Promise<Response>,
  { port = 4004, host = '127.0.0.1', allowRemote = false, controlToken }: ListenOptions,
): Promise<Listening> {
  checkDoor(host, allowRemote, controlToken);
  const guard = createGuard(allowRemote, controlToken);
  const server = createAdaptorServer({
    fetch: (request: Request) => guard(request) ?? fetch(request).catch(explainFailure),
    overrideGlobalObjects: false,
  }) as Server;
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

/** A fault of the emulator's own, which is to be seen and not mistaken for one of Meta's answers. */
function explainFailure(error: unknown): Response {
  const message = `The emulator itself failed: ${(error as Error).message}`;
  process.emitWarning((error as Error).stack ?? message);
  return Response.json({ error: { message, type: 'EmulatorFailure', code: 1 } }, { status: 500 });
}
