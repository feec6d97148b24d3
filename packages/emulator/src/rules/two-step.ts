import { countWithin, isLocked, lockedFor, noAttempts, withAttempt } from '../attempts.ts';
import { milliseconds } from '../clock.ts';
import { faults, type GraphFault } from '../fault.ts';
import type { PhoneNumber } from '../nodes.ts';
import type { World } from '../world.ts';
import { isRegistered } from './presence.ts';

/** The two-step PIN: set or replaced at will by who may, and guessed at the price of a lock. */

/** Sets or replaces the PIN. The old one is not asked for, so a lock on guesses ends too. */
export function setPin(number: PhoneNumber, pin: string, world: World): PhoneNumber {
  if (!isRegistered(number) && !world.settings.pinBeforeRegistration) {
    throw faults.notRegistered();
  }
  return { ...number, twoStep: { pin, wrong: noAttempts } };
}

/** Asks to turn two-step verification off, as only WhatsApp Manager can: it sends a link by email. */
export const requestReset = (number: PhoneNumber, world: World): PhoneNumber | undefined =>
  number.twoStep.pin === undefined
    ? undefined
    : { ...number, twoStep: { ...number.twoStep, resetRequestedAt: world.now() } };

/** Follows that link; undefined where none was sent. */
export const confirmReset = (number: PhoneNumber): PhoneNumber | undefined =>
  number.twoStep.resetRequestedAt === undefined
    ? undefined
    : { ...number, twoStep: { wrong: noAttempts } };

/** Changes the PIN as WhatsApp Manager does; undefined where the present one is not known. */
export const changePin = (
  number: PhoneNumber,
  currentPin: string,
  pin: string,
): PhoneNumber | undefined =>
  number.twoStep.pin === currentPin
    ? { ...number, twoStep: { pin, wrong: noAttempts } }
    : undefined;

/**
 * Holds a PIN against the number's; a number without one takes it as its first. Answers the number as
 * it is afterwards, and the refusal where the PIN is wrong.
 */
export function takePin(
  number: PhoneNumber,
  pin: string,
  world: World,
): { readonly number: PhoneNumber; readonly refusal?: GraphFault } {
  const { wrongPinLimit, pinLock, pinPace } = world.settings;
  const { twoStep } = number;
  const now = world.now();
  if (twoStep.pin === undefined) {
    return { number: { ...number, twoStep: { pin, wrong: noAttempts } } };
  }
  const { wrong } = twoStep;
  if (isLocked(wrong, now)) {
    return { number, refusal: faults.pinLocked((wrong.lockedUntil ?? now) - now) };
  }
  const sinceLast = now - (wrong.at.at(-1) ?? Number.NEGATIVE_INFINITY);
  if (sinceLast < milliseconds(pinPace)) {
    return { number, refusal: faults.pinTooFast(milliseconds(pinPace) - sinceLast) };
  }
  if (pin === twoStep.pin) {
    return { number: { ...number, twoStep: { pin, wrong: noAttempts } } };
  }
  const isOneTooMany = countWithin(wrong, pinLock, now) >= wrongPinLimit;
  const tried = withAttempt(wrong, pinLock, now);
  return {
    number: {
      ...number,
      twoStep: { ...twoStep, wrong: isOneTooMany ? lockedFor(noAttempts, pinLock, now) : tried },
    },
    refusal: isOneTooMany ? faults.pinLocked(milliseconds(pinLock)) : faults.pinWrong(),
  };
}
