/** What changed on the shelves since it was last asked: the entries put, and `undefined` for those taken away. */
export type Changes = ReadonlyMap<string, unknown>;

/** A map of plain data that notes what changes on it, so that only that has to be stored. */
export interface Shelf<Value> {
  readonly size: number;
  get(key: string): Value | undefined;
  has(key: string): boolean;
  set(key: string, value: Value): void;
  delete(key: string): void;
  clear(): void;
  /** In the order they were put first. */
  values(): IterableIterator<Value>;
  entries(): IterableIterator<[string, Value]>;
}

/** Everything that a world keeps. */
export interface Shelves {
  /** Makes a shelf. Its name is part of what is stored. */
  shelf<Value>(name: string): Shelf<Value>;
  /** What changed since this was asked before. Notes are taken from the first time on. */
  takeChanges(): Changes;
}

/** Parts the name of a shelf from a key on it. */
export const SHELF_END = '!';

export function createShelves(): Shelves {
  let changes: Map<string, unknown> | undefined;
  return {
    shelf: <Value>(name: string): Shelf<Value> => {
      const entries = new Map<string, Value>();
      const prefix = name + SHELF_END;
      return {
        get size() {
          return entries.size;
        },
        get: (key) => entries.get(key),
        has: (key) => entries.has(key),
        set: (key, value) => {
          entries.set(key, value);
          changes?.set(prefix + key, value);
        },
        delete: (key) => {
          if (entries.delete(key)) changes?.set(prefix + key, undefined);
        },
        clear: () => {
          if (changes) for (const key of entries.keys()) changes.set(prefix + key, undefined);
          entries.clear();
        },
        values: () => entries.values(),
        entries: () => entries.entries(),
      };
    },
    takeChanges: () => {
      const taken = changes ?? new Map();
      changes = new Map();
      return taken;
    },
  };
}
