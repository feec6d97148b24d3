import * as z from 'zod';
import { milliseconds, moment } from '../../clock.ts';
import { moveTime, runDueTasks } from '../../tasks.ts';
import type { World } from '../../world.ts';
import { changes, InvalidInput, named, reads } from '../verb.ts';

/** Where the world's clock is. */
export interface ClockState {
  /** Such as `2026-11-22T09:00:00.000Z`. */
  readonly now: string;
  /** Whether it goes on by itself. */
  readonly running: boolean;
}

const stateOf = (world: World): ClockState => ({
  now: new Date(world.now()).toISOString(),
  running: world.clock.running,
});

export const clock = {
  get: reads("The time of the world's clock, and whether it runs.", [], stateOf),
  set: changes(
    'Moves the clock to a moment; what is due until then happens in its order.',
    [named('to', z.string())],
    async (world, to: string): Promise<ClockState> => move(world, () => moment(to)),
  ),
  advance: changes(
    'Moves the clock forward; what is due until then happens in its order.',
    [named('by', z.union([z.string(), z.number()]))],
    async (world, by: string | number): Promise<ClockState> =>
      move(world, () => world.now() + milliseconds(by)),
  ),
  run: changes('Lets the clock go on by itself.', [], (world): ClockState => {
    world.clock.run();
    return stateOf(world);
  }),
  stop: changes('Has the clock stand still.', [], (world): ClockState => {
    world.clock.stop();
    return stateOf(world);
  }),
};

/** Beyond this, a moment has no ISO form. */
const END = Date.parse('9999-12-31T23:59:59Z');

async function move(world: World, destination: () => number): Promise<ClockState> {
  let to: number;
  try {
    to = destination();
  } catch (error) {
    throw new InvalidInput((error as Error).message, { cause: error });
  }
  if (!(to >= 0 && to <= END)) throw new InvalidInput('The clock goes from 1970 to 9999');
  await moveTime(world, to);
  runDueTasks(world);
  return stateOf(world);
}
