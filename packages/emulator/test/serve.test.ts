import { once } from 'node:events';
import { connect } from 'node:net';
import { createEmulator, type Listening } from '@meta-cloud-api/emulator';
import { afterEach, describe, expect, it } from 'vitest';

describe('a request on the socket', () => {
  let server: Listening | undefined;
  afterEach(async () => server?.close());

  /** Sends lines as they are, and answers what came back. */
  async function exchange(...lines: string[]): Promise<string> {
    const emulator = createEmulator();
    server = await emulator.listen({ port: 0 });
    const { port, hostname } = new URL(server.url);
    const { accessToken } = emulator.options;
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    socket.write(
      [...lines, `authorization: Bearer ${accessToken}`, 'connection: close', '', ''].join('\r\n'),
    );
    let received = '';
    socket.on('data', (text) => {
      received += text;
    });
    await once(socket, 'close');
    return received;
  }

  it.each(['GET', 'POST'])('is refused where its host is no address: %s', async (method) => {
    const answer = await exchange(`${method} /v26.0/106540352242922 HTTP/1.1`, 'host: a b');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('is refused without a host', async () => {
    const answer = await exchange('GET /v26.0/106540352242922 HTTP/1.0');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('is answered the same as a GET and as a POST that means one', async () => {
    const host = 'host: localhost';
    const plain = await exchange('GET /v26.0/106540352242922 HTTP/1.1', host);
    await server?.close();
    const meant = await exchange('POST /v26.0/106540352242922?method=get HTTP/1.1', host);
    expect(plain).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(plain).toContain('"display_phone_number":"+1 631-555-1000"');
    expect(untimed(meant)).toBe(untimed(plain));
  });
});

/** But for the hour. */
const untimed = (answer: string) => answer.replace(/^date: .*$/im, '');
