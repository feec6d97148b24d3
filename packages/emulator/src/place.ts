import type * as z from 'zod';

/** What is wrong with a value, each thing with its place, such as `phoneNumbers[3].pin: must be 6 digits`. */
export const problemsOf = (error: z.ZodError, within = ''): string =>
  error.issues
    .map(({ path, message }) => {
      const place = within + path.map(step).join('');
      return place ? `${place.replace(/^\./, '')}: ${message}` : message;
    })
    .join('; ');

const step = (key: PropertyKey) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`);
