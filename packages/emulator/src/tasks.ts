import { performFlagEnd } from './flags.ts';
import { performBadgeReview, performNameReview } from './reviews.ts';
import { deliver, planDeliveries } from './webhooks/deliver.ts';
import type { World } from './world.ts';

/** Something that happens at a moment of the world's clock. Plain data, so that it is kept in snapshots. */
export interface Task {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of two tasks of one moment, the lower comes first. */
  readonly order: number;
  /** Which performer does it. */
  readonly kind: string;
  /** What the performer needs to know. */
  readonly about: Readonly<Record<string, unknown>>;
}

/** Does the tasks of a kind. */
export type Performer = (about: Task['about'], world: World) => void | Promise<void>;

/** Who does which kind of task. A topic adds its own here. */
const performers: Readonly<Record<string, Performer>> = {
  'badge.review': performBadgeReview,
  'flag.end': performFlagEnd,
  'name.review': performNameReview,
  'webhook.emit': planDeliveries,
  'webhook.deliver': deliver,
};

/**
 * Does what is due, in order, until nothing is; what a task adds that is due too is done in its turn.
 * Webhooks that are due leave, and are not waited for.
 */
export async function runDueTasks(world: World): Promise<void> {
  for (let task = world.nextTask(); isDue(task, world); task = world.nextTask()) {
    world.dropTask(task.id);
    await performers[task.kind]?.(task.about, world);
  }
  world.outbox.flush(world.settings.webhookOrder);
}

/** Does what is due, and waits for the webhooks that left. */
export async function settle(world: World): Promise<void> {
  do {
    await runDueTasks(world);
    await world.outbox.settled();
  } while (isDue(world.nextTask(), world));
}

/**
 * Moves the clock to a moment, stopping at each task on the way, so that each happens in its own time:
 * a webhook that failed is sent again when it would have been.
 */
export async function moveTime(world: World, to: number): Promise<void> {
  for (let task = world.nextTask(); task && task.at <= to; task = world.nextTask()) {
    world.clock.moveTo(Math.max(task.at, world.now()));
    await settle(world);
  }
  world.clock.moveTo(to);
}

const isDue = (task: Task | undefined, world: World): task is Task =>
  task !== undefined && task.at <= world.now();
