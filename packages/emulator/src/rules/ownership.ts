import { countWithin, withAttempt } from '../attempts.ts';
import { faults, type GraphFault } from '../fault.ts';
import type { Ownership, PhoneNumber, SentCode } from '../nodes.ts';
import { isWithin, type World } from '../world.ts';
import { isDisabled } from './enforcement.ts';
import { lineOf } from './line.ts';
import { isHeldElsewhere } from './migration.ts';

/** Proving by SMS or call that a number is held: `NOT_VERIFIED` to `VERIFIED`. */

/** What has a proof: a number, or one of a portfolio's pool. */
interface Proven {
  readonly digits: string;
  readonly ownership: Ownership;
  readonly accountMode?: PhoneNumber['accountMode'];
  readonly businessAccountId?: string;
}

/** Where a number's proof stands now: one that came with it from the pool lapses if it goes unused. */
export function ownershipStatus(
  { ownership, registration }: PhoneNumber,
  world: World,
): Ownership['status'] {
  const { status, claimedAt } = ownership;
  const hasLapsed =
    claimedAt !== undefined &&
    registration.status === 'NEVER' &&
    !isWithin(world, claimedAt, world.settings.claimedNumberWindow);
  return hasLapsed ? 'NOT_VERIFIED' : status;
}

/** Whether a number can be proven: not twice, and not while it works on another account. */
export const canBeProven = (number: PhoneNumber, world: World): boolean =>
  ownershipStatus(number, world) !== 'VERIFIED' &&
  !number.migratedTo &&
  !isHeldElsewhere(number, world);

/** Sends a new code; the one before is void. */
export function sendCode<Number extends Proven>(
  number: Number,
  { method, language }: Pick<SentCode, 'method' | 'language'>,
  isEligible: boolean,
  world: World,
): Number {
  const { codeRequestLimit, codeRequestWindow, verificationCode } = world.settings;
  const { ownership } = number;
  const now = world.now();
  if (!isEligible) throw faults.codeNotSent();
  const unreachable = whyUnreachable(number, method, world);
  if (unreachable) throw faults.codeNotSent(unreachable);
  if (countWithin(ownership.requests, codeRequestWindow, now) >= codeRequestLimit) {
    throw faults.codesTooOften();
  }
  const value = verificationCode === 'random' ? world.ids.digits(6) : verificationCode;
  return {
    ...number,
    ownership: {
      ...ownership,
      code: { value, method, language, sentAt: now, wrong: 0, void: false },
      requests: withAttempt(ownership.requests, codeRequestWindow, now),
    },
  };
}

/** What keeps a code from arriving, in words; undefined where nothing does. */
function whyUnreachable(
  number: Proven,
  method: SentCode['method'],
  world: World,
): string | undefined {
  const { banned, noSms, noVoice } = lineOf(number.digits, world);
  if (banned) return 'This phone number is banned from WhatsApp.';
  if (number.businessAccountId && isDisabled(number.businessAccountId, world)) {
    return 'The WhatsApp Business Account is disabled.';
  }
  if (noSms && noVoice) {
    return 'This phone number can receive neither SMS nor calls. Choose another phone number.';
  }
  if (method === 'SMS' && noSms) return 'This phone number cannot receive SMS. Choose a call.';
  if (method !== 'SMS' && noVoice) return 'This phone number cannot receive calls. Choose SMS.';
  return undefined;
}

/** Whether a code can still be used. */
export const isCodeLive = (code: SentCode | undefined, world: World): code is SentCode =>
  code !== undefined && !code.void && isWithin(world, code.sentAt, world.settings.codeLifetime);

/** Takes a code: the number as it is afterwards, and the refusal where the code is not the one. */
export function takeCode<Number extends Proven>(
  number: Number,
  guess: string,
  isEligible: boolean,
  world: World,
): { readonly number: Number; readonly refusal?: GraphFault } {
  const { code, claimedAt: _lapsed, ...ownership } = number.ownership;
  if (!isEligible || !isCodeLive(code, world)) return { number, refusal: faults.codeWrong() };
  if (code.value !== guess) {
    const wrong = code.wrong + 1;
    const tried = { ...code, wrong, void: wrong >= world.settings.wrongCodeLimit };
    return {
      number: { ...number, ownership: { ...number.ownership, code: tried } },
      refusal: faults.codeWrong(),
    };
  }
  // Meta's test numbers work unverified, and stay so.
  const status = number.accountMode === 'SANDBOX' ? ownership.status : 'VERIFIED';
  const used = { ...code, void: true };
  return {
    number: {
      ...number,
      ownership: { ...ownership, status, verifiedAt: world.now(), code: used },
    },
  };
}
