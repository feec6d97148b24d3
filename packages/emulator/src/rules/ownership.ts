import { countWithin, withAttempt } from '../attempts.ts';
import { faults, type GraphFault } from '../fault.ts';
import type { PhoneNumber, SentCode } from '../nodes.ts';
import { isWithin, type World } from '../world.ts';

/** Proving by SMS or call that a number is held: `NOT_VERIFIED` to `VERIFIED`. */

/** Sends a new code; the one before is void. */
export function sendCode(
  number: PhoneNumber,
  { method, language }: Pick<SentCode, 'method' | 'language'>,
  world: World,
): PhoneNumber {
  const { codeRequestLimit, codeRequestWindow, verificationCode } = world.settings;
  const { ownership } = number;
  const now = world.now();
  if (ownership.status === 'VERIFIED') throw faults.codeNotSent();
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

/** Whether a code can still be used. */
export const isCodeLive = (code: SentCode | undefined, world: World): code is SentCode =>
  code !== undefined && !code.void && isWithin(world, code.sentAt, world.settings.codeLifetime);

/** Takes a code: the number as it is afterwards, and the refusal where the code is not the one. */
export function takeCode(
  number: PhoneNumber,
  guess: string,
  world: World,
): { readonly number: PhoneNumber; readonly refusal?: GraphFault } {
  const { code, ...ownership } = number.ownership;
  if (ownership.status === 'VERIFIED' || !isCodeLive(code, world)) {
    return { number, refusal: faults.codeWrong() };
  }
  if (code.value !== guess) {
    const wrong = code.wrong + 1;
    const tried = { ...code, wrong, void: wrong >= world.settings.wrongCodeLimit };
    return {
      number: { ...number, ownership: { ...ownership, code: tried } },
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
