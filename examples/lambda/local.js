import { createServer } from 'node:http';
import { handler } from './handler.js';

/** A function's own URL on this machine: each request becomes the event that AWS makes of it. */
createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const result = await handler({
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    requestContext: { http: { method: request.method } },
    body: Buffer.concat(chunks).toString('base64'),
    isBase64Encoded: true,
  });
  response.writeHead(result.statusCode, result.headers).end(result.body);
}).listen(process.env.PORT, () => console.log(`listening on port ${process.env.PORT}`));
