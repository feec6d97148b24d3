import * as z from 'zod';
import { problemsOf } from '../place.ts';
import type { World } from '../world.ts';

/** A verb of the control door was given something that is not there, or that it cannot take. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}

/** One thing that a verb is told: an argument in process, a parameter or a whole body over HTTP. */
export interface Parameter<Value = unknown> {
  /** Absent where the argument is all of the input: the query, or the body. */
  readonly name?: string;
  readonly schema: z.ZodType<Value>;
}

/**
 * What can be done at the control door. One table of verbs is the control in process, its paths over
 * HTTP, their description, and the client for them.
 */
export interface Verb<Arguments extends readonly unknown[] = never, Result = unknown> {
  readonly method: 'GET' | 'POST';
  /** What it does, in a sentence. */
  readonly does: string;
  readonly parameters: readonly Parameter[];
  act(world: World, ...given: Arguments): Result;
}

/** Verbs by their names, in groups. */
export interface VerbTable {
  readonly [name: string]: Verb | VerbTable;
}

/** A parameter of a name. */
export const named = <Value>(name: string, schema: z.ZodType<Value>): Parameter<Value> => ({
  name,
  schema,
});

/** A parameter that is all of the input. */
export const whole = <Value>(schema: z.ZodType<Value>): Parameter<Value> => ({ schema });

type ParametersOf<Arguments extends readonly unknown[]> = {
  readonly [Index in keyof Arguments]: Parameter<Arguments[Index]>;
};

/** A verb that reads. */
export const reads = <Arguments extends unknown[], Result>(
  does: string,
  parameters: ParametersOf<Required<Arguments>> | ParametersOf<Arguments>,
  act: (world: World, ...given: Arguments) => Result,
): Verb<Arguments, Result> => ({
  method: 'GET',
  does,
  parameters: parameters as readonly Parameter[],
  act,
});

/** A verb that changes something. */
export const changes = <Arguments extends unknown[], Result>(
  does: string,
  parameters: ParametersOf<Required<Arguments>> | ParametersOf<Arguments>,
  act: (world: World, ...given: Arguments) => Result,
): Verb<Arguments, Result> => ({
  method: 'POST',
  does,
  parameters: parameters as readonly Parameter[],
  act,
});

export const isVerb = (entry: Verb | VerbTable): entry is Verb => typeof entry.act === 'function';

/** Each verb of a table with its name, such as `names.approve`. */
export function verbsIn(table: VerbTable, prefix = ''): [name: string, verb: Verb][] {
  return Object.entries(table).flatMap(([key, entry]): [string, Verb][] =>
    isVerb(entry) ? [[prefix + key, entry]] : verbsIn(entry, `${prefix}${key}.`),
  );
}

/** Puts something of its own in the place of each verb of a table. */
export function mapVerbs(
  table: VerbTable,
  change: (name: string, verb: Verb) => unknown,
  prefix = '',
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(table).map(([key, entry]) => [
      key,
      isVerb(entry) ? change(prefix + key, entry) : mapVerbs(entry, change, `${prefix}${key}.`),
    ]),
  );
}

/** The shape of what a verb is sent over HTTP. */
export function inputOf({ parameters }: Verb): z.ZodType {
  const all = parameters.find(({ name }) => name === undefined);
  return (
    all?.schema ?? z.object(Object.fromEntries(parameters.map((one) => [one.name, one.schema])))
  );
}

/** What was sent, as the arguments of the verb. */
export function argumentsFrom({ parameters }: Verb, input: unknown): unknown[] {
  const names = parameters.flatMap(({ name }) => name ?? []);
  if (names.length < parameters.length) return parameters.map(() => input);
  const unknown = Object.keys(input as object).find((key) => !names.includes(key));
  if (unknown !== undefined) {
    throw new InvalidInput(`${unknown} is not an argument; they are ${names.join(', ') || 'none'}`);
  }
  return names.map((name) => (input as Record<string, unknown>)[name]);
}

/** Arguments, as they are sent. */
export function inputFrom({ parameters }: Verb, given: readonly unknown[]): unknown {
  if (parameters.some(({ name }) => name === undefined)) return given[0];
  return Object.fromEntries(parameters.map(({ name }, index) => [name, given[index]]));
}

/** Does it, once what was given is found to be what the verb takes. */
export function perform(verb: Verb, given: readonly unknown[], world: World): unknown {
  const read = verb.parameters.map(({ name, schema }, index) => {
    const result = schema.safeParse(given[index]);
    if (result.success) return result.data;
    if (name && given[index] === undefined) throw new InvalidInput(`${name} is required`);
    throw new InvalidInput(problemsOf(result.error, name));
  });
  return verb.act(world, ...(read as never));
}

/** What a verb was given is not what it takes. */
export class InvalidInput extends ControlError {}
