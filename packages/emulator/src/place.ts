import type * as z from 'zod';

/** The line of a file that says what is at a place; undefined where it has none. */
export type LineOf = (place: readonly PropertyKey[]) => number | undefined;

/** What is wrong with a value, each thing with its place, such as `phoneNumbers[3].pin: must be 6 digits`. */
export const problemsOf = (error: z.ZodError, within = '', lineOf?: LineOf): string =>
  error.issues
    .map((issue) => {
      const { path, message } = issue;
      const place = placeOf(path, within);
      const line = lineOf?.(issue.code === 'unrecognized_keys' ? [...path, ...issue.keys] : path);
      const where = [place, line && `line ${line}`].filter(Boolean).join(', ');
      return where ? `${where}: ${message}` : message;
    })
    .join('; ');

/** Where something is, such as `phoneNumbers[3].pin`. */
export const placeOf = (path: readonly PropertyKey[], within = ''): string =>
  (within + path.map(step).join('')).replace(/^\./, '');

const step = (key: PropertyKey) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`);
