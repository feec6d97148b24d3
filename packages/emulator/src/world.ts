import TinyQueue from 'tinyqueue';
import { milliseconds, type WorldClock } from './clock.ts';
import type { Fault } from './disturbances/rule.ts';
import type { Ids } from './ids.ts';
import type { Node, NodeOf, PhoneNumber, Token } from './nodes.ts';
import { createNumberIndex, type Rows } from './number-index.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { type Settings, settingsFrom } from './settings.ts';
import { type Changes, createShelves } from './shelf.ts';
import { type CallCount, checkSnapshot, type Snapshot, type SnapshotRest } from './snapshot.ts';
import { type Task, type Track, trackOf } from './task.ts';
import { createDeliveryLog, type DeliveryAttempt, type DeliveryLog } from './webhooks/log.ts';
import { createOutbox, type Outbox } from './webhooks/outbox.ts';

/** The state behind the answers. Time, ids and settings are given to it, never taken by it. */
export interface World {
  readonly settings: Settings;
  /** Changes some of them, until the world is reset; a `TypeError` where that cannot be. */
  changeSettings(changed: Partial<Settings>): void;
  /** Reaches the programs that webhooks go to. */
  readonly fetch: typeof fetch;
  /** The webhooks on their way. */
  readonly outbox: Outbox;
  /** The webhooks that were sent; another log once the world went back to a snapshot. */
  readonly deliveries: DeliveryLog;
  readonly ids: Ids;
  readonly clock: WorldClock;
  /** The last requests: no part of what a snapshot holds. */
  readonly requests: RequestLog;
  /** Milliseconds since 1970. */
  now(): number;
  /** Has something happen as of a moment that has gone by: it is that time meanwhile. */
  during(moment: number, act: () => void): void;
  /** Has something happen at a moment, in milliseconds since 1970. Answers the task's id. */
  plan(at: number, kind: string, about: Task['about']): string;
  /** Has what is due done soon, and never before the present turn is over. */
  wake(): void;
  /** Takes a task back, or notes that it is done. */
  dropTask(id: string): void;
  /** The task that comes first, of all or of one track. */
  nextTask(track?: Track): Task | undefined;
  /** The node of this id, whatever its kind. */
  node(id: string): Node | undefined;
  /** The node of this id where it is of this kind. */
  find<Kind extends Node['kind']>(kind: Kind, id: string): NodeOf<Kind> | undefined;
  /** The node of this id, which the world itself refers to and so must hold. */
  get<Kind extends Node['kind']>(kind: Kind, id: string): NodeOf<Kind>;
  /** The numbers of a WhatsApp Business Account, in the order they were added. */
  numbersOf(businessAccountId: string): Rows<PhoneNumber>;
  /** Whether a number of the account is registered. */
  hasRegisteredNumber(businessAccountId: string): boolean;
  /** The number that has a username, which is written in small letters. */
  numberNamed(username: string): PhoneNumber | undefined;
  /** The numbers that were sent a code, in the order of their first ones. */
  numbersWithCode(): readonly PhoneNumber[];
  /** The numbers with these digits, on whatever account. */
  numbersWith(digits: string): readonly PhoneNumber[];
  /** Every node of a kind, in the order they were added. */
  all<Kind extends Node['kind']>(kind: Kind): readonly NodeOf<Kind>[];
  /** The first node of a kind that is wanted; the very first where nothing else is said. */
  first<Kind extends Node['kind']>(
    kind: Kind,
    isWanted?: (node: NodeOf<Kind>) => boolean,
  ): NodeOf<Kind> | undefined;
  /** How many numbers the accounts of a portfolio hold; one that moves between them counts once. */
  numberCount(portfolioId: string): number;
  token(token: string): Token | undefined;
  /** Every token, in the order they were given out. */
  tokens(): IterableIterator<Token>;
  /** Adds a node, or replaces the one of the same id. */
  put(node: Node): void;
  putToken(token: Token): void;
  callCount(key: string): CallCount | undefined;
  putCallCount(key: string, count: CallCount): void;
  /** What of a snapshot is not in its lists: a few values. */
  rest(): SnapshotRest;
  /** What changed in the lists of a snapshot since this was last asked; nothing is noted before. */
  takeChanges(): Changes;
  /** Makes it empty, as a new one is. */
  clear(): void;
  /** What goes wrong on purpose, in the order it was added. */
  faults(): Iterable<Fault>;
  putFault(fault: Fault): void;
  dropFault(id: string): void;
  /** All there is now. Nodes are never mutated, so it holds them and not copies of them. */
  snapshot(): Snapshot;
  /** Becomes the snapshot; what was there is gone. A `TypeError` where it is none: then nothing is. */
  restore(snapshot: Snapshot): void;
  /** Makes what there is now the beginning. */
  begin(): void;
  /** Back to the beginning. */
  reset(): void;
}

/** Makes an empty world. */
export function createWorld(parts: {
  readonly clock: WorldClock;
  readonly ids: Ids;
  readonly settings: Settings;
  readonly fetch: typeof fetch;
  readonly wake: (world: World) => void;
}): World {
  let settings = parts.settings;
  /** What was changed of them since. */
  let changedSettings: Partial<Settings> = {};
  const shelves = createShelves();
  const nodes = shelves.shelf<Node>('nodes');
  const tokens = shelves.shelf<Token>('tokens');
  const usage = shelves.shelf<CallCount>('usage');
  const tasks = shelves.shelf<Task>('tasks');
  let planned = 0;
  const attempts = shelves.shelf<DeliveryAttempt>('deliveries');
  let deliveries: DeliveryLog = createDeliveryLog(attempts, { planned: 0, begun: 0 });
  const faults = new Map<string, Fault>();
  /** The tasks by their time; one that was dropped stays until it comes up. */
  const queues: Readonly<Record<Track, TinyQueue<Task>>> = {
    state: new TinyQueue([], byTime),
    webhooks: new TinyQueue([], byTime),
  };
  const firstOf = (track: Track): Task | undefined => {
    const queue = queues[track];
    for (let first = queue.peek(); first; first = queue.peek()) {
      if (tasks.get(first.id) === first) return first;
      queue.pop();
    }
    return undefined;
  };
  /** The time of what happens just now, where that is not the clock's. */
  let moment: number | undefined;
  const numbers = createNumberIndex();
  /** Ids of nodes by their kind, in the order they were added. */
  const kinds = new Map<string, string[]>();

  const find = <Kind extends Node['kind']>(kind: Kind, id: string) => {
    const node = nodes.get(id);
    return node?.kind === kind ? (node as NodeOf<Kind>) : undefined;
  };

  const rest = (): SnapshotRest => ({
    version: 1,
    ids: parts.ids.count,
    clock: parts.clock.state(),
    settings: changedSettings,
    faults: [...faults.values()],
    planned,
    deliveries: { planned: deliveries.planned, begun: deliveries.begun },
  });

  const clear = () => {
    for (const all of [nodes, tokens, numbers, kinds, usage, faults, tasks, attempts]) all.clear();
    for (const queue of Object.values(queues)) {
      queue.data = [];
      queue.length = 0;
    }
    parts.ids.count = 0;
  };

  const become = (snapshot: Snapshot) => {
    // Refused before anything is gone.
    const restored = settingsFrom({ ...parts.settings, ...snapshot.settings });
    clear();
    parts.ids.count = snapshot.ids;
    parts.clock.become(snapshot.clock);
    changedSettings = snapshot.settings;
    settings = restored;
    planned = snapshot.planned;
    deliveries = createDeliveryLog(attempts, snapshot.deliveries);
    for (const attempt of snapshot.deliveries.attempts) attempts.set(attempt.id, attempt);
    snapshot.nodes.forEach(world.put);
    snapshot.tokens.forEach(world.putToken);
    for (const [key, count] of Object.entries(snapshot.usage)) usage.set(key, count);
    snapshot.faults.forEach(world.putFault);
    for (const task of snapshot.tasks) {
      tasks.set(task.id, task);
      queues[trackOf(task)].push(task);
    }
    parts.clock.changed();
  };

  const world: World = {
    get settings() {
      return settings;
    },
    changeSettings: (changed) => {
      settings = settingsFrom({ ...settings, ...changed });
      changedSettings = { ...changedSettings, ...changed };
    },
    fetch: parts.fetch,
    outbox: createOutbox(),
    get deliveries() {
      return deliveries;
    },
    ids: parts.ids,
    clock: parts.clock,
    requests: createRequestLog(() => settings.requestLogSize),
    now: () => moment ?? parts.clock.now(),
    during: (past, act) => {
      moment = past;
      try {
        act();
      } finally {
        moment = undefined;
      }
    },
    plan: (at, kind, about) => {
      // Counted apart from the ids of nodes, which therefore do not depend on what waits.
      planned += 1;
      const task = { id: `task-${planned}`, at, order: planned, kind, about };
      tasks.set(task.id, task);
      queues[trackOf(task)].push(task);
      parts.clock.changed();
      return task.id;
    },
    wake: () => parts.wake(world),
    dropTask: (id) => {
      tasks.delete(id);
    },
    nextTask: (track) => {
      if (track) return firstOf(track);
      const [state, webhook] = [firstOf('state'), firstOf('webhooks')];
      if (!state || !webhook) return state ?? webhook;
      return byTime(state, webhook) < 0 ? state : webhook;
    },
    node: (id) => nodes.get(id),
    find,
    get: (kind, id) => {
      const node = find(kind, id);
      if (!node) throw new Error(`The world refers to a ${kind} ${id} that it does not hold`);
      return node;
    },
    numbersOf: (businessAccountId) => {
      const ids = numbers.of(businessAccountId);
      return {
        length: ids.length,
        at: (position) => find('phoneNumber', ids[position] ?? ''),
        positionOf: (id) =>
          find('phoneNumber', id)?.businessAccountId === businessAccountId
            ? numbers.positionOf(id)
            : -1,
        *[Symbol.iterator]() {
          for (const id of ids) yield world.get('phoneNumber', id);
        },
      };
    },
    hasRegisteredNumber: numbers.hasRegistered,
    numberNamed: (username) => find('phoneNumber', numbers.withUsername(username) ?? ''),
    numbersWithCode: () => Array.from(numbers.withCode(), (id) => world.get('phoneNumber', id)),
    numbersWith: (digits) => numbers.withDigits(digits).map((id) => world.get('phoneNumber', id)),
    all: (kind) => (kinds.get(kind) ?? []).map((id) => world.get(kind, id)),
    first: (kind, isWanted = () => true) => {
      for (const id of kinds.get(kind) ?? []) {
        const node = world.get(kind, id);
        if (isWanted(node)) return node;
      }
      return undefined;
    },
    numberCount: (portfolioId) => {
      let count = 0;
      for (const accountId of numbers.accounts()) {
        if (find('businessAccount', accountId)?.portfolioId !== portfolioId) continue;
        count += numbers.settledCount(accountId);
      }
      return count;
    },
    token: (token) => tokens.get(token),
    tokens: () => tokens.values(),
    put: (node) => {
      const before = nodes.get(node.id);
      if (!before) file(kinds, node.kind, node.id);
      if (node.kind === 'phoneNumber') {
        numbers.note(node, before?.kind === 'phoneNumber' ? before : undefined);
      }
      nodes.set(node.id, node);
    },
    putToken: (token) => {
      tokens.set(token.token, token);
    },
    callCount: (key) => usage.get(key),
    putCallCount: (key, count) => {
      usage.set(key, count);
    },
    faults: () => faults.values(),
    putFault: (fault) => {
      faults.set(fault.id, fault);
    },
    dropFault: (id) => {
      faults.delete(id);
    },
    rest,
    takeChanges: shelves.takeChanges,
    snapshot: () => ({
      ...rest(),
      nodes: [...nodes.values()],
      tokens: [...tokens.values()],
      tasks: [...tasks.values()],
      deliveries: {
        planned: deliveries.planned,
        begun: deliveries.begun,
        attempts: deliveries.attempts(),
      },
      usage: Object.fromEntries(usage.entries()),
    }),
    clear,
    begin: () => {
      beginning = world.snapshot();
    },
    reset: () => {
      become(beginning);
      world.requests.clear();
    },
    restore: (snapshot) => {
      checkSnapshot(snapshot);
      become(snapshot);
    },
  };
  let beginning = world.snapshot();
  return world;
}

const byTime = (one: Task, other: Task) => one.at - other.at || one.order - other.order;

function file(index: Map<string, string[]>, key: string, id: string): void {
  const ids = index.get(key);
  if (ids) ids.push(id);
  else index.set(key, [id]);
}

/** Whether `at` lies within `duration` before now. */
export const isWithin = (world: World, at: number | undefined, duration: string) =>
  at !== undefined && world.now() - at < milliseconds(duration);
