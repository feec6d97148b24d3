import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

type Fault = (response: ServerResponse) => void;

const json = { 'content-type': 'application/json' };
const answer = JSON.stringify({ id: '7', status: 'CONNECTED' });
const MiB = 1024 * 1024;

/** What a network, a proxy or a broken server does instead of answering. The id asked for is its name. */
const faults = {
  answers: (response) => response.writeHead(200, json).end(answer),
  'answers-gzipped': (response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync(answer)),
  'answers-in-chunks': (response) => {
    response.writeHead(200, json);
    for (const character of answer) response.write(character);
    response.end();
  },
  'answers-as-html': (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(answer),
  'answers-twice-the-same-key': (response) =>
    response.writeHead(200, json).end('{"id":"6","id":"7","status":"CONNECTED"}'),
  resets: (response) => response.socket?.resetAndDestroy(),
  'resets-after-head': (response) => {
    response.writeHead(200, { ...json, 'content-length': 1000 });
    response.write('{"id":');
    setTimeout(() => response.socket?.resetAndDestroy(), 20);
  },
  'closes-in-chunks': (response) => {
    response.writeHead(200, json);
    response.write('{"id":');
    setTimeout(() => response.socket?.destroy(), 20);
  },
  stalls: () => {},
  'stalls-after-head': (response) => {
    response.writeHead(200, { ...json, 'content-length': 1000 });
    response.write('{"id":');
  },
  'html-200': (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>'),
  'html-502': (response) =>
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>'),
  empty: (response) => response.writeHead(200, json).end(),
  'no-content': (response) => response.writeHead(204).end(),
  half: (response) => response.writeHead(200, json).end('{"id":'),
  'echoes-the-token': (response) =>
    response
      .writeHead(403, { 'content-type': 'text/html' })
      .end(`<p>${response.req.headers.authorization}</p>`),
  'large-error': (response) =>
    response
      .writeHead(400, json)
      .end(JSON.stringify({ error: { code: 100, message: 'x'.repeat(10 * MiB) } })),
  'too-large': (response) => {
    response.writeHead(200, json);
    const chunk = Buffer.alloc(MiB, ' ');
    const more = () => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
  'gzip-bomb': (response) =>
    response
      .writeHead(200, { ...json, 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(64 * MiB, ' '))),
  'half-gzip': (response) =>
    response
      .writeHead(200, { ...json, 'content-encoding': 'gzip' })
      .end(gzipSync(answer).subarray(0, 20)),
  redirects: (response) =>
    response
      .writeHead(302, { location: `http://${response.req.headers.host}/v26.0/answers` })
      .end(),
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;

/** Serves the faults over real HTTP, and counts how often each was asked for. */
export async function startFaultServer() {
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    const name = request.url?.split(/[/?]/)[2] ?? '';
    asked.set(name, (asked.get(name) ?? 0) + 1);
    request.resume();
    const fault: Fault = faults[name as FaultName] ?? ((response) => response.writeHead(404).end());
    fault(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** How often a fault was asked for since this was asked last. */
    askedFor: (name: FaultName) => {
      const count = asked.get(name) ?? 0;
      asked.delete(name);
      return count;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
