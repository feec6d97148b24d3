import type { World } from '../world.ts';
import { mapVerbs, perform, type Verb } from './verb.ts';
import { verbs } from './verbs/index.ts';

type Bound<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Verb<infer Arguments, infer Result>
    ? (...given: Arguments) => Result
    : Bound<Table[Name]>;
};

/** The second way in: what Meta's staff, a person with a phone, or the passing of time would do. */
export interface Control extends Bound<typeof verbs> {}

/** Binds the verbs to a world. */
export const createControl = (world: World): Control =>
  mapVerbs(
    verbs,
    (_name, verb) =>
      (...given: unknown[]) =>
        perform(verb, given, world),
  ) as unknown as Control;
