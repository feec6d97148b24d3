import { checkOptions, shown } from './check.ts';
import { InputError } from './errors.ts';

/** Refuses the options of methods, as `check.ts` does those of every call. */

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
  const { length } = [...value.trim()];
  if (length < 3 || length > 75) {
    throw new InputError(option, `must have 3 to 75 characters, and has ${length}`);
  }
  return value;
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
    throw new InputError(option, 'must be a web address, such as https://example.com/webhooks');
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

/** Options of a change: known ones, and at least one of them. */
export function checkChange(options: object, known: readonly string[], method: string): void {
  checkOptions(options, known, method);
  if (Object.values(options).every((value) => value === undefined)) {
    throw new InputError('options', `of ${method} must have at least one of ${known.join(', ')}`);
  }
}

/** A list. */
export function checkList<Item>(value: readonly Item[] | undefined, option: string): void {
  if (value !== undefined && !Array.isArray(value)) {
    throw new InputError(option, `must be a list, and is ${shown(value)}`);
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
