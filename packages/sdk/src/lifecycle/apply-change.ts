import type { AccountAlert, BusinessUsernameUpdate, Change } from '../contract/index.ts';
import { changesOfAccount } from './account-change.ts';
import { changesOfName } from './name-change.ts';
import type { Facts, FieldChanges, NumberFields } from './number.ts';
import { changesOfQuality, limitOf, limits } from './quality-change.ts';

/**
 * Keeps a number up to date from what webhooks tell, without reading it again. What a change makes unsure
 * is left out, as everything that is not known: `nextStep` then asks for it.
 *
 * A change that names a number changes that one only, which is known by its `id` and `display_phone_number`:
 * without them, what it may have changed is unsure. What is told of all of an account is for every number of
 * it. What your own calls change, webhooks do not tell: read the number after those.
 *
 * @param number the number as it was read, or as this function left it.
 * @param change as `meta-cloud-api/webhooks` hands it to a handler. Handing it over twice is harmless.
 * @returns the number as it is now; the same object where nothing changed.
 * @example
 * const number = { id: '1', display_phone_number: '+1 555-078-3881', is_pin_enabled: true };
 * const value = { display_phone_number: '15550783881', event: 'PIN_REQUEST_SUCCESS' };
 * const change = { field: 'security', accountId: '2', time: 1739321024, value };
 * console.log(applyChange(number, change).is_pin_enabled);
 */
export function applyChange(number: NumberFields, change: Change): NumberFields {
  const changes = Object.entries(changesOf(number, change)).filter(
    ([field, value]) => !isSame(number[field as keyof NumberFields], value),
  );
  if (changes.length === 0) return number;
  const changed = { ...number, ...Object.fromEntries(changes) };
  const known = Object.entries(changed).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as NumberFields;
}

/**
 * What a change says that is no field of a number: when its new name was approved, for `nextStep` and
 * `diagnose`.
 *
 * @param number the number as it was before the change, or is after it.
 * @param change as `meta-cloud-api/webhooks` hands it to a handler.
 * @returns nothing where the change is about another number, or another name.
 */
export function factsOf(number: NumberFields, change: Change): Pick<Facts, 'nameApprovedAt'> {
  if (change.field !== 'phone_number_name_update' || isAbout(number, change) === false) return {};
  const { decision, requested_verified_name: name } = change.value;
  const { new_display_name: next, verified_name: current } = number;
  const isNew = next === undefined ? name !== current : name === next;
  return decision === 'APPROVED' && isNew ? { nameApprovedAt: new Date(change.time * 1_000) } : {};
}

const isSame = (one: unknown, other: unknown) =>
  one === other || (one !== undefined && JSON.stringify(one) === JSON.stringify(other));

/** What a change makes of a number's fields: all of it is unsure where it is not known which number it is about. */
function changesOf(number: NumberFields, change: Change): FieldChanges {
  const isThisOne = isAbout(number, change);
  if (isThisOne === false) return {};
  const changes = changesBy(number, change);
  if (isThisOne) return changes;
  return Object.fromEntries(Object.keys(changes).map((field) => [field, undefined]));
}

function changesBy(number: NumberFields, change: Change): FieldChanges {
  switch (change.field) {
    case 'phone_number_name_update':
      return changesOfName(number, change.value);
    case 'phone_number_quality_update':
      return changesOfQuality(number, change.value);
    case 'security':
      return changesOfPin(change.value.event);
    case 'business_username_update':
      return changesOfUsername(change.value);
    case 'business_capability_update': {
      const { max_daily_conversations_per_business, max_daily_conversation_per_phone } =
        change.value;
      return limits(
        limitOf(max_daily_conversations_per_business ?? max_daily_conversation_per_phone),
      );
    }
    case 'account_alerts':
      return changesOfBadge(number, change.value);
    case 'account_update':
      return changesOfAccount(number, change.value);
    case 'account_review_update':
      return { health_status: undefined };
    default:
      return {};
  }
}

function changesOfPin(event: string): FieldChanges {
  if (event === 'PIN_CHANGED') return { is_pin_enabled: true };
  const isOff = event === 'PIN_REQUEST_SUCCESS' || event === 'PIN_RESET_SUCCESS';
  return isOff ? { is_pin_enabled: false } : {};
}

/** A username that is only held for a number is none of it yet, and takes none away. */
function changesOfUsername({ status, username }: BusinessUsernameUpdate): FieldChanges {
  if (status === 'reserved') return {};
  return { username: status === 'approved' ? username : undefined };
}

/** The badge changes what the number is called by, and whether it can be found: that is not told. */
function changesOfBadge({ id }: NumberFields, alert: AccountAlert): FieldChanges {
  const type = alert.alert_info?.alert_type ?? alert.alert_type;
  if (type !== 'OBA_APPROVED' && type !== 'OBA_REJECTED') return {};
  const isApproved = type === 'OBA_APPROVED';
  // An alert about something else than a number does not say which of them has the badge.
  const isOfNumber = alert.entity_type === 'PHONE_NUMBER' && String(alert.entity_id) === id;
  return {
    is_official_business_account: isOfNumber ? isApproved : undefined,
    official_business_account: isOfNumber
      ? { oba_status: isApproved ? 'APPROVED' : 'REJECTED' }
      : undefined,
    eligibility_for_api_business_global_search: undefined,
  };
}

/** Whether a change is about a number: it names it, or no number at all. Undefined where that cannot be told. */
function isAbout(number: NumberFields, { phoneNumberId, value }: Change): boolean | undefined {
  // A handler of everything may be handed what has no value.
  if (typeof value !== 'object' || value === null) return false;
  const named: Readonly<Record<string, unknown>> = { ...value };
  const id = phoneNumberId ?? (named.entity_type === 'PHONE_NUMBER' ? named.entity_id : undefined);
  if (id !== undefined) return number.id === undefined ? undefined : String(id) === number.id;
  const digits = named.display_phone_number ?? named.phone_number;
  if (digits === undefined) return true;
  const own = number.display_phone_number?.replace(/\D/g, '');
  return own === undefined ? undefined : digits === own;
}
