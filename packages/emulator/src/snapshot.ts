import * as z from 'zod';
import type { ClockStanding } from './clock.ts';
import { type Fault, faultOptions } from './disturbances/rule.ts';
import { nodeShape } from './node-shapes.ts';
import type { Node, Token } from './nodes.ts';
import { problemsOf } from './place.ts';
import type { Settings } from './settings.ts';
import type { Task } from './task.ts';
import type { DeliveryRecord } from './webhooks/log.ts';

/** All that a world is, as JSON. */
export interface Snapshot {
  readonly version: 1;
  readonly ids: number;
  readonly clock: ClockStanding;
  /** The settings that were changed since the world was made. */
  readonly settings: Partial<Settings>;
  readonly nodes: readonly Node[];
  readonly tokens: readonly Token[];
  /** What is still to happen. */
  readonly tasks: readonly Task[];
  /** How many tasks there ever were. */
  readonly planned: number;
  /** The webhooks that were sent of late. */
  readonly deliveries: DeliveryRecord;
  /** Calls of the last hour, by app and account. */
  readonly usage: Readonly<Record<string, CallCount>>;
  /** What goes wrong on purpose. */
  readonly faults: readonly Fault[];
}

/** The parts of a snapshot that grow with the world. */
export type ShelfName = 'nodes' | 'tokens' | 'tasks' | 'usage' | 'deliveries';

/** A snapshot without what grows: of the webhooks it has the counts. */
export type SnapshotRest = Omit<Snapshot, ShelfName> & {
  readonly deliveries: Omit<DeliveryRecord, 'attempts'>;
};

/** Calls of an hour: a slot for each minute from the first call on, the last of which is `minute`. */
export interface CallCount {
  readonly slots: readonly number[];
  readonly minute: number;
}

const time = z.number();

const tokenShape = z.object({
  token: z.string().min(1),
  appId: z.string(),
  userId: z.string().optional(),
  scopes: z.array(z.string()),
  businessAccountIds: z.array(z.string()),
  portfolioIds: z.array(z.string()),
  issuedAt: time,
  expiresAt: time.optional(),
  isRevoked: z.boolean().optional(),
});

const attemptShape = z.object({
  id: z.string(),
  at: z.string(),
  deliveryId: z.string(),
  appId: z.string(),
  businessAccountId: z.string(),
  phoneNumberId: z.string().optional(),
  field: z.string(),
  body: z.string(),
  attempt: z.number(),
  url: z.string(),
  status: z.number().optional(),
  error: z.string().optional(),
  ms: z.number(),
});

const snapshotShape = z.object({
  version: z.literal(1),
  ids: z.number(),
  clock: z.object({ ahead: z.number(), stoppedAt: time.optional() }),
  settings: z.record(z.string(), z.unknown()),
  nodes: z.array(nodeShape),
  tokens: z.array(tokenShape),
  tasks: z.array(
    z.object({
      id: z.string(),
      at: time,
      order: z.number(),
      kind: z.string(),
      about: z.record(z.string(), z.unknown()),
    }),
  ),
  planned: z.number(),
  deliveries: z.object({
    planned: z.number(),
    begun: z.number(),
    attempts: z.array(attemptShape),
  }),
  usage: z.record(z.string(), z.object({ slots: z.array(z.number()), minute: z.number() })),
  faults: z.array(
    z.object({ id: z.string(), options: faultOptions, seen: z.number(), done: z.number() }),
  ),
});

/**
 * Refuses what is no snapshot, or not whole, before anything is replaced by it. A `TypeError` names the
 * place and what is wrong there.
 */
export function checkSnapshot(snapshot: Snapshot): void {
  const result = snapshotShape.safeParse(snapshot);
  const problem = result.success
    ? danglingIn(snapshot)
    : problemsOf(new z.ZodError(result.error.issues.slice(0, 1)));
  if (problem === undefined) return;
  throw new TypeError(
    `This is not a snapshot of version 1, as the emulator makes them: ${problem}`,
  );
}

/** The first place that refers to a node which is not in the snapshot, or that repeats the id of another. */
function danglingIn({ nodes, tokens }: Snapshot): string | undefined {
  const kinds = new Map<string, Node['kind']>();
  for (const [index, { id, kind }] of nodes.entries()) {
    if (kinds.has(id)) return `nodes[${index}].id: ${id} is the id of another node`;
    kinds.set(id, kind);
  }
  const missing = (place: string, kind: Node['kind'], id: string) =>
    kinds.get(id) === kind ? undefined : `${place}: there is no ${kind} ${id} among the nodes`;
  for (const [index, node] of nodes.entries()) {
    const place = `nodes[${index}]`;
    const problem =
      ('portfolioId' in node && missing(`${place}.portfolioId`, 'portfolio', node.portfolioId)) ||
      ('businessAccountId' in node &&
        missing(`${place}.businessAccountId`, 'businessAccount', node.businessAccountId));
    if (problem) return problem;
  }
  for (const [index, { appId }] of tokens.entries()) {
    const problem = missing(`tokens[${index}].appId`, 'app', appId);
    if (problem) return problem;
  }
  return undefined;
}
