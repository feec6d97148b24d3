import { access, mkdir, mkdtemp, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { ClassicLevel } from 'classic-level';
import { SHELF_END } from './shelf.ts';
import type { ShelfName, Snapshot, SnapshotRest } from './snapshot.ts';
import type { World } from './world.ts';

/** Keeps a world in a directory. */
export interface Store {
  /** Writes what has changed since it was last written, all or nothing. It is kept once this resolves. */
  save(): Promise<void>;
  /** Writes what is left to write, and lets go of the directory. */
  close(): Promise<void>;
}

/** The layout of a directory; another one is refused. */
const LAYOUT = 1;
const REST = 'rest';

/**
 * Opens a directory, and makes `world` what it holds; where it is new, the directory takes over what the
 * world holds. LevelDB does the writing: a batch is in its log, whole or not at all, before it is done,
 * so that it outlives the process however that ends.
 */
export async function openStore(directory: string, world: World): Promise<Store> {
  const level = await open(directory);
  /** In which order things were put first; a map in memory has it by itself, a directory has not. */
  const places = new Map<string, number>();
  let nextPlace = 0;
  let written = '';

  const placeOf = (key: string): number => {
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, nextPlace);
    return nextPlace++;
  };

  const load = async (): Promise<boolean> => {
    const lists: Record<string, [place: number, key: string, value: unknown][]> = {};
    let rest: (SnapshotRest & { layout: number }) | undefined;
    for await (const [key, text] of level.iterator()) {
      if (key === REST) {
        rest = JSON.parse(text);
        continue;
      }
      const end = key.indexOf(SHELF_END);
      const [place, value] = JSON.parse(text) as [number, unknown];
      const name = key.slice(0, end);
      lists[name] ??= [];
      lists[name].push([place, key, value]);
    }
    if (!rest) return false;
    const { layout, ...small } = rest;
    if (layout !== LAYOUT) {
      throw new Error(
        `The directory ${directory} has the layout ${layout}, and this emulator knows ${LAYOUT} only: export the world with the emulator that made it, and import it here`,
      );
    }
    const listOf = (name: ShelfName) => {
      const list = (lists[name] ?? []).sort(([one], [other]) => one - other);
      for (const [place, key] of list) {
        places.set(key, place);
        nextPlace = Math.max(nextPlace, place + 1);
      }
      return list;
    };
    const valuesOf = (name: ShelfName) => listOf(name).map(([, , value]) => value);
    world.restore({
      ...small,
      nodes: valuesOf('nodes'),
      tokens: valuesOf('tokens'),
      tasks: valuesOf('tasks'),
      deliveries: { ...small.deliveries, attempts: valuesOf('deliveries') },
      usage: Object.fromEntries(
        listOf('usage').map(([, key, value]) => [key.slice(key.indexOf(SHELF_END) + 1), value]),
      ),
    } as unknown as Snapshot);
    return true;
  };

  const write = async () => {
    const changes = world.takeChanges();
    const rest = JSON.stringify({ layout: LAYOUT, ...world.rest() });
    if (changes.size === 0 && rest === written) return;
    const batch = level.batch();
    for (const [key, value] of changes) {
      if (value === undefined) {
        batch.del(key);
        places.delete(key);
      } else {
        batch.put(key, JSON.stringify([placeOf(key), value]));
      }
    }
    if (rest !== written) batch.put(REST, rest);
    await batch.write();
    written = rest;
  };

  /** One at a time and in order: what waits meanwhile is written together. */
  let saving = Promise.resolve();
  const save = () => {
    saving = saving.then(write);
    return saving;
  };

  try {
    const beginning = world.snapshot();
    if (await load()) {
      // What was read is not to be written again.
      world.takeChanges();
    } else {
      world.takeChanges();
      world.restore(beginning);
      await save();
    }
  } catch (error) {
    await level.close();
    throw error;
  }
  return {
    save,
    close: async () => {
      await save();
      await level.close();
    },
  };
}

/**
 * Whether a directory holds a world already. An emulator with that `data` takes it, and not its seed.
 * Answers `false` for a directory that is not there.
 */
export const holdsWorld = (directory: string): Promise<boolean> =>
  isThere(path.join(directory, 'CURRENT'));

const isThere = (place: string): Promise<boolean> =>
  access(place).then(
    () => true,
    () => false,
  );

/** Makes a directory, and those above it. Node's own way to do so never ends where none can be made, as in /proc. */
async function make(directory: string): Promise<void> {
  if (await isThere(directory)) return;
  await make(path.dirname(directory));
  await mkdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Refuses a directory that cannot be made or written in, of which LevelDB never says so. */
async function prepare(directory: string): Promise<void> {
  try {
    await make(path.resolve(directory));
    await rmdir(await mkdtemp(path.join(directory, 'probe-')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `The world cannot be kept in ${directory}: it is no directory that this user can write in (${code}). Choose another directory`,
      { cause: error },
    );
  }
}

async function open(directory: string): Promise<ClassicLevel<string, string>> {
  await prepare(directory);
  const { ClassicLevel } = await import('classic-level');
  const level = new ClassicLevel<string, string>(directory);
  try {
    await level.open();
    return level;
  } catch (error) {
    const { cause } = error as { cause?: { code?: string; message?: string } };
    const message =
      cause?.code === 'LEVEL_LOCKED'
        ? `The world in ${directory} is open in another emulator: stop that one, or choose another directory`
        : `The world in ${directory} cannot be opened: ${cause?.message ?? (error as Error).message}`;
    throw new Error(message, { cause: error });
  }
}
