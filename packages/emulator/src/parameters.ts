import type { Asked } from './asked.ts';
import { faults } from './fault.ts';

export type Parameters = Readonly<Record<string, unknown>>;

/**
 * Everything a request says, wherever it says it: Graph reads the query, a form and a JSON body
 * alike. A body wins over the query.
 */
export async function readParameters(request: Asked, url: URL): Promise<Parameters> {
  const query = url.search === '' ? {} : Object.fromEntries(url.searchParams);
  if (request.body === null || request.method === 'GET') return query;
  return { ...query, ...(await readBody(request)) };
}

async function readBody(request: Asked): Promise<Parameters> {
  const type = request.headers.get('content-type') ?? '';
  if (/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) {
    try {
      return Object.fromEntries(await request.formData());
    } catch {
      throw faults.invalidParameter('The body is not the form that its content type says.');
    }
  }
  const text = await request.text();
  // Without its content type Graph does not see that a body is JSON, and so sees no parameters.
  if (!/^application\/json/i.test(type) || text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw faults.invalidJson();
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw faults.invalidJson();
  return body as Parameters;
}
