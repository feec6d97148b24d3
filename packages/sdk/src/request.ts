import { checkId } from './check.ts';
import type { Endpoint } from './contract/index.ts';
import { InputError } from './errors.ts';
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

/** Where an input stands in an edge: `{code}`. */
const PLACE = /\{(\w+)\}/;

/**
 * The path of a call: its node, then its edge. The id that an edge may ask for comes from the input, and
 * is checked like any other, so that it cannot become another path.
 */
export function pathOf(
  { edge }: Pick<Endpoint, 'edge'>,
  id: string,
  input: Readonly<Record<string, unknown>>,
): string {
  if (!edge) return id;
  return `${id}/${edge.replace(PLACE, (_, name: string) => checkId(input[name], name))}`;
}

/**
 * Builds the request of a call. Pure: nothing is sent, nothing is looked up.
 * The token goes into a header and a change's input into the body, so neither is ever in a URL, but for
 * the few changes that Meta reads from the query. Where what is read by is secret, the reading is sent as
 * a change too, with the verb that is meant inside: Graph has taken that since its first clients, which
 * could send no other verb.
 */
export function requestFor(
  settings: Pick<Settings, 'origin' | 'basePath' | 'headers'>,
  row: Pick<Endpoint, 'method' | 'edge' | 'inQuery' | 'secrets'>,
  path: string,
  input: Readonly<Record<string, unknown>>,
  { accessToken, proof }: Credentials,
): GraphRequest {
  const { method, edge = '', inQuery } = row;
  const { origin } = settings;
  const address = settings.basePath + path;
  const headers = { ...settings.headers, authorization: `Bearer ${accessToken}` };
  const inPath = PLACE.exec(edge)?.[1];
  const given = inPath === undefined ? input : { ...input, [inPath]: undefined };
  const parameters = proof === undefined ? given : { ...given, appsecret_proof: proof };
  if (method === 'GET' && row.secrets.length === 0) {
    return { method, origin, path: address + queryOf(parameters), headers, body: null };
  }
  const body = inQuery ? { appsecret_proof: proof } : parameters;
  return {
    method: method === 'GET' ? 'POST' : method,
    origin,
    path: inQuery ? address + queryOf(given) : address,
    headers: { ...headers, 'content-type': 'application/json' },
    body: jsonOf(method === 'GET' ? { ...body, method: 'get' } : body),
  };
}

function jsonOf(body: object): string {
  try {
    return JSON.stringify(body);
  } catch (error) {
    throw new InputError('input', `cannot be written as JSON: ${(error as Error).message}`);
  }
}

function queryOf(parameters: Readonly<Record<string, unknown>>): string {
  let query = '';
  for (const [key, value] of Object.entries(parameters)) {
    if (value === undefined || value === null) continue;
    // Half a character has no form in an address.
    const text = encodeURIComponent(textOf(value).replace(/\p{Surrogate}/gu, '\ufffd'));
    query += `${query ? '&' : '?'}${encodeURIComponent(key)}=${text}`;
  }
  return query;
}

function textOf(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.join(',');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
