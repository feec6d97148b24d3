import { z } from 'zod';
import type { Snapshot } from '../../world.ts';
import { changes, InvalidInput, reads, whole } from '../verb.ts';

export const snapshot = reads('All there is, as JSON.', [], (world) =>
  structuredClone(world.snapshot()),
);

export const restore = changes(
  'Back to a snapshot.',
  [whole(z.custom<Snapshot>())],
  (world, snapshot: Snapshot): void => {
    try {
      world.restore(structuredClone(snapshot));
    } catch (error) {
      throw new InvalidInput((error as Error).message, { cause: error });
    }
  },
);

export const reset = changes('Back to the beginning.', [], (world): void => world.reset());
