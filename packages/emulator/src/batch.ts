import * as z from 'zod';
import type { BrokenConnection } from './disturbances/connection.ts';
import { faults } from './fault.ts';
import { flag, json } from './handlers/handler.ts';
import { readParameter } from './input.ts';
import type { Token } from './nodes.ts';
import type { Parameters } from './parameters.ts';
import { parsed } from './parsed.ts';
import type { Answer } from './response.ts';

const MOST = 50;
const FORM = 'application/x-www-form-urlencoded';

/** A request that carries others. */
interface BatchCall {
  readonly url: URL;
  readonly version: string | undefined;
  readonly id: string;
  readonly edge: string | undefined;
  readonly method: string;
  readonly parameters: Parameters;
}

/** A header, written `Accept: text/json` or in two parts. */
const header = z
  .union([
    z.string().transform((line) => {
      const [, name = '', value = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
      return { name, value: value.trim() };
    }),
    z.object({ name: z.string(), value: z.string() }),
  ])
  .refine(({ name, value }) => {
    try {
      return new Headers([[name, value]]).has(name);
    } catch {
      return false;
    }
  }, 'must be like Accept: text/json');

const itemShape = z.object({
  method: z
    .string()
    .transform((method) => method.toUpperCase())
    .pipe(z.enum(['GET', 'POST', 'PUT', 'DELETE'])),
  relative_url: z.string(),
  /** A form, as text. */
  body: z.string().optional(),
  name: z.string().optional(),
  depends_on: z.string().optional(),
  omit_response_on_success: flag.optional(),
  headers: z.array(header).optional(),
});

type Item = z.infer<typeof itemShape>;

/** What is answered to one of the requests: `null` where it is left out, or never came. */
type ItemAnswer = {
  readonly code: number;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
  readonly body: string;
} | null;

/** Whether a request is a batch: a POST to the root, or to `/me`. */
export const isBatch = ({ method, id, edge, parameters }: BatchCall): boolean =>
  method === 'POST' && (id === '' || id === 'me') && !edge && parameters.batch !== undefined;

/** Does the requests of a batch in their order, each as if it had come alone. */
export async function answerBatch(
  call: BatchCall,
  token: Token,
  answer: (request: Request) => Promise<Answer | BrokenConnection>,
): Promise<ItemAnswer[]> {
  const items = readParameter(json(z.array(z.unknown())), call.parameters.batch, 'batch');
  if (items.length > MOST) {
    throw faults.batchInvalid(`Too many requests in batch message. Maximum batch size is ${MOST}`);
  }
  const batch = items.map((item, index) => readParameter(itemShape, item, `batch[${index}]`));
  const withHeaders = readParameter(
    flag.optional(),
    call.parameters.include_headers,
    'include_headers',
  );
  // What reads JSONPath is loaded by those alone who need it.
  const { filledIn, namesIn } = await import('./batch-reference.ts');
  const needs = batch.map((item) => needsOf(item, namesIn));
  checkOrder(batch, needs);
  const needed = new Set(needs.flat());
  /** What each of those with a name was answered; those that failed are not in it. */
  const results = new Map<string, unknown>();
  const answers: ItemAnswer[] = [];
  for (const [index, item] of batch.entries()) {
    if (needs[index]?.some((name) => !results.has(name))) {
      answers.push(null);
      continue;
    }
    const fill: Fill = (text, write) => filledIn(text, (name) => results.get(name), write);
    const response = await answer(requestOf(item, fill, call, token));
    const worked = 'status' in response && response.status === 200;
    if (worked && item.name !== undefined) results.set(item.name, parsed(String(response.body)));
    // What another request waits for is not answered itself, unless it says so.
    const omitted =
      item.omit_response_on_success ?? (item.name !== undefined && needed.has(item.name));
    const isLeftOut = !('status' in response) || (worked && omitted);
    answers.push(isLeftOut ? null : itemAnswer(response, withHeaders ?? true));
  }
  return answers;
}

/** Puts pieces of earlier answers into a text. */
type Fill = (text: string, write: (piece: string) => string) => string;

/** The names of the requests that one waits for, because it says so or refers to their answers. */
const needsOf = (
  { depends_on, relative_url, body = '' }: Item,
  namesIn: (text: string) => string[],
): string[] => [...(depends_on ? [depends_on] : []), ...namesIn(relative_url), ...namesIn(body)];

/** Refuses a request that waits for one which has not come before it. */
function checkOrder(batch: readonly Item[], needs: readonly (readonly string[])[]): void {
  const before = new Set<string | undefined>();
  for (const [index, { name }] of batch.entries()) {
    const missing = needs[index]?.find((needed) => !before.has(needed));
    if (missing !== undefined) {
      throw faults.batchInvalid(
        `batch[${index}] depends on "${missing}", which is the name of no request before it`,
      );
    }
    before.add(name);
  }
}

function itemAnswer({ status, headers, body }: Answer, withHeaders: boolean): ItemAnswer {
  const listed = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return { code: status, ...(withHeaders && { headers: listed }), body: String(body) };
}

/** One of the requests, as it would be sent alone; it may bring a token of its own. */
function requestOf(item: Item, fill: Fill, { url, version }: BatchCall, token: Token): Request {
  const relative = fill(item.relative_url, encodeURIComponent).replace(/^\/+/, '');
  const isVersioned = version === undefined || /^v\d+\.\d+\//.test(relative);
  const address = new URL(`${url.origin}/${isVersioned ? '' : `${version}/`}${relative}`);
  const headers = new Headers();
  for (const { name, value } of item.headers ?? []) headers.set(name, value);
  if (item.body !== undefined && !headers.has('content-type')) {
    headers.set('content-type', FORM);
  }
  const isForm = headers.get('content-type') === FORM;
  const body =
    item.method === 'GET' || item.body === undefined
      ? undefined
      : fill(item.body, isForm ? encodeURIComponent : (piece) => piece);
  const hasOwn =
    address.searchParams.has('access_token') || new URLSearchParams(body).has('access_token');
  if (!hasOwn && !headers.has('authorization')) {
    headers.set('authorization', `Bearer ${token.token}`);
  }
  return new Request(address, {
    method: item.method,
    headers,
    ...(body !== undefined && { body }),
  });
}
