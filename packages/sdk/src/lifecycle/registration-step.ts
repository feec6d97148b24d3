import type { Desired } from './desired.ts';
import { after, freeAgain, HOUR, isAhead, MINUTE } from './moment.ts';
import { isProven, isRegistered, type NumberFields } from './number.ts';
import { type NextStep, unclear, unread, whileLocked } from './step.ts';

/** How long a code is good for. */
const CODE_LIFETIME = 10 * MINUTE;

/** Requests to register that Meta takes of one number. */
const REGISTRATIONS = { limit: 10, window: 72 * HOUR };

/** The way to a registration: a PIN that can match, the proof that the number is held, and the request. */
export function registrationStep(number: NumberFields, desired: Desired): NextStep {
  return (
    unread(number, ['is_on_biz_app']) ??
    onPhoneStep(number) ??
    pinStep(number, desired) ??
    proofStep(number, desired) ??
    registerStep(desired, 'Only a registered number sends.')
  );
}

/** To register, unless that is known to be refused. */
export function registerStep(desired: Desired, why: string): NextStep {
  const { lockedUntil, now, pinKnown, registerRequests } = desired;
  const free = freeAgain(registerRequests, REGISTRATIONS);
  return (
    whileLocked('registration-lock', 'Meta refuses to register it for now.', lockedUntil, now) ??
    whileLocked('registration-lock', 'Meta takes ten requests in 72 hours.', free, now) ?? {
      do: 'register',
      why,
      ...(!pinKnown && { needs: ['pin'] as const }),
    }
  );
}

function onPhoneStep({ is_on_biz_app }: NumberFields): NextStep | undefined {
  if (!is_on_biz_app) return undefined;
  return {
    wait: 'phone-app',
    who: 'a person with the phone',
    why: 'It is used in the WhatsApp Business app, and connects from there through Embedded Signup only.',
  };
}

/** A PIN from before is asked for again, and cannot be replaced while the number is not registered. */
function pinStep(number: NumberFields, { pinKnown }: Desired): NextStep | undefined {
  if (pinKnown) return undefined;
  if (!number.is_pin_enabled) return unread(number, ['is_pin_enabled']);
  return {
    wait: 'pin',
    who: 'a portfolio admin',
    why: 'It has a two-step PIN that is not known. Somebody has to find it, or turn two-step verification off in WhatsApp Manager.',
  };
}

function proofStep(number: NumberFields, desired: Desired): NextStep | undefined {
  const { codeSentAt, codesLockedUntil, now } = desired;
  if (isProven(number)) return undefined;
  const missing = unread(number, ['account_mode', 'code_verification_status']);
  if (missing) return missing;
  if (isProven(number) === undefined) return unclear(number, 'code_verification_status');
  if (isAhead(after(codeSentAt, CODE_LIFETIME), now)) {
    const why = 'A code was sent, and who holds the phone can read it.';
    return { do: 'verifyCode', why, needs: ['code'] };
  }
  const locked = 'Meta sends no further code for now.';
  return (
    whileLocked('code-lock', locked, codesLockedUntil, now) ?? {
      do: 'requestCode',
      why: 'A code has to prove that the number is held. Have somebody ready to read it: it is good for ten minutes.',
    }
  );
}

/** The way to a number that is not registered. */
export function deregistrationStep(number: NumberFields, desired: Desired): NextStep | undefined {
  const { lockedUntil, now } = desired;
  const registered = isRegistered(number);
  if (registered === false) return undefined;
  if (registered === undefined) return unclear(number, 'platform_type');
  if (number.is_on_biz_app) {
    return {
      wait: 'phone-app',
      who: 'a person with the phone',
      why: 'It is used in the WhatsApp Business app, and can be disconnected there only.',
    };
  }
  const locked = 'Meta refuses to deregister it for now.';
  return (
    unread(number, ['is_on_biz_app']) ??
    whileLocked('registration-lock', locked, lockedUntil, now) ?? {
      do: 'deregister',
      why: 'It is registered, and should not be. Keep its PIN: registering it again asks for it.',
    }
  );
}
