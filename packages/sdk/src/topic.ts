import type { Scope } from './scope.ts';

type Method = (...input: never[]) => unknown;
type Methods = Record<string, (...input: unknown[]) => unknown>;

type MethodNames<Api> = {
  [Name in keyof Api]: Api[Name] extends Method ? Name : never;
}[keyof Api];

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}`
  ? First | Words<Rest>
  : Text;

/** The texts themselves where they name every method and nothing else; never, where they do not. */
type EveryMethod<Api, Text extends string> = [MethodNames<Api>, Words<Text>] extends [
  Words<Text>,
  MethodNames<Api>,
]
  ? Text
  : never;

/**
 * A topic of the client, whose code is fetched when it is first spoken to: what a program does not use,
 * it neither loads nor ships. Its methods are named in texts. Each answers a promise, but `iterate`,
 * which answers rows.
 */
export function topic<Api extends object, Text extends string>(
  scope: Scope,
  load: () => Promise<{ readonly default: new (scope: Scope) => Api }>,
  ...names: readonly (Text & EveryMethod<Api, Text>)[]
): Api {
  let api: Methods | undefined;
  const first = async (name: string, input: unknown[]) => {
    const { default: Topic } = await load();
    api ??= new Topic(scope) as unknown as Methods;
    return await api[name]?.(...input);
  };
  async function* rows(input: unknown[]) {
    yield* (await first('iterate', input)) as AsyncIterable<unknown>;
  }

  const methods: Methods = {};
  for (const name of names.join(' ').split(' ')) {
    methods[name] = (...input) => {
      if (name === 'iterate') return rows(input.map(copy));
      const method = api?.[name];
      return method ? method.apply(api, input) : first(name, input.map(copy));
    };
  }
  return methods as Api;
}

/** Options as they are when a method is called, whatever becomes of them while its code is fetched. */
const copy = (value: unknown) =>
  Object.getPrototypeOf(value ?? 0) === Object.prototype ? { ...(value as object) } : value;
