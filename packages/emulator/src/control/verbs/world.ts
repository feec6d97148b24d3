import * as z from 'zod';
import { plant } from '../../seed/plant.ts';
import { type Seed, SeedError, seedShape } from '../../seed/schema.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { World } from '../../world.ts';
import { changes, InvalidInput, reads, whole } from '../verb.ts';

const FORMAT = 'meta-cloud-api/emulator';
const VERSION = 1;

/** A world to take elsewhere: to keep in a file, or to import into another emulator. */
export interface WorldExport {
  readonly format: typeof FORMAT;
  /** The version of the format. */
  readonly version: typeof VERSION;
  readonly exportedAt: string;
  readonly world: Snapshot;
}

export const seed = changes(
  'Makes the world what a seed says. That is its beginning from now on.',
  [whole<Seed>(seedShape)],
  (world, seed: Seed): void => {
    const before = world.snapshot();
    world.clear();
    try {
      plant(seed, world);
    } catch (error) {
      world.restore(before);
      throw error instanceof SeedError ? new InvalidInput(error.message) : error;
    }
    world.begin();
  },
);

export const snapshot = reads('All there is, as JSON.', [], (world) =>
  structuredClone(world.snapshot()),
);

export const restore = changes(
  'Back to a snapshot.',
  [whole(z.custom<Snapshot>())],
  (world, snapshot: Snapshot): void => take(snapshot, world),
);

export const exportWorld = reads(
  'All there is, with the version of its format, to be imported elsewhere.',
  [],
  (world): WorldExport => ({
    format: FORMAT,
    version: VERSION,
    exportedAt: new Date(world.now()).toISOString(),
    world: structuredClone(world.snapshot()),
  }),
);

export const importWorld = changes(
  'Becomes a world that was exported. What was there is gone.',
  [whole(z.custom<WorldExport>())],
  (world, exported: WorldExport): void => {
    if (exported?.format !== FORMAT) {
      throw new InvalidInput('This is not a world that an emulator exported');
    }
    if (exported.version !== VERSION) {
      throw new InvalidInput(
        `This world was exported in version ${exported.version}, and this emulator reads version ${VERSION}`,
      );
    }
    take(exported.world, world);
  },
);

export const reset = changes('Back to the beginning.', [], (world): void => world.reset());

function take(snapshot: Snapshot, world: World): void {
  try {
    world.restore(structuredClone(snapshot));
  } catch (error) {
    throw new InvalidInput((error as Error).message, { cause: error });
  }
}
