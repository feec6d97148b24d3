import type { Scope } from './scope.ts';

type Method = (...words: never[]) => unknown;
type Methods = Record<string, (...words: unknown[]) => unknown>;

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
  fetch: () => Promise<{ readonly default: new (scope: Scope) => Api }>,
  ...names: readonly (Text & EveryMethod<Api, Text>)[]
): Api {
  let api: Methods | undefined;
  const fetched = async () => {
    const { default: Api } = await fetch();
    api ??= new Api(scope) as unknown as Methods;
    return api;
  };
  const methods: Methods = {};
  for (const name of names.join(' ').split(' ')) {
    const first =
      name === 'iterate'
        ? async function* (words: unknown[]) {
            yield* (await fetched()).iterate?.(...words) as AsyncIterable<unknown>;
          }
        : async (words: unknown[]) => await (await fetched())[name]?.(...words);
    methods[name] = (...words) => (api ? api[name]?.(...words) : first(words));
  }
  return methods as Api;
}
