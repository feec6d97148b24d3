import { createServer } from 'node:https';
import tls from 'node:tls';
import selfsigned from 'selfsigned';

/**
 * Leads what this process sends to graph.facebook.com to the emulator, over TLS. Some clients have that host
 * written into them, and none is to be changed: so it is the network below them that is.
 * @param {import('@meta-cloud-api/emulator').Emulator} emulator
 */
export async function leadToEmulator(emulator) {
  const host = 'graph.facebook.com';
  const { cert, private: key } = await selfsigned.generate([{ name: 'commonName', value: host }]);
  const server = createServer({ cert, key }, async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = ['GET', 'HEAD'].includes(request.method ?? '') ? undefined : Buffer.concat(chunks);
    const headers = /** @type {Record<string, string>} */ (request.headers);
    const init = { method: request.method, headers, body };
    const answer = await emulator.fetch(`https://${host}${request.url}`, init);
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const connect = tls.connect;
  tls.connect = /** @type {typeof connect} */ (
    (/** @type {tls.ConnectionOptions} */ options, /** @type {() => void} */ listener) =>
      options.host === host || options.servername === host
        ? connect(
            {
              ...options,
              host: '127.0.0.1',
              port,
              ca: cert,
              servername: host,
              checkServerIdentity: () => undefined,
            },
            listener,
          )
        : connect(options, listener)
  );
  return () => {
    tls.connect = connect;
    server.closeAllConnections();
    server.close();
  };
}
