import type { PhoneNumberNameUpdate } from '../contract/index.ts';
import type { FieldChanges, NumberFields } from './number.ts';

/** What hangs on the name, and is not told with it. */
const unsure: FieldChanges = {
  health_status: undefined,
  certificate: undefined,
  new_certificate: undefined,
  unified_cert_status: undefined,
};

const unsureOfNames: FieldChanges = {
  ...unsure,
  verified_name: undefined,
  name_status: undefined,
  new_display_name: undefined,
  new_name_status: undefined,
};

/**
 * What a decision about a display name changes. It is about the name that was asked for, or about the one
 * in use, which may be reviewed by itself; a name that nobody asked for here was asked for in WhatsApp
 * Manager.
 *
 * Webhooks come in any order, and a number does not say when its names were decided. So what is undecided
 * takes nothing back of what is decided, and where two decisions do not agree, the names have to be read.
 */
export function changesOfName(
  number: NumberFields,
  { decision, requested_verified_name: name }: PhoneNumberNameUpdate,
): FieldChanges {
  const { verified_name: current, new_display_name: next, new_name_status: before } = number;
  const isAsked = next === name;
  const status = STATUSES.get(decision);
  if (current === undefined && !isAsked) return unsureOfNames;
  if (current === name && !isAsked) {
    return status === 'PENDING_REVIEW' ? {} : { ...unsure, name_status: status };
  }
  if (!isAsked) {
    // One name is reviewed at a time: this is a webhook that comes late, about one before.
    if (next !== undefined && before === 'PENDING_REVIEW') return {};
    // Whether this one is older than the names that are known cannot be told.
    if (status === 'APPROVED' || before === 'APPROVED' || before === undefined) {
      return unsureOfNames;
    }
  } else if (before === 'APPROVED' || before === 'DECLINED') {
    if (status === before || status === 'PENDING_REVIEW') return {};
    return unsureOfNames;
  }
  if (status === undefined) return unsureOfNames;
  const asked = { new_display_name: name, new_name_status: status };
  return status === 'APPROVED'
    ? { ...unsure, ...asked, verified_name: name, name_status: status }
    : asked;
}

/** Where a decision leaves a review. */
const STATUSES: ReadonlyMap<string, 'APPROVED' | 'DECLINED' | 'PENDING_REVIEW'> = new Map([
  ['APPROVED', 'APPROVED'],
  ['REJECTED', 'DECLINED'],
  ['DEFERRED', 'PENDING_REVIEW'],
  ['PENDING', 'PENDING_REVIEW'],
]);
