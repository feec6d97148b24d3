import type { Endpoint } from './contract/index.ts';
import type { Settings } from './settings.ts';
import type { Credentials } from './token.ts';

/** What is about to be sent, as plain data. */
export interface GraphRequest {
  readonly method: Endpoint['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/**
 * Builds the request of a call. Pure: nothing is sent, nothing is looked up.
 * The token goes into a header and a change's input into the body, so neither is ever in a URL.
 */
export function requestFor(
  settings: Pick<Settings, 'baseUrl' | 'apiVersion' | 'headers'>,
  row: Pick<Endpoint, 'method' | 'edge'>,
  id: string,
  input: Readonly<Record<string, unknown>>,
  credentials: Credentials,
): GraphRequest {
  const path = row.edge ? `${id}/${row.edge}` : id;
  const address = `${settings.baseUrl}/${settings.apiVersion}/${path}`;
  const headers = { ...settings.headers, authorization: `Bearer ${credentials.accessToken}` };
  const parameters = Object.entries({ ...input, appsecret_proof: credentials.proof }).filter(
    ([, value]) => value !== undefined,
  );
  if (row.method === 'GET') {
    const query = new URLSearchParams(
      parameters.map(([key, value]): [string, string] => [key, inQuery(value)]),
    );
    const url = query.size > 0 ? `${address}?${query}` : address;
    return { method: row.method, url, headers, body: null };
  }
  return {
    method: row.method,
    url: address,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(parameters)),
  };
}

function inQuery(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.join(',');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
