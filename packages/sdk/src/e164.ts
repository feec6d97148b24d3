import { InputError } from './errors.ts';

/** A phone number in the two parts that Meta takes. */
export interface SplitNumber {
  /** Country calling code, without the plus. */
  readonly cc: string;
  readonly phone_number: string;
}

/**
 * The ITU's calling codes of one and two digits; all others have three.
 * @see https://www.itu.int/pub/T-SP-E.164D
 */
const SHORT_CALLING_CODES = /^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * Splits a number such as `+1 631 555 1000` into its country calling code and the rest. Refuses
 * short codes and numbers that E.164 has no room for: 7 to 15 digits with the country code.
 */
export function splitNumber(value: unknown, option: string): SplitNumber {
  const written = typeof value === 'string' ? value.trim() : '';
  if (!/^\+[\d\s().-]+$/.test(written)) {
    throw new InputError(
      option,
      `must be a number with its country code, such as '+1 631 555 1000', and is ${typeof value === 'string' ? JSON.stringify(value) : typeof value}`,
    );
  }
  if (/\(0\)/.test(written)) {
    throw new InputError(
      option,
      'must leave out the (0), which is only dialled within the country',
    );
  }
  const digits = written.replace(/\D/g, '');
  if (digits.startsWith('0')) {
    throw new InputError(option, 'must have a country code after the plus, and none begins with 0');
  }
  if (digits.length < 7 || digits.length > 15) {
    throw new InputError(
      option,
      `must have 7 to 15 digits with its country code, and has ${digits.length}. Short codes cannot be registered`,
    );
  }
  const cc = SHORT_CALLING_CODES.exec(digits)?.[0] ?? digits.slice(0, 3);
  if (cc === '1' && digits.length !== 11) {
    throw new InputError(option, `must have 10 digits after +1, and has ${digits.length - 1}`);
  }
  return { cc, phone_number: digits.slice(cc.length) };
}
