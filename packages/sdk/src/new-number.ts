import { checkId, checkOptions } from './check.ts';
import { checkDisplayName } from './check-input.ts';
import type { CreatePhoneNumberInput } from './contract/index.ts';
import { type SplitNumber, splitNumber } from './e164.ts';
import { InputError } from './errors.ts';

interface NumberOption {
  /** The number with its country code, such as `+1 631 555 1000`; or, with `countryCode`, the rest of it. */
  readonly phoneNumber: string;
  /** Country calling code, such as `1`. */
  readonly countryCode?: string;
}

/** A number that WhatsApp does not know yet. */
export interface NewNumberOptions extends NumberOption {
  /** The display name, 3 to 75 characters; Meta reviews it. */
  readonly displayName: string;
  readonly migrate?: false | undefined;
}

/** A number that works on another WhatsApp Business Account. */
export interface MigratedNumberOptions extends NumberOption {
  readonly migrate: true;
  /** Meta keeps the name that the number has. */
  readonly displayName?: string | undefined;
}

/** A number of a portfolio's pool. */
export interface ClaimedNumberOptions {
  /** The id of the pre-verified number. */
  readonly preVerifiedId: string | number;
  /** The display name, 3 to 75 characters; Meta reviews it. */
  readonly displayName: string;
}

export type CreateOptions = NewNumberOptions | MigratedNumberOptions | ClaimedNumberOptions;

const known = ['phoneNumber', 'countryCode', 'displayName', 'migrate', 'preVerifiedId'];

/** What `create` sends. */
export function newNumberInput(options: CreateOptions): CreatePhoneNumberInput {
  checkOptions(options, known, 'phoneNumber.create');
  const { phoneNumber, countryCode, displayName, migrate, preVerifiedId } = options as Partial<
    NumberOption & ClaimedNumberOptions & { migrate: boolean }
  >;
  const name =
    migrate && displayName === undefined
      ? {}
      : { verified_name: checkDisplayName(displayName, 'displayName') };
  if (preVerifiedId === undefined) {
    const number = numberFrom(phoneNumber, countryCode);
    return { ...number, ...name, ...(migrate && { migrate_phone_number: true }) };
  }
  if (migrate || phoneNumber !== undefined) {
    throw new InputError(
      'preVerifiedId',
      'names a number by itself: give no other, and no migrate',
    );
  }
  return { preverified_id: checkId(preVerifiedId, 'preVerifiedId'), ...name };
}

function numberFrom(phoneNumber: unknown, countryCode: unknown): SplitNumber {
  if (countryCode === undefined || typeof phoneNumber !== 'string') {
    return splitNumber(phoneNumber, 'phoneNumber');
  }
  const code = String(countryCode).replace(/^\+/, '');
  const number = splitNumber(`+${code} ${phoneNumber}`, 'phoneNumber');
  if (number.cc === code) return number;
  throw new InputError('countryCode', "must be a country calling code, such as '1' or '49'");
}
