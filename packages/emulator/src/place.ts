import type * as z from 'zod';

/** What is wrong with a value, each thing with its place, such as `phoneNumbers[3].pin: must be 6 digits`. */
export const problemsOf = (error: z.ZodError, within = ''): string =>
  error.issues
    .map(({ path, message }) => {
      const place = placeOf(path, within);
      return place ? `${place}: ${message}` : message;
    })
    .join('; ');

/** Where something is, such as `phoneNumbers[3].pin`. */
export const placeOf = (path: readonly PropertyKey[], within = ''): string =>
  (within + path.map(step).join('')).replace(/^\./, '');

const step = (key: PropertyKey) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`);
