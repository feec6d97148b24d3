import { runDueTasks } from './tasks.ts';
import type { World } from './world.ts';

/** Longer than this, a timer of the machine would go off at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Does what is due when its time comes, also while nobody asks for anything. It keeps no process alive.
 * @returns what ends it
 */
export function keepTime(world: World): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const arm = () => {
    clearTimeout(timer);
    const next = world.nextTask();
    if (!next || !world.clock.running) return;
    const goOff = () => {
      runDueTasks(world);
      arm();
    };
    timer = setTimeout(goOff, Math.min(Math.max(next.at - world.now(), 1), LONGEST));
    timer.unref();
  };
  const forget = world.clock.watch(arm);
  arm();
  return () => {
    forget();
    clearTimeout(timer);
  };
}
