import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A webhook as it arrived. */
export interface Received {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  readonly body: any;
  /** What the header must say, made here and by nothing of the emulator's. */
  readonly signature: string;
}

const secret = 'emulator-demo-app-secret';

/**
 * A program on this machine that webhooks go to. It takes the handshake, and answers what it is told to:
 * 200 unless told otherwise.
 */
export async function receiver(answer: (index: number) => number = () => 200) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'GET') {
      response.end(url.searchParams.get('hub.challenge'));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    received.push({
      headers: request.headers,
      text: bytes.toString(),
      body: JSON.parse(bytes.toString()),
      signature: `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`,
    });
    response.writeHead(answer(received.length), { location: '/elsewhere' }).end('seen');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/webhooks`, received };
}

/** The one change of a webhook. */
export const changeOf = ({ body }: Received) => body.entry[0].changes[0];
