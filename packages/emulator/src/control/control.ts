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

/**
 * Binds the verbs to a world.
 * @param around is given each call, to do something before and after
 */
export const createControl = (
  world: World,
  around: <Result>(call: () => Result) => Result,
): Control =>
  mapVerbs(
    verbs,
    (_name, verb) =>
      (...given: unknown[]) =>
        around(() => perform(verb, given, world)),
  ) as unknown as Control;
