import { type ArrivedChange, isObject, type Loose } from './envelope.ts';

/**
 * The identity of a change, as text: Meta sends no id of an event, so it is made of what the event says.
 *
 * A value that is dated itself, as messages, statuses and settings are, is the event: wherever and in
 * whichever company it comes again, it is the same one. Any other value can happen twice, such as a PIN
 * that is changed and changed again, so the time of its entry belongs to it: rather is one event handled
 * twice, where Meta sends it with another time, than one of two be lost.
 *
 * @returns undefined where neither says when it happened: nothing tells two of them apart
 */
export function identityOf({ change, entryId, sentAt }: ArrivedChange): string | undefined {
  const { object = '', field, value } = change;
  const isItself = isDated(value);
  if (!isItself && sentAt === undefined) return undefined;
  const time = isItself ? null : sentAt;
  return canonical([object, entryId, field, time, value]);
}

/** Whether a value says itself when it happened: all of it, or each item of one of its lists. */
const isDated = (value: unknown): boolean =>
  hasTimestamp(value) ||
  (isObject(value) &&
    Object.values(value).some(
      (list) => Array.isArray(list) && list.length > 0 && list.every(hasTimestamp),
    ));

const hasTimestamp = (value: unknown) =>
  isObject(value) && (typeof value.timestamp === 'string' || typeof value.timestamp === 'number');

/** What is nested deeper is not of Meta's, and told apart from nothing. */
const DEEPEST = 100;

/**
 * A value as text that no other value has, with the keys in one order; undefined where it is nested too
 * deep. Texts and keys stand behind their length, which is cheaper than to escape them.
 */
function canonical(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return `${value.length}:${value}`;
  if (typeof value !== 'object' || value === null) return `${value},`;
  if (depth === DEEPEST) return undefined;
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) {
      const inner = canonical(item, depth + 1);
      if (inner === undefined) return undefined;
      text += inner;
    }
    return `[${text}]`;
  }
  for (const key of Object.keys(value).sort()) {
    const inner = canonical((value as Loose)[key], depth + 1);
    if (inner === undefined) return undefined;
    text += `${key.length}:${key}${inner}`;
  }
  return `{${text}}`;
}
