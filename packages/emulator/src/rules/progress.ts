import { milliseconds } from '../clock.ts';
import type { World } from '../world.ts';

/** What waits for Meta: it is done `at once`, after a time such as `24h`, or `manual`, only when told. */

/** When something that began at a moment is done; undefined where somebody has to say so. */
export function doneAt(progress: string, begun: number): number | undefined {
  if (progress === 'manual') return undefined;
  return progress === 'at once' ? begun : begun + milliseconds(progress);
}

/** Whether something that began at a moment is done by now. */
export const isDone = (progress: string, begun: number, world: World): boolean =>
  (doneAt(progress, begun) ?? Number.POSITIVE_INFINITY) <= world.now();
