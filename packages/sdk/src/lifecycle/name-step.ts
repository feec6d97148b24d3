import type { Desired } from './desired.ts';
import { DAY, freeAgain, textOf } from './moment.ts';
import { applyUntil, newNameStatus } from './new-name.ts';
import type { NumberFields } from './number.ts';
import { registerStep } from './registration-step.ts';
import { type NextStep, unread, whileLocked } from './step.ts';

/** Changes of display name that Meta takes of one number. */
const NAME_CHANGES = { limit: 10, window: 30 * DAY };

/** The way of a registered number to its display name; undefined where it has arrived. */
export function nameStep(number: NumberFields, desired: Desired): NextStep | undefined {
  const { displayName } = desired;
  const { new_display_name: newName } = number;
  const newStatus = newNameStatus(number, desired);
  const isTheNewOne =
    displayName === undefined || newName === undefined || isSame(newName, displayName);
  if (newStatus === 'APPROVED' && isTheNewOne) return applyStep(number, desired);
  if (displayName === undefined) return unread(number, ['name_status']);

  const missing = unread(number, ['verified_name', 'new_name_status']);
  if (missing) return missing;
  if (newName !== undefined && isTheNewOne) {
    if (newStatus === 'EXPIRED') return requestStep(number, desired);
    return newStatus === 'DECLINED' ? anotherName : review;
  }
  if (isSame(number.verified_name, displayName)) {
    if (number.name_status === 'EXPIRED') return requestStep(number, desired);
    return number.name_status === 'DECLINED' ? anotherName : undefined;
  }
  const isFree = ['NONE', 'APPROVED', 'DECLINED', 'EXPIRED'].includes(newStatus ?? '');
  return isFree ? requestStep(number, desired) : review;
}

const isSame = (name: string | undefined, other: string) => name?.trim() === other.trim();

const review: NextStep = Object.freeze({
  wait: 'name-review',
  who: 'Meta',
  why: 'Meta reviews one new display name at a time, mostly within two days.',
});

const anotherName: NextStep = Object.freeze({
  wait: 'another-name',
  who: 'a portfolio admin',
  why: 'Meta has declined the display name. Somebody has to choose another, or appeal through support.',
});

/** A name that was approved only holds once the number is registered again. */
function applyStep(number: NumberFields, desired: Desired): NextStep | undefined {
  if (number.is_on_biz_app) return undefined;
  const missing = unread(number, ['is_on_biz_app']);
  if (missing) return missing;
  const step = registerStep(
    desired,
    'Its new display name is approved, and holds once it is registered again.',
  );
  if (!('do' in step)) return step;
  const end = applyUntil(desired);
  const until = end && { until: textOf(end) };
  const asksForOldPin = !desired.pinKnown && number.is_pin_enabled !== false;
  if (!asksForOldPin) return { ...step, ...until };
  return {
    do: 'setPin',
    why: 'Registering asks for a PIN that is not known. While the number is registered, a new one can be set without it.',
    needs: ['pin'],
    ...until,
  };
}

function requestStep(number: NumberFields, { nameRequests, now }: Desired): NextStep {
  if (number.is_official_business_account) {
    const why = 'An official business account changes its name through support only.';
    return { wait: 'another-name', who: 'a portfolio admin', why };
  }
  const free = freeAgain(nameRequests, NAME_CHANGES);
  return (
    whileLocked('name-lock', 'Meta takes ten changes of name in 30 days.', free, now) ?? {
      do: 'updateDisplayName',
      why: 'It has another display name than the one wanted.',
    }
  );
}
