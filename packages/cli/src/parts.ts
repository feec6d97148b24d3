import type { ArgumentSpec, OptionSpec } from './command.ts';
import { UsageError } from './errors.ts';
import type { Palette } from './output.ts';

// What many commands take, in the same words.

export const aNumber = {
  says: "the number: its id, or its digits, such as +16315551000; the profile's when absent",
  optional: true,
} as const satisfies ArgumentSpec;

export const accountOption = {
  value: '<id>',
  says: 'the WhatsApp Business Account; the only one that the token reaches when absent',
} as const satisfies OptionSpec;

export const yesOption = {
  says: 'ask nothing',
  short: 'y',
} as const satisfies OptionSpec;

export const fieldOption = {
  value: '<name...>',
  says: 'read this field of Meta, or several with commas; may be given again',
} as const satisfies OptionSpec;

/** The fields that were named, each by itself or several with commas. */
export const fieldsFrom = (given: readonly string[]): string[] =>
  given.flatMap((one) => one.split(',')).flatMap((one) => one.trim() || []);

/** Paints a word of Meta's by what it means for the number. */
export function painted(word: string, colours: Palette): string {
  if (good.has(word)) return colours.green(word);
  if (bad.has(word)) return colours.red(word);
  return word === 'UNKNOWN' || word === 'NA' || word === 'NONE'
    ? colours.dim(word)
    : colours.yellow(word);
}

const good = new Set([
  'CONNECTED',
  'APPROVED',
  'AVAILABLE_WITHOUT_REVIEW',
  'GREEN',
  'VERIFIED',
  'AVAILABLE',
  'verified',
  'reserved',
]);
const bad = new Set([
  'BANNED',
  'DISCONNECTED',
  'DELETED',
  'MIGRATED',
  'RESTRICTED',
  'RATE_LIMITED',
  'DECLINED',
  'EXPIRED',
  'RED',
  'BLOCKED',
  'REJECTED',
  'NOT_VERIFIED',
  'UNVERIFIED',
]);

/** A time such as `30s`, `5m` or `2h`, in milliseconds. */
export function milliseconds(text: string, option: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? [];
  const units: Readonly<Record<string, number>> = {
    ms: 1,
    s: 1_000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
  };
  if (amount === undefined) {
    throw new UsageError(`${option} takes a time such as 30s, 5m or 2h, not '${text}'.`);
  }
  return Number(amount) * (units[unit] ?? 0);
}

/** A whole number of an option. */
export function whole(
  text: string,
  option: string,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`;
  throw new UsageError(`${option} takes a whole number ${range}, not '${text}'.`);
}

/** A switch that is told `on` or `off`. */
export const onOff = (value: string | undefined) =>
  value === undefined ? undefined : value === 'on';
