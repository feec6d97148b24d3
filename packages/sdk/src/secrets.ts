type Input = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Input => typeof value === 'object' && value !== null;

/** The secrets of an input. One that should lie deeper, but came as JSON text, is all of that text. */
export const secretsIn = (input: Input, paths: readonly string[]): readonly unknown[] =>
  paths.map((path) =>
    path.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : value), input),
  );

/** An input as it may be shown. */
export const withoutSecrets = (input: Input, paths: readonly string[]): Input =>
  paths.reduce((shown, path) => hide(shown, path.split('.')), input);

function hide(input: Input, [key = '', ...inner]: readonly string[]): Input {
  if (!(key in input)) return input;
  const value = input[key];
  const isDeeper = inner.length > 0 && isObject(value);
  return { ...input, [key]: isDeeper ? hide(value, inner) : '[hidden]' };
}
