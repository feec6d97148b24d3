import { InputError } from '../errors.ts';

/** The longest that a timer waits: what is longer, it does not wait for at all. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** Refuses numbers that would limit nothing, or everything. */
export function checkPositive(limits: Readonly<Record<string, unknown>>, most = Number.MAX_VALUE) {
  for (const [name, limit] of Object.entries(limits)) {
    if (!(typeof limit === 'number' && limit > 0 && limit <= most)) {
      const bound = most === Number.MAX_VALUE ? '' : ` and at most ${most}`;
      throw new InputError(name, `must be a number above 0${bound}`, '');
    }
  }
}

/** Refuses milliseconds that no timer can wait. */
export const checkWaits = (waits: Readonly<Record<string, unknown>>) =>
  checkPositive(waits, LONGEST_WAIT);

/** Refuses what is there and no function. */
export function checkFunctions(options: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && typeof value !== 'function') {
      throw new InputError(name, 'must be a function', '');
    }
  }
}

/**
 * Refuses what is no plain object, or has a key that nobody reads: it was misspelt.
 *
 * @param name what it is called in the message
 * @param place what stands before its keys there
 */
export function checkKeys(
  value: unknown,
  known: readonly string[],
  name: string,
  place = '',
): void {
  if (!isPlain(value)) throw new InputError(name, 'must be a plain object', '');
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) {
      throw new InputError(`${place}${key}`, `is not known. There are: ${known.join(', ')}`, '');
    }
  }
}

/** Whether it has nothing but its own keys. Of which realm it is does not matter. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
