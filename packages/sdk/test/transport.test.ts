import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { inspect, promisify } from 'node:util';
import { type CallOptions, WhatsApp } from 'meta-cloud-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from './client.ts';
import { type FaultName, startFaultServer } from './fault-server.ts';

let server: Awaited<ReturnType<typeof startFaultServer>>;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

/** Both ways to the wire, held to the same. */
describe.each([
  ['node:http', {}],
  ['fetch', { fetch: (url: string, init: RequestInit) => fetch(url, init) }],
])('over %s', (_name, transport: Pick<CallOptions, 'fetch'>) => {
  const client = (options: CallOptions = {}) =>
    new WhatsApp({
      accessToken: 'EAAsecret',
      baseUrl: server.url,
      maxRetries: 0,
      timeoutMs: 2_000,
      ...transport,
      ...options,
    });
  const ask = (id: FaultName, options?: CallOptions) =>
    client(options).call('phoneNumber.get', id, {});
  const register = (id: FaultName, options?: CallOptions) =>
    client(options).call('phoneNumber.register', id, {
      messaging_product: 'whatsapp',
      pin: '135790',
    });

  it.each([
    'answers',
    'answers-gzipped',
    'answers-in-chunks',
    'answers-as-html',
    'answers-twice-the-same-key',
  ] as const)('reads what %s', async (name) => {
    expect((await ask(name)).data).toEqual({ id: '7', status: 'CONNECTED' });
  });

  it.each([
    ['resets', { reason: 'network', status: undefined }],
    ['resets-after-head', { reason: 'truncated', status: 200 }],
    ['closes-in-chunks', { reason: 'truncated', status: 200 }],
    // The built-in fetch hands on what it could unpack.
    ['half-gzip', { reason: expect.stringMatching(/^(truncated|not-json)$/), status: 200 }],
    ['html-200', { reason: 'not-json', status: 200, preview: '<html>Log in</html>' }],
    ['html-502', { reason: 'not-json', status: 502, preview: '<html>Bad gateway</html>' }],
    ['empty', { reason: 'empty', status: 200 }],
    ['no-content', { reason: 'empty', status: 204 }],
    ['half', { reason: 'not-json', status: 200, preview: '{"id":' }],
    ['too-large', { reason: 'too-large', status: 200 }],
    ['gzip-bomb', { reason: 'too-large', status: 200 }],
    ['redirects', { status: 302 }],
  ] as const)('says what is wrong where the server %s', async (name, problem) => {
    const error = await refusalOf(ask(name));
    expect(error).toMatchObject({ name: 'ConnectionError', sent: 'maybe', ...problem });
  });

  it('never follows a redirect', async () => {
    server.askedFor('answers');
    await refusalOf(ask('redirects'));
    expect(server.askedFor('answers')).toBe(0);
  });

  it.each(['stalls', 'stalls-after-head'] as const)(
    'gives up where the server %s',
    async (name) => {
      const error = await refusalOf(ask(name, { timeoutMs: 50 }));
      expect(error).toMatchObject({ name: 'ConnectionError', reason: 'timeout' });
      expect(error.message).toContain('no whole answer within 50 ms');
    },
  );

  it('reads an error of ten megabytes as the error that it is', async () => {
    expect(await refusalOf(ask('large-error'))).toMatchObject({ name: 'GraphError', code: 100 });
  });

  it.each(['answers', 'stalls', 'stalls-after-head'] as const)(
    'is ended by its signal, before and while the server %s',
    async (name) => {
      const early = await refusalOf(ask(name, { signal: AbortSignal.abort() }));
      expect(early).toMatchObject({ name: 'ConnectionError', reason: 'aborted' });
      if (name === 'answers') return;
      const late = await refusalOf(ask(name, { signal: AbortSignal.timeout(50) }));
      expect(late).toMatchObject({ name: 'ConnectionError', reason: 'aborted' });
    },
  );

  it('hides the token where a proxy sends it back', async () => {
    const error = await refusalOf(ask('echoes-the-token'));
    expect(error.preview).toBe('<p>Bearer [hidden]</p>');
    expect(inspect(error, { depth: 9 })).not.toContain('EAAsecret');
  });

  it('knows that nothing was sent where nobody listens', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const baseUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    await new Promise((resolve) => other.close(resolve));
    const whatsapp = new WhatsApp({ accessToken: 'EAAx', baseUrl, maxRetries: 0, ...transport });
    const error = await refusalOf(whatsapp.call('phoneNumber.deregister', '7', {}));
    expect(error).toMatchObject({ name: 'ConnectionError', reason: 'network', sent: false });
    expect(error.message).toContain('ECONNREFUSED');
    expect(error.message).toContain('Nothing was sent');
  });

  it('says of a change whose answer is lost that it may have happened', async () => {
    for (const name of ['resets', 'half', 'html-502'] as const) {
      const error = await refusalOf(register(name));
      expect(error.sent).toBe('maybe');
      expect(error.message).toContain('The change may have happened');
    }
  });

  it('repeats a read whose connection broke, and never a registration', async () => {
    server.askedFor('resets');
    await refusalOf(ask('resets', { maxRetries: 2 }));
    expect(server.askedFor('resets')).toBe(3);
    await refusalOf(register('resets', { maxRetries: 2 }));
    expect(server.askedFor('resets')).toBe(1);
  });

  it('leaves no timer behind that keeps a program alive', async () => {
    const package_ = path.join(import.meta.dirname, '../dist/index.js');
    const program = `
      import { WhatsApp } from ${JSON.stringify(package_)};
      const options = { accessToken: 'x', baseUrl: ${JSON.stringify(server.url)}, timeoutMs: 600_000 };
      const whatsapp = new WhatsApp({ ...options${transport.fetch ? ', fetch: (url, init) => fetch(url, init)' : ''} });
      await whatsapp.call('phoneNumber.get', 'answers', {});
      await whatsapp.call('phoneNumber.get', 'html-200', {}).catch(() => {});
      process.on('exit', () => console.log(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length));
    `;
    const run = promisify(execFile);
    const args = ['--input-type=module', '--eval', program];
    const { stdout } = await run(process.execPath, args, { timeout: 20_000 });
    expect(stdout).toBe('0\n');
  });
});
