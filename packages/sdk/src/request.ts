import type { Endpoint } from './contract/index.ts';
import type { Settings } from './settings.ts';
import type { Credentials } from './token.ts';

/** What is about to be sent, as plain data. */
export interface GraphRequest {
  readonly method: Endpoint['method'];
  /** Scheme, host and port, such as `https://graph.facebook.com`. */
  readonly origin: string;
  /** All that follows, the query included. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/**
 * Builds the request of a call. Pure: nothing is sent, nothing is looked up.
 * The token goes into a header and a change's input into the body, so neither is ever in a URL.
 */
export function requestFor(
  settings: Pick<Settings, 'origin' | 'basePath' | 'headers'>,
  row: Pick<Endpoint, 'method' | 'edge'>,
  id: string,
  input: Readonly<Record<string, unknown>>,
  { accessToken, proof }: Credentials,
): GraphRequest {
  const { method, edge } = row;
  const { origin } = settings;
  const path = `${settings.basePath}${id}${edge ? `/${edge}` : ''}`;
  const headers = { ...settings.headers, authorization: `Bearer ${accessToken}` };
  const parameters = proof === undefined ? input : { ...input, appsecret_proof: proof };
  if (method === 'GET') {
    return { method, origin, path: path + queryOf(parameters), headers, body: null };
  }
  return {
    method,
    origin,
    path,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  };
}

function queryOf(parameters: Readonly<Record<string, unknown>>): string {
  let query = '';
  for (const key in parameters) {
    const value = parameters[key];
    if (value === undefined) continue;
    query += `${query ? '&' : '?'}${key}=${encodeURIComponent(inQuery(value))}`;
  }
  return query;
}

function inQuery(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.join(',');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
