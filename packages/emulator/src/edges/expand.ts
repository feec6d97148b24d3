import { contract, type Endpoint, type EndpointName } from 'meta-cloud-api/contract';
import type * as z from 'zod';
import { authorize, visibleNode } from '../access.ts';
import type { Selected } from '../fields/parse.ts';
import { readInput } from '../input.ts';
import type { Token } from '../nodes.ts';
import { parsePath } from '../path.ts';
import type { World } from '../world.ts';

/** Who reads, and where the request went. */
export interface Asker {
  readonly token: Token;
  readonly address: URL;
}

/** What of an edge is needed to read it as a field. */
export interface Expandable<Source> {
  readonly endpoint: EndpointName;
  readonly input: z.ZodType & { readonly shape: object };
  list(source: Source, input: unknown, world: World, asker: Asker): unknown;
}

/** As an address and `fields` have it, such as `phone_numbers`. */
export const nameOf = ({ endpoint }: Expandable<never>): string | undefined =>
  (contract[endpoint] as Endpoint).edge;

/** Reads an edge as a field of its node: `phone_numbers.limit(5){id}`. Nothing where there is nothing to be seen. */
export function expand<Source extends object>(
  edge: Expandable<Source>,
  source: Source,
  { text, modifiers }: Selected,
  world: World,
  asker: Asker,
): unknown {
  const { id = '' } = source as { readonly id?: string };
  authorize(asker.token, contract[edge.endpoint]);
  // A list of accounts may hold some that only its portfolio may see.
  if (!visibleNode(id, asker.token, world)) return undefined;
  const given = { ...modifiers, ...(text !== undefined && { fields: text }) };
  const list = edge.list(source, readInput(edge.input, given), world, {
    ...asker,
    address: addressOf([id, nameOf(edge)], given, asker.address),
  }) as { readonly data: readonly unknown[] };
  const isShown = list.data.length > 0 || world.settings.emptyEdges === 'shown';
  return isShown ? list : undefined;
}

/** Where the edge could be asked for alone: its further pages are there. */
function addressOf(
  place: readonly (string | undefined)[],
  given: Readonly<Record<string, string>>,
  asked: URL,
): URL {
  const { version } = parsePath(asked.pathname);
  const path = [version, ...place].filter((part) => part !== undefined).join('/');
  const address = new URL(`${asked.origin}/${path}`);
  for (const [name, value] of Object.entries(given)) address.searchParams.set(name, value);
  const token = asked.searchParams.get('access_token');
  if (token !== null) address.searchParams.set('access_token', token);
  return address;
}
