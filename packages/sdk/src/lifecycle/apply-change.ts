import type { Change } from '../contract/index.ts';
import { changesOfAccount } from './account-change.ts';
import { changesOfName } from './name-change.ts';
import type { Facts, FieldChanges, NumberFields } from './number.ts';
import { changesOfQuality, limitOf, limits } from './quality-change.ts';

/**
 * Keeps a number up to date from what webhooks tell, without reading it again. What a change makes unsure
 * is left out, as everything that is not known: `nextStep` then asks for it.
 *
 * A change that names a number changes that one only, which is known by its `id` and `display_phone_number`;
 * what is told of all of an account is for every number of it. What your own calls change, webhooks do not
 * tell: read the number after those.
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
  if (!isAbout(number, change)) return number;
  const changes = Object.entries(changesBy(number, change)).filter(
    ([field, value]) => !isSame(number[field as keyof NumberFields], value),
  );
  if (changes.length === 0) return number;
  const changed = { ...number, ...Object.fromEntries(changes) };
  const known = Object.entries(changed).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as NumberFields;
}

/** What a change says that is no field of a number: when a name was approved, for `nextStep` and `diagnose`. */
export function factsOf(change: Change): Pick<Facts, 'nameApprovedAt'> {
  const isApproval =
    change.field === 'phone_number_name_update' && change.value.decision === 'APPROVED';
  return isApproval ? { nameApprovedAt: new Date(change.time * 1_000) } : {};
}

const isSame = (one: unknown, other: unknown) =>
  one === other || (one !== undefined && JSON.stringify(one) === JSON.stringify(other));

function changesBy(number: NumberFields, change: Change): FieldChanges {
  switch (change.field) {
    case 'phone_number_name_update':
      return changesOfName(number, change.value);
    case 'phone_number_quality_update':
      return changesOfQuality(number, change.value);
    case 'security':
      return changesOfPin(change.value.event);
    case 'business_username_update':
      return {
        username: change.value.status === 'deleted' ? undefined : change.value.username,
      };
    case 'business_capability_update': {
      const { max_daily_conversations_per_business, max_daily_conversation_per_phone } =
        change.value;
      return limits(
        limitOf(max_daily_conversations_per_business ?? max_daily_conversation_per_phone),
      );
    }
    case 'account_alerts':
      return changesOfBadge(change.value.alert_info?.alert_type ?? change.value.alert_type);
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

/** The badge changes what the number is called by, and whether it can be found: that is not told. */
function changesOfBadge(alert: string | undefined): FieldChanges {
  if (alert !== 'OBA_APPROVED' && alert !== 'OBA_REJECTED') return {};
  return {
    is_official_business_account: alert === 'OBA_APPROVED',
    official_business_account: { oba_status: alert === 'OBA_APPROVED' ? 'APPROVED' : 'REJECTED' },
    eligibility_for_api_business_global_search: undefined,
  };
}

/** Whether a change is about a number: it names it, or no number at all. */
function isAbout(number: NumberFields, change: Change): boolean {
  const { phoneNumberId, value } = change;
  if (phoneNumberId !== undefined) return phoneNumberId === number.id;
  const { display_phone_number, phone_number } = value as Readonly<Record<string, unknown>>;
  const digits = display_phone_number ?? phone_number;
  return digits === undefined || digits === digitsOf(number.display_phone_number);
}

const digitsOf = (displayed = '') => displayed.replace(/\D/g, '');
