import { InputError } from './errors.ts';

/**
 * Refuses what can only fail, before it is sent: Meta counts attempts, and a refusal here costs none.
 * Each check names the option as the caller wrote it, and never repeats a secret.
 */

/** A value as a message shows it; what has no short form is named by its type. */
const shown = (value: unknown) =>
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
      `is a number above Number.MAX_SAFE_INTEGER and has already lost digits (it is now ${value}). Write it as a string, in quotes`,
    );
  }
  const isWhole = typeof value === 'bigint' || Number.isInteger(value);
  const id = isWhole && Number(value) > 0 ? String(value) : value;
  if (typeof id !== 'string' || !/^[A-Za-z0-9_-]+$/.test(id)) {
    throw new InputError(
      option,
      `must be an id as Meta gives it, such as '106540352242922', and is ${shown(value)}`,
    );
  }
  return id;
}

/** A two-step PIN: a string, because `012345` as a number would lose its first digit. */
export function checkPin(value: unknown, option: string): string {
  if (typeof value !== 'string' || !/^\d{6}$/.test(value)) {
    throw new InputError(option, 'must be a string of exactly 6 digits');
  }
  return value;
}

/** A verification code. It arrives as `123-456`; Meta wants it without the hyphen. */
export function checkCode(value: unknown, option: string): string {
  const digits = typeof value === 'string' ? value.replace(/^(\d{3})[- ](\d{3})$/, '$1$2') : '';
  if (!/^\d{6}$/.test(digits)) {
    throw new InputError(option, 'must be the 6 digits that arrived by SMS or call, as a string');
  }
  return digits;
}

/** A display name: 3 to 75 characters. */
export function checkDisplayName(value: unknown, option: string): string {
  if (typeof value !== 'string') {
    throw new InputError(option, `must be a text of 3 to 75 characters, and is ${shown(value)}`);
  }
  const length = typeof value === 'string' ? [...value.trim()].length : 0;
  if (length < 3 || length > 75) {
    throw new InputError(option, `must have 3 to 75 characters, and has ${length}`);
  }
  return value as string;
}

/** A language such as `en` or `en_US`. */
export function checkLanguage(value: unknown, option: string): string {
  if (typeof value !== 'string' || !/^[a-z]{2,3}(_[A-Z]{2})?$/.test(value)) {
    throw new InputError(option, `must look like en or en_US, and is ${shown(value)}`);
  }
  return value;
}

/** An address that people or Meta can reach. */
export function checkUrl(value: unknown, option: string): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(option, `must be a web address, and is ${shown(value)}`);
  }
  return value as string;
}

/** Where webhooks go. */
export function checkCallbackUrl(value: unknown, option: string): string {
  const url = checkUrl(value, option);
  if (url.length > 200) {
    throw new InputError(option, `must have at most 200 characters, and has ${url.length}`);
  }
  return url;
}

/** One of a few words. */
export function checkOneOf<Word extends string>(
  value: unknown,
  words: readonly Word[],
  option: string,
): Word {
  if (!words.includes(value as Word)) {
    throw new InputError(
      option,
      `must be ${words.map((word) => `'${word}'`).join(' or ')}, and is ${shown(value)}`,
    );
  }
  return value as Word;
}

/** Where Meta can store messages at rest; DE stands for the European Union. */
export function checkRegion(value: unknown, option: string): string {
  return checkOneOf(value, 'AE AU BH BR CA CH DE GB ID IN JP KR SG ZA'.split(' '), option);
}

/** An options object with nothing in it that is not known: a misspelt option would be lost in silence. */
export function checkOptions(options: unknown, known: readonly string[], method: string): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new InputError(
      'options',
      `of ${method} must be an object: { ${known.join(', ')} }, and not ${options === null ? 'null' : typeof options}`,
    );
  }
  for (const option of Object.keys(options)) {
    if (!known.includes(option)) {
      throw new InputError(
        option,
        `is not an option of ${method}, which takes ${known.join(', ')}`,
      );
    }
  }
}

/** Options of a change: known ones, and at least one of them. */
export function checkChange(options: object, known: readonly string[], method: string): void {
  checkOptions(options, known, method);
  if (Object.values(options).every((value) => value === undefined)) {
    throw new InputError('options', `of ${method} must have at least one of ${known.join(', ')}`);
  }
}

/** Text of so many characters, those around it not counted. It may be a secret, so it is not repeated. */
export function checkText(value: unknown, option: string, least = 1, most = 1_024): string {
  const length = typeof value === 'string' ? [...value.trim()].length : -1;
  if (length < least || length > most) {
    const is = length < 0 ? 'is none' : `has ${length}`;
    throw new InputError(option, `must be text of ${least} to ${most} characters, and ${is}`);
  }
  return value as string;
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
      "holds a space, a line break or another character that no token has. Copy it whole, and without 'Bearer'",
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
      'must be an http or https address without a query, such as https://graph.facebook.com',
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
  if (typeof headers !== 'object' || headers === null) {
    throw new InputError('headers', `must be an object of texts, and is ${shown(headers)}`);
  }
  const ours = ['authorization', 'content-type', 'content-length', 'host'];
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
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

/** The input of a call, in wire names. What else was given is not shown: it may hold a secret. */
export function checkInput(input: unknown): Readonly<Record<string, unknown>> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new InputError(
      'input',
      `must be an object, and not ${input === null ? 'null' : typeof input}`,
    );
  }
  return input as Readonly<Record<string, unknown>>;
}
