type Input = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Input => typeof value === 'object' && value !== null;

/**
 * An input as it may be shown. Its secrets, named by their paths, are added to those that are known; a
 * list on the way is taken row by row. One that should lie deeper, but came as JSON text, is all of it.
 */
export const withoutSecrets = (input: Input, paths: readonly string[], known: unknown[]): Input =>
  paths.reduce((shown, path) => hide(shown, path.split('.'), known) as Input, input);

function hide(value: unknown, path: readonly string[], known: unknown[]): unknown {
  const [key, ...inner] = path;
  if (key === undefined || !isObject(value)) {
    known.push(...[value].flat());
    return '[hidden]';
  }
  if (Array.isArray(value)) return value.map((row) => hide(row, path, known));
  return key in value ? { ...value, [key]: hide(value[key], inner, known) } : value;
}

/** A text without the secrets, nor the forms they take in an address or a page. */
export const hideIn = (text: string, secrets: readonly unknown[]) =>
  secrets
    .filter((secret) => secret !== undefined && String(secret).length > 3)
    .flatMap((secret) => [
      String(secret),
      encodeURIComponent(String(secret)),
      JSON.stringify(String(secret)).slice(1, -1),
      inHtml(String(secret)),
    ])
    .sort((one, other) => other.length - one.length)
    .reduce((shown, secret) => shown.replaceAll(secret, '[hidden]'), text);

const inHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
