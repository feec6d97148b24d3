import { contract, type Endpoint, type EndpointName, type NodeKind } from 'meta-cloud-api/contract';
import type { Known } from './behaviour.ts';
import { demo, type Outcome, type Stage } from './stage.ts';

/** One endpoint of the contract, tried in the plainest way there is. */
export interface Tried {
  /** How sure the shape of its answer is. */
  readonly known: Known;
  /** Where else than on Meta's page of the call it is known from. */
  readonly from?: string;
  /** What it is asked of, where that is not the demo's; what has to be so before. */
  readonly on?: (stage: Stage) => Promise<string> | string;
  readonly input?: Input;
  /** The same, where it depends on what was done before. */
  readonly inputOf?: (stage: Stage) => Promise<Input> | Input;
  readonly headers?: Readonly<Record<string, string>>;
  /** The shape of the answer: see {@link shapeOf}. */
  readonly answer: Shape;
}

type Input = Readonly<Record<string, unknown>>;

export type Shape = string | readonly Shape[] | { readonly [Key in string]: Shape };

/** What a value is made of: the names and kinds that a client relies on, without the values. */
export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return value.length > 0 ? [shapeOf(value[0])] : [];
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

const nodes: Readonly<Record<NodeKind, string>> = {
  app: demo.app,
  phoneNumber: demo.connected,
  businessAccount: demo.account,
  portfolio: demo.portfolio,
  preVerifiedNumber: '',
  migrationIntent: '',
  debugToken: 'debug_token',
};

/** Asks an endpoint as its row of the contract says. */
export async function tryOut(name: EndpointName, tried: Tried, stage: Stage): Promise<Outcome> {
  const row: Endpoint = contract[name];
  const { headers = {} } = tried;
  const input = (await tried.inputOf?.(stage)) ?? tried.input ?? {};
  const on = (await tried.on?.(stage)) ?? nodes[row.node];
  // What has an id of its own in the edge was made just now, and is asked for by its whole path.
  const path = row.edge === undefined || on.includes('/') ? on : `${on}/${row.edge}`;
  const isRead = row.method === 'GET';
  const query = new URLSearchParams(
    Object.entries(input).map(([key, value]): [string, string] => [key, String(value)]),
  );
  return stage.ask(isRead && query.size > 0 ? `${path}?${query}` : path, {
    method: row.method,
    headers: { ...(isRead ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(isRead ? {} : { body: JSON.stringify(input) }),
  });
}
