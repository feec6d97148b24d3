import { InputError } from './errors.ts';

/**
 * Refuses what can only fail, before it is sent: Meta counts attempts, and a refusal here costs none.
 * Each check names the option as the caller wrote it, and never repeats a secret.
 */

/** A value as a message shows it; what has no short form is named by its type. */
export const shown = (value: unknown) =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : typeof value === 'object' && value !== null
      ? 'an object'
      : String(value);

/** An id: letters, digits, `_` and `-`, so that it can never become another path or another host. */
export function checkId(value: unknown, option: string): string {
  if (typeof value === 'number' && value > Number.MAX_SAFE_INTEGER) {
    throw new InputError(
      option,
      `is too large for a number and has lost digits (it is now ${value}). Write it in quotes`,
    );
  }
  if (/^EAA\w{9}/.test(String(value))) {
    throw new InputError(option, 'must be an id, and is an access token');
  }
  const isWhole = typeof value === 'bigint' || Number.isInteger(value);
  const id = isWhole && Number(value) > 0 ? String(value) : value;
  if (typeof id !== 'string' || !/^[A-Za-z0-9_-]+$/.test(id)) {
    throw new InputError(option, `must be an id such as '106540352242922', and is ${shown(value)}`);
  }
  return id;
}

/** An object. What else was given is not shown: it may hold a secret. */
function checkObject(value: unknown, option: string, of = ''): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
    throw new InputError(option, `${of}must be an object, and not ${kind}`);
  }
  return value as Readonly<Record<string, unknown>>;
}

/** An options object with nothing in it that is not known: a misspelt option would be lost in silence. */
export function checkOptions(options: unknown, known: readonly string[], method: string): void {
  checkObject(options, 'options', `of ${method}, which are ${known.join(', ')}, `);
  for (const option of Object.keys(options as object)) {
    if (!known.includes(option)) {
      throw new InputError(
        option,
        `is not an option of ${method}, which takes ${known.join(', ')}`,
      );
    }
  }
}

/** A list of fields to read. */
export function checkFields<Field extends string>(fields: readonly Field[]): readonly Field[] {
  if (!Array.isArray(fields) || fields.length === 0) {
    throw new InputError('fields', "must be a list of at least one field, such as ['status']");
  }
  return fields;
}

/** A token: what a header can carry, since the error of one that cannot would quote it. */
export function checkToken(token: unknown): string {
  if (typeof token !== 'string' || token.trim() === '') {
    throw new InputError(
      'accessToken',
      'is missing. Give it to the client, or set WHATSAPP_ACCESS_TOKEN',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new InputError(
      'accessToken',
      "holds a space or another character that no token has. Copy it whole, without 'Bearer'",
    );
  }
  return token;
}

/** A version of the Graph API. */
export function checkVersion(version = 'v26.0'): string {
  if (!/^v\d+\.\d+$/.test(version)) {
    throw new InputError('apiVersion', `must look like v26.0, and is ${shown(version)}`);
  }
  return version;
}

/** Where the Graph API is. */
export function checkBaseUrl(baseUrl = 'https://graph.facebook.com'): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.search ||
    url.hash ||
    url.username ||
    url.password
  ) {
    throw new InputError(
      'baseUrl',
      'must be an address such as https://graph.facebook.com, without a query',
    );
  }
  if (/\/v\d+\.\d+\/*$/.test(url.pathname)) {
    throw new InputError('baseUrl', 'must leave the version out: that is the option apiVersion');
  }
  return url;
}

/** A whole number, such as milliseconds or a number of times. */
export function checkCount(value: unknown, option: string, least: number): number {
  if (!Number.isSafeInteger(value) || Number(value) < least) {
    throw new InputError(option, `must be a whole number from ${least} on, and is ${shown(value)}`);
  }
  return Math.min(Number(value), 2 ** 31 - 1);
}

/** Headers that travel along, by their lower-case names; those that the client sets itself are left out. */
export function checkHeaders(headers: unknown): Readonly<Record<string, string>> {
  const ours = ['authorization', 'content-type', 'content-length', 'host'];
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(checkObject(headers, 'headers'))) {
    const isSendable = typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !isSendable) {
      throw new InputError(`headers.${name}`, 'must be a text that a header can carry');
    }
    if (!ours.includes(name.toLowerCase())) checked[name.toLowerCase()] = value;
  }
  return checked;
}

export function checkFunction(value: unknown, option: string): void {
  if (value !== undefined && typeof value !== 'function') {
    throw new InputError(option, `must be a function, and is ${shown(value)}`);
  }
}

export function checkSignal(value: unknown): void {
  const isSignal = typeof (value as AbortSignal | undefined)?.addEventListener === 'function';
  if (value !== undefined && !isSignal) {
    throw new InputError('signal', `must be an AbortSignal, and is ${shown(value)}`);
  }
}

/** The input of a call, in wire names. */
export const checkInput = (input: unknown): Readonly<Record<string, unknown>> =>
  checkObject(input, 'input');
