import { performFlagEnd } from './flags.ts';
import { performBadgeReview, performNameReview } from './reviews.ts';
import type { Task, Track } from './task.ts';
import { deliver, planDeliveries } from './webhooks/deliver.ts';
import type { World } from './world.ts';

/** Does the tasks of a kind, at once: the world's time is the task's own meanwhile. */
export type Performer = (about: Task['about'], world: World) => void;

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
export function runDueTasks(world: World): void {
  performDue(world);
  world.outbox.flush(world.settings.webhookOrder);
}

/** Has what is due happen, but for webhooks: they leave together, once the present turn is over. */
export function catchUp(world: World): void {
  performDue(world, 'state');
  if (isDue(world.nextTask(), world)) world.wake();
}

function performDue(world: World, track?: Track): void {
  for (let task = world.nextTask(track); isDue(task, world); task = world.nextTask(track)) {
    const { id, at, kind, about } = task;
    world.dropTask(id);
    world.during(at, () => performers[kind]?.(about, world));
  }
}

/** Does what is due, and waits for the webhooks that left. */
export async function settle(world: World): Promise<void> {
  do {
    runDueTasks(world);
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
  world.clock.moveTo(Math.max(to, world.now()));
}

const isDue = (task: Task | undefined, world: World): task is Task =>
  task !== undefined && task.at <= world.now();
