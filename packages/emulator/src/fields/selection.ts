import { type Asker, type Expandable, expand, nameOf } from '../edges/expand.ts';
import { faults } from '../fault.ts';
import type { Token } from '../nodes.ts';
import type { World } from '../world.ts';
import type { Selected } from './parse.ts';

export { parseFields, type Selected } from './parse.ts';

/** How a kind of node is read: each field's value, `undefined` where it has none. */
export type Fields<Source, Target> = {
  readonly [Name in keyof Target]-?: (
    source: Source,
    world: World,
    modifiers: NonNullable<Selected['modifiers']>,
    token: Token | undefined,
  ) => Target[Name] | undefined;
};

/** What can be read of a kind of thing. */
export interface Readable<Source, Target> {
  /** What Meta's errors call it. */
  readonly type: string;
  readonly fields: Fields<Source, Target>;
  /** The lists along its edges that can be read together with its fields. */
  readonly edges?: readonly Expandable<Source>[];
  /** The field that is answered in any case; `id` when absent. */
  readonly always?: keyof Target & string;
}

type Reader<Source> = Fields<Source, Record<string, unknown>>[string];

/**
 * Reads the picked fields of a node, in the order they were asked for.
 * @param asker whoever reads; without them, edges are not read
 */
export function select<Source extends object, Target>(
  { type, fields, edges = [], always = 'id' as keyof Target & string }: Readable<Source, Target>,
  source: Source,
  selected: readonly Selected[],
  world: World,
  asker?: Asker,
): Partial<Target> {
  const known = fields as Record<string, Reader<Source> | undefined>;
  const picked: Record<string, unknown> = {};
  const wanted: readonly Selected[] = selected.some(({ name }) => name === always)
    ? selected
    : [...selected, { name: always }];
  for (const field of wanted) {
    const { name, inner, modifiers = {} } = field;
    const found = asker && edges.find((edge) => nameOf(edge) === name);
    checkModifiers(field, found);
    const reader = Object.hasOwn(known, name) ? known[name] : undefined;
    if (reader) {
      const value = reader(source, world, modifiers, asker?.token);
      if (value !== undefined) picked[name] = inner ? pick(value, inner) : value;
      continue;
    }
    if (!found) throw faults.nonexistingField(name, type);
    const list = expand(found, source, field, world, asker);
    if (list) picked[name] = list;
  }
  return picked as Partial<Target>;
}

/** What any field may be followed by, whether or not that changes it. */
const MODIFIERS = ['limit', 'after', 'before', 'order', 'format'];

/** Refuses a modifier that neither fields know, nor the list of an edge. */
function checkModifiers(
  { name, modifiers = {} }: Selected,
  edge: { readonly input: { readonly shape: object } } | undefined,
): void {
  const known = [...MODIFIERS, ...Object.keys(edge?.input.shape ?? {})];
  const unknown = Object.keys(modifiers).find((modifier) => !known.includes(modifier));
  if (unknown !== undefined) {
    throw faults.invalidParameter(`Unknown modifier ${unknown} of the field ${name}`);
  }
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
