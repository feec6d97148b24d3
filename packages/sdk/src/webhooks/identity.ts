import { type ArrivedChange, isObject } from './envelope.ts';

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

/** Text that stands in the JSON as it is. */
class Verbatim {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** JSON with the keys in one order. It keeps its own stack, since a body may be nested very deep. */
function canonical(value: unknown): string {
  let json = '';
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (next instanceof Verbatim) json += next.text;
    else if (Array.isArray(next)) {
      json += '[';
      stack.push(new Verbatim(']'));
      for (const item of next.toReversed()) stack.push(new Verbatim(','), item);
    } else if (isObject(next)) {
      json += '{';
      stack.push(new Verbatim('}'));
      for (const key of Object.keys(next).sort().reverse()) {
        stack.push(new Verbatim(','), next[key], new Verbatim(`${JSON.stringify(key)}:`));
      }
    } else json += JSON.stringify(next ?? null);
  }
  return json;
}
