import * as z from 'zod';
import type { ClockStanding } from './clock.ts';
import type { Fault } from './disturbances/rule.ts';
import type { Node, Token } from './nodes.ts';
import type { Settings } from './settings.ts';
import type { Task } from './tasks.ts';
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

const snapshotShape = z.object({
  version: z.literal(1),
  ids: z.number(),
  clock: z.object({ ahead: z.number(), stoppedAt: z.number().optional() }),
  settings: z.record(z.string(), z.unknown()),
  nodes: z.array(z.object({ kind: z.string(), id: z.string() })),
  tokens: z.array(z.object({ token: z.string(), appId: z.string() })),
  tasks: z.array(z.object({ id: z.string(), at: z.number(), order: z.number(), kind: z.string() })),
  planned: z.number(),
  deliveries: z.object({
    planned: z.number(),
    begun: z.number(),
    attempts: z.array(z.object({ id: z.string(), deliveryId: z.string() })),
  }),
  usage: z.record(z.string(), z.object({ slots: z.array(z.number()), minute: z.number() })),
  faults: z.array(
    z.object({ id: z.string(), options: z.object({}), seen: z.number(), done: z.number() }),
  ),
});

/** Refuses what is no snapshot, before anything is replaced by it. A `TypeError` names the place. */
export function checkSnapshot(snapshot: Snapshot): void {
  const result = snapshotShape.safeParse(snapshot);
  if (result.success) return;
  const place = result.error.issues[0]?.path.join('.') || 'it';
  throw new TypeError(
    `This is not a snapshot of version 1, as the emulator makes them: see ${place}`,
  );
}
