import type { Asked } from '../asked.ts';
import type { World } from '../world.ts';
import { openApi, page } from './description.ts';
import { CONTROL_PATH, pathOf, SUCCESS } from './paths.ts';
import { argumentsFrom, ControlError, InvalidInput, perform, type Verb, verbsIn } from './verb.ts';
import { verbs } from './verbs/index.ts';

const routes = new Map<string, Verb>(
  verbsIn(verbs).map(([name, verb]) => [pathOf(name), verb] as const),
);

/** What is asked cannot be taken, and why, as an HTTP status. */
class Refusal extends Error {
  readonly status: 400 | 403 | 404 | 405;
  constructor(status: Refusal['status'], message: string) {
    super(message);
    this.status = status;
  }
}

/** Answers a request at the control door: each verb of `Control` is a path of the same name. */
export async function answerControl(request: Asked, world: World): Promise<Response> {
  try {
    const value = await answer(request, world);
    return value instanceof Response ? value : Response.json(value);
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.status, error.message);
    if (error instanceof InvalidInput) return refuse(400, error.message);
    if (error instanceof ControlError) return refuse(404, error.message);
    throw error;
  }
}

async function answer(request: Asked, world: World): Promise<unknown> {
  const url = new URL(request.url);
  // A page of a foreign site could reach this door, but its browser says where it is from.
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== url.origin) {
    throw new Refusal(403, `This door is not open to pages of ${origin}`);
  }
  const path = url.pathname.replace(/\/$/, '');
  if (path === CONTROL_PATH) return { verbs: [...routes].map(written) };
  if (path === `${CONTROL_PATH}/openapi.json`) return openApi();
  if (path === `${CONTROL_PATH}/docs`) {
    return new Response(page(), { headers: { 'content-type': 'text/html; charset=utf-8' } });
  }
  const verb = routes.get(path);
  if (!verb) {
    throw new Refusal(404, `There is no ${path} here; GET ${CONTROL_PATH} lists what there is`);
  }
  if (request.method !== verb.method) {
    throw new Refusal(405, `Ask for it as: ${written([path, verb])}`);
  }
  const input =
    verb.method === 'GET' ? Object.fromEntries(url.searchParams) : await bodyOf(request, verb);
  const value = await perform(verb, argumentsFrom(verb, input), world);
  if (value !== undefined) return value;
  return verb.method === 'GET' ? null : SUCCESS;
}

const refuse = (status: Refusal['status'], message: string) =>
  Response.json({ error: { message } }, { status });

/** A verb as it is asked for, with what goes into the query or the JSON body. */
function written([path, { method, parameters }]: readonly [string, Verb]): string {
  const names = parameters.flatMap(({ name }) => name ?? []);
  const call = `${method} ${path}`;
  if (parameters.length === 0) return call;
  if (method === 'GET') return `${call} ?${names.map((name) => `${name}=…`).join('&') || '…'}`;
  return `${call} {${names.map((name) => `"${name}":"…"`).join(',') || '…'}}`;
}

async function bodyOf(request: Asked, { parameters }: Verb): Promise<unknown> {
  if (parameters.length === 0) return {};
  const text = await request.text();
  // What is required and missing is named by the verb itself.
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'The body must be JSON');
  }
  if (typeof body === 'object' && body !== null) return body;
  throw new Refusal(400, 'The body must be a JSON object');
}
