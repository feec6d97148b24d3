import { type Clock, milliseconds } from './clock.ts';
import type { Ids } from './ids.ts';
import type { Node, NodeOf, PhoneNumber, Token } from './nodes.ts';
import type { Settings } from './settings.ts';

/** All that a world is, as JSON. */
export interface Snapshot {
  readonly version: 1;
  readonly ids: number;
  readonly nodes: readonly Node[];
  readonly tokens: readonly Token[];
}

/** The state behind the answers. Time, ids and settings are given to it, never taken by it. */
export interface World {
  readonly settings: Settings;
  /** Reaches the programs that webhooks go to. */
  readonly fetch: typeof fetch;
  readonly ids: Ids;
  /** Milliseconds since 1970. */
  now(): number;
  /** The node of this id, whatever its kind. */
  node(id: string): Node | undefined;
  /** The node of this id where it is of this kind. */
  find<Kind extends Node['kind']>(kind: Kind, id: string): NodeOf<Kind> | undefined;
  /** The node of this id, which the world itself refers to and so must hold. */
  get<Kind extends Node['kind']>(kind: Kind, id: string): NodeOf<Kind>;
  /** The numbers of a WhatsApp Business Account, in the order they were added. */
  numbersOf(businessAccountId: string): readonly PhoneNumber[];
  /** Every number of every account. */
  numbers(): readonly PhoneNumber[];
  /** How many numbers the accounts of a portfolio hold. */
  numberCount(portfolioId: string): number;
  token(token: string): Token | undefined;
  /** Adds a node, or replaces the one of the same id. */
  put(node: Node): void;
  putToken(token: Token): void;
  snapshot(): Snapshot;
  /** Becomes the snapshot; what was there is gone. */
  restore(snapshot: Snapshot): void;
}

/** Makes an empty world. */
export function createWorld(parts: {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: Settings;
  readonly fetch: typeof fetch;
}): World {
  const nodes = new Map<string, Node>();
  const tokens = new Map<string, Token>();
  /** Ids of numbers by the id of their account, in the order they were added. */
  const numbers = new Map<string, string[]>();

  const find = <Kind extends Node['kind']>(kind: Kind, id: string) => {
    const node = nodes.get(id);
    return node?.kind === kind ? (node as NodeOf<Kind>) : undefined;
  };

  const world: World = {
    settings: parts.settings,
    fetch: parts.fetch,
    ids: parts.ids,
    now: () => parts.clock.now(),
    node: (id) => nodes.get(id),
    find,
    get: (kind, id) => {
      const node = find(kind, id);
      if (!node) throw new Error(`The world refers to a ${kind} ${id} that it does not hold`);
      return node;
    },
    numbersOf: (businessAccountId) =>
      (numbers.get(businessAccountId) ?? []).map((id) => world.get('phoneNumber', id)),
    numbers: () => [...numbers.keys()].flatMap((accountId) => world.numbersOf(accountId)),
    numberCount: (portfolioId) => {
      let count = 0;
      for (const [accountId, ids] of numbers) {
        if (find('businessAccount', accountId)?.portfolioId === portfolioId) count += ids.length;
      }
      return count;
    },
    token: (token) => tokens.get(token),
    put: (node) => {
      if (node.kind === 'phoneNumber' && !nodes.has(node.id)) {
        const siblings = numbers.get(node.businessAccountId);
        if (siblings) siblings.push(node.id);
        else numbers.set(node.businessAccountId, [node.id]);
      }
      nodes.set(node.id, node);
    },
    putToken: (token) => {
      tokens.set(token.token, token);
    },
    snapshot: () =>
      structuredClone({
        version: 1 as const,
        ids: parts.ids.count,
        nodes: [...nodes.values()],
        tokens: [...tokens.values()],
      }),
    restore: (snapshot) => {
      if (snapshot?.version !== 1) {
        throw new TypeError('This is not a snapshot of version 1, as the emulator makes them');
      }
      const copy = structuredClone(snapshot);
      for (const map of [nodes, tokens, numbers]) map.clear();
      parts.ids.count = copy.ids;
      copy.nodes.forEach(world.put);
      copy.tokens.forEach(world.putToken);
    },
  };
  return world;
}

/** Whether `at` lies within `duration` before now. */
export const isWithin = (world: World, at: number | undefined, duration: string) =>
  at !== undefined && world.now() - at < milliseconds(duration);
