type Input = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Input => typeof value === 'object' && value !== null;

/**
 * The secrets of an input, by their paths; a list on the way is taken row by row. One that should lie
 * deeper, but came as JSON text, is all of that text.
 */
export const secretsIn = (input: Input, paths: readonly string[]): readonly unknown[] =>
  paths.flatMap((path) => valuesAt(input, path.split('.')));

function valuesAt(value: unknown, [key, ...inner]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((row) => valuesAt(row, key === undefined ? [] : [key, ...inner]));
  }
  if (key === undefined || !isObject(value)) return [value];
  return valuesAt(value[key], inner);
}

/** An input as it may be shown. */
export const withoutSecrets = (input: Input, paths: readonly string[]): Input =>
  paths.reduce((shown, path) => hide(shown, path.split('.')) as Input, input);

function hide(value: unknown, path: readonly string[]): unknown {
  const [key, ...inner] = path;
  if (key === undefined || !isObject(value)) return '[hidden]';
  if (Array.isArray(value)) return value.map((row) => hide(row, path));
  return key in value ? { ...value, [key]: hide(value[key], inner) } : value;
}
