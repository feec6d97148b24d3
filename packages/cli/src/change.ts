import type { Answer, Exchange, WhatsApp } from 'meta-cloud-api';
import { type Context, clientOptions, watched } from './context.ts';
import { CliError, Finished } from './errors.ts';

/** A request as it is shown: with its secrets hidden. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Does what changes something at Meta: the only way to that. A read-only profile refuses it, and a dry
 * run shows the requests that it would send, and ends.
 */
export async function change<Data>(
  context: Context,
  send: (whatsapp: WhatsApp) => Promise<Answer<Data>>,
): Promise<Data> {
  await refuseReadOnly(context);
  if (!context.dryRun) return (await send(await context.whatsapp())).data;
  return showInstead(context, await rehearse(context, send));
}

/** Says no where the profile may only read. */
export async function refuseReadOnly(context: Context): Promise<void> {
  const { readOnly, name } = await context.credentials();
  if (readOnly && !context.dryRun) {
    throw new CliError(
      `The profile '${name}' is read-only, and this would change something. Nothing was sent. Name another with --profile.`,
      'usage',
    );
  }
}

/** Prints requests in place of sending them, and ends. */
export function showInstead({ output }: Context, requests: readonly ShownRequest[]): never {
  output.data({ requests }, () =>
    requests.flatMap(({ method, url, headers, body }, index) => [
      ...(index > 0 ? [''] : []),
      `${method} ${url}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ...(body === undefined ? [] : ['', JSON.stringify(body)]),
    ]),
  );
  output.note('Nothing was sent.');
  throw new Finished();
}

const HIDDEN = '[hidden]';

/** What a change is answered that is not sent. */
const ANSWER = JSON.stringify({ success: true, id: '0' });

/** The requests that a change would send. */
async function rehearse(
  context: Context,
  send: (whatsapp: WhatsApp) => Promise<Answer<unknown>>,
): Promise<readonly ShownRequest[]> {
  const requests: ShownRequest[] = [];
  let raw: { url: string; init: RequestInit } | undefined;
  const { WhatsApp } = await import('meta-cloud-api');
  const whatsapp = new WhatsApp({
    ...clientOptions(await context.credentials()),
    ...watched(context.io, false),
    fetch: async (url, init) => {
      raw = { url, init };
      return isRead(init) ? fetch(url, init) : new Response(ANSWER);
    },
    // Told right after each request, with the input that may be shown.
    onExchange: (exchange) => {
      if (!raw || isRead(raw.init)) return;
      const { body, ...request } = shownRequest(raw.url, raw.init);
      requests.push(body ? { ...request, body: withoutSecrets(body, exchange) } : request);
    },
  });
  await send(whatsapp);
  return requests;
}

/** Whether a request only reads: also one that says so inside, because what it asks by is secret. */
const isRead = ({ method, body }: RequestInit) =>
  method === 'GET' || (typeof body === 'string' && JSON.parse(body).method === 'get');

/** A request as it is shown. */
export function shownRequest(url: string, init: RequestInit = {}): ShownRequest {
  const { method = 'GET', body } = init;
  const headers = new Headers(init.headers);
  if (headers.has('authorization')) headers.set('authorization', `Bearer ${HIDDEN}`);
  return {
    method,
    url,
    headers: Object.fromEntries(headers),
    ...(body && { body: contentOf(body) }),
  };
}

function contentOf(body: NonNullable<RequestInit['body']>): unknown {
  const text = body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : String(body);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A body of which nothing is shown but what a call is allowed to show. */
const withoutSecrets = (body: object, { call }: Exchange) =>
  Object.fromEntries(
    Object.keys(body).map((key) => [key, key in call.input ? call.input[key] : HIDDEN]),
  );
