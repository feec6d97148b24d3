import type { UnknownChange } from '../contract/index.ts';

/** A change out of a delivery, with what its identity needs. */
export interface ArrivedChange {
  /** Flattened. Whether its field is known is not decided yet. */
  readonly change: UnknownChange;
  /** As the envelope names it: the account, or for some events the portfolio. */
  readonly entryId: string;
  /** As the envelope says it; undefined where it does not. */
  readonly sentAt: number | undefined;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Whether a key may be in it that, copied onto another object, would change what that object is. */
const isSuspect = (text: string) =>
  text.includes('__proto__') || (text.includes('\\u00') && /\\u00[567]/i.test(text));
const withoutHostile = (key: string, value: unknown) => (key === '__proto__' ? undefined : value);

/**
 * Reads a body that was verified, and flattens it to its changes. Whatever is in it comes out: what has
 * not the shape of a change has no field. Undefined where it is no JSON, or no envelope of Meta's.
 *
 * @param now milliseconds since 1970, for entries that do not say when they were sent
 */
export function changesOf(bytes: Uint8Array, now: () => number): ArrivedChange[] | undefined {
  const body = parse(bytes);
  if (!isObject(body) || !Array.isArray(body.entry)) return undefined;
  const object = typeof body.object === 'string' ? body.object : '';
  const about = object === 'whatsapp_business_account' ? undefined : { object };
  const arrived: ArrivedChange[] = [];
  for (const entry of body.entry as unknown[]) {
    const { id, time, changes } = isObject(entry) ? entry : {};
    const entryId = idOf(id) ?? '';
    const sentAt = typeof time === 'number' ? time : undefined;
    const at = sentAt ?? Math.floor(now() / 1_000);
    for (const told of Array.isArray(changes) ? (changes as unknown[]) : [entry]) {
      const isChange = told !== entry && isObject(told) && typeof told.field === 'string';
      const field = isChange ? String(told.field) : '';
      const flat = flatten(field, isChange ? told.value : told, entryId, at);
      arrived.push({ change: about ? { ...flat, ...about } : flat, entryId, sentAt });
    }
  }
  return arrived;
}

function parse(bytes: Uint8Array): unknown {
  try {
    const text = decoder.decode(bytes);
    return isSuspect(text) ? JSON.parse(text, withoutHostile) : JSON.parse(text);
  } catch {
    // No UTF-8, no JSON, or nested deeper than the runtime can read.
    return undefined;
  }
}

/** An object of which nothing is known. */
export type Loose = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function flatten(field: string, value: unknown, entryId: string, time: number): UnknownChange {
  const phoneNumberId = phoneNumberIdOf(value);
  const accountId = accountIdOf(value) ?? entryId;
  return phoneNumberId === undefined
    ? { field, accountId, time, value }
    : { field, accountId, time, value, phoneNumberId };
}

/** The account, where the envelope names its portfolio instead. */
function accountIdOf(value: unknown): string | undefined {
  const info = isObject(value) ? value.waba_info : undefined;
  return isObject(info) ? idOf(info.waba_id) : undefined;
}

/** The number's id, in each of the places where Meta tells it. */
function phoneNumberIdOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const { metadata, phone_number_settings: settings, entity_type, entity_id } = value;
  if (isObject(metadata)) return idOf(metadata.phone_number_id);
  if (isObject(settings)) return idOf(settings.phone_number_id);
  return entity_type === 'PHONE_NUMBER' ? idOf(entity_id) : undefined;
}

/** An id, which is text: a few events write it as a number. */
const idOf = (value: unknown) =>
  (typeof value === 'string' && value !== '') || Number.isSafeInteger(value)
    ? String(value)
    : undefined;
