import { faults } from '../fault.ts';
import type { Token } from '../nodes.ts';
import type { World } from '../world.ts';

/** One field of `fields=`, with what is picked inside of it. */
export interface Selected {
  readonly name: string;
  readonly inner?: readonly Selected[];
  /** What follows it, such as `{ format: 'SVG' }` of `qr_image_url.format(SVG)`. */
  readonly modifiers?: Modifiers;
}

export type Modifiers = Readonly<Record<string, string>>;

/** How a kind of node is read: each field's value, `undefined` where it has none. */
export type Fields<Source, Target> = {
  readonly [Name in keyof Target]-?: (
    source: Source,
    world: World,
    modifiers: Modifiers,
    token: Token | undefined,
  ) => Target[Name] | undefined;
};

/**
 * Reads `id,health_status{can_send_message},qr_image_url.format(SVG)`. A field that knows nothing of a
 * modifier is not changed by it.
 */
export function parseFields(text: string): readonly Selected[] {
  let at = 0;
  const skip = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const invalid = () =>
    faults.invalidParameter(
      `Syntax error in the parameter fields near "${text.slice(at, at + 20)}"`,
    );

  function readList(depth: number): Selected[] {
    const selected: Selected[] = [];
    do {
      skip(/\s*/y);
      const name = skip(/[A-Za-z0-9_]+/y);
      if (!name || depth > 10) throw invalid();
      const modifiers = modifiersOf(skip(/(?:\.\w+\([^()]*\))*\s*/y));
      if (skip(/\{/y)) {
        selected.push({ name, modifiers, inner: readList(depth + 1) });
        if (!skip(/\s*\}/y)) throw invalid();
      } else {
        selected.push({ name, modifiers });
      }
    } while (skip(/\s*,/y));
    return selected;
  }

  const selected = readList(0);
  skip(/\s*/y);
  if (at < text.length) throw invalid();
  return selected;
}

const modifiersOf = (text: string): Modifiers =>
  Object.fromEntries([...text.matchAll(/\.(\w+)\(([^()]*)\)/g)].map(([, ...pair]) => pair));

type Reader<Source> = (
  source: Source,
  world: World,
  modifiers: Modifiers,
  token: Token | undefined,
) => unknown;

/**
 * Reads the picked fields of a node, in the order they were asked for.
 * @param always the field that is answered in any case
 * @param token of whoever reads
 */
export function select<Source, Target>(
  nodeType: string,
  fields: Fields<Source, Target>,
  source: Source,
  selected: readonly Selected[],
  world: World,
  always = 'id',
  token?: Token,
): Partial<Target> {
  const known = fields as Record<string, Reader<Source> | undefined>;
  const picked: Record<string, unknown> = {};
  const wanted: readonly Selected[] = selected.some(({ name }) => name === always)
    ? selected
    : [...selected, { name: always }];
  for (const { name, inner, modifiers = {} } of wanted) {
    const reader = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!reader) throw faults.nonexistingField(name, nodeType);
    const value = reader(source, world, modifiers, token);
    if (value !== undefined) picked[name] = inner ? pick(value, inner) : value;
  }
  return picked as Partial<Target>;
}

/** Reads the picked parts of a thing that is no node; all of it where nothing was picked. */
export const selectFrom = <Value>(
  value: Value,
  selected: readonly Selected[] | undefined,
): Partial<Value> => (selected ? (pick(value, selected) as Partial<Value>) : value);

/** Picks inside of a field's value; lists are picked from one by one. */
function pick(value: unknown, inner: readonly Selected[]): unknown {
  if (Array.isArray(value)) return value.map((item) => pick(item, inner));
  if (typeof value !== 'object' || value === null) return value;
  const picked: Record<string, unknown> = {};
  for (const { name, inner: deeper } of inner) {
    if (!Object.hasOwn(value, name)) continue;
    const found = (value as Record<string, unknown>)[name];
    picked[name] = deeper ? pick(found, deeper) : found;
  }
  return picked;
}
