import type { Desired } from './desired.ts';
import { blockedEntities } from './health.ts';
import { checkMoments } from './moment.ts';
import { nameStep } from './name-step.ts';
import { isBlockedByName } from './new-name.ts';
import { isRegistered, type NumberFields } from './number.ts';
import { deregistrationStep, registrationStep } from './registration-step.ts';
import { type NextStep, unclear } from './step.ts';

/**
 * Says the one thing that comes next for a number: to do, to wait for, or nothing more. It reads
 * nothing but what it is given, so read the number anew before each step. It never asks to register a
 * number that is connected and has no name to apply, that is locked, or that is used on a phone too.
 *
 * @param number the number as `phoneNumber.get({ fields: lifecycleFields })` answers it.
 * @throws {TypeError} naming a fact of `desired` that is no readable moment.
 */
export function nextStep(number: NumberFields, desired: Desired = {}): NextStep {
  checkMoments({ ...desired });
  const wanted = desired.registered ?? true;
  const step = wanted ? towardsSending(number, desired) : deregistrationStep(number, desired);
  return step ?? { done: true };
}

function towardsSending(number: NumberFields, desired: Desired): NextStep | undefined {
  const hindered = standingStep(number);
  if (hindered) return hindered;
  const registered = isRegistered(number);
  if (registered === undefined) return unclear(number, 'platform_type');
  if (!registered) return registrationStep(number, desired);
  if (desired.subscribed === false) {
    const why =
      "The app hears nothing of the number before it is subscribed to the number's account.";
    return { do: 'subscribe', why };
  }
  return nameStep(number, desired) ?? sendingStep(number);
}

/** What Meta has decided about the number, and no call can change. */
function standingStep(number: NumberFields): NextStep | undefined {
  switch (number.status) {
    case 'CONNECTED':
    case 'FLAGGED':
    case 'PENDING':
    case 'UNVERIFIED':
    case 'DISCONNECTED':
      return undefined;
    case 'DELETED':
      return {
        wait: 'new-id',
        who: 'a portfolio admin',
        why: 'The number was deleted, and its id with it. Somebody has to add it again.',
      };
    case 'MIGRATED':
      return {
        wait: 'new-id',
        who: 'the program',
        why: 'The number was moved to another account, and goes on there under another id.',
      };
    case 'BANNED':
      return {
        wait: 'ban-review',
        who: 'a portfolio admin',
        why: 'Meta has banned the number. Somebody has to ask for a review in Business Support Home.',
      };
    case 'RESTRICTED':
    case 'RATE_LIMITED':
      return {
        wait: 'restriction-end',
        who: 'Meta',
        why: 'Meta holds the number back, for its limit or for a rule, until that is over.',
      };
    case 'UNKNOWN':
      return {
        wait: 'status',
        who: 'Meta',
        why: 'Meta does not know the status of the number at the moment.',
      };
    default:
      return unclear(number, 'status');
  }
}

/** What still keeps a number from sending that is registered under the right name. */
function sendingStep(number: NumberFields): NextStep | undefined {
  if (isBlockedByName(number)) {
    const declined = number.name_status === 'DECLINED' || number.name_status === 'EXPIRED';
    return {
      wait: declined ? 'another-name' : 'name-review',
      who: declined ? 'a portfolio admin' : 'Meta',
      why: 'A +1 555 number that Meta gave sends nothing before its display name is approved.',
    };
  }
  if (blockedEntities(number).length === 0) return undefined;
  return {
    wait: 'health',
    who: 'a portfolio admin',
    why: 'Meta blocks sending. Its health says what for, and so does WhatsApp Manager.',
  };
}
