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
 */
export function changesOfName(
  number: NumberFields,
  { decision, requested_verified_name: name }: PhoneNumberNameUpdate,
): FieldChanges {
  const { verified_name: current, new_display_name: next, new_name_status } = number;
  const isAsked = next === name;
  const status = statusAfter(decision);
  if (current === undefined && !isAsked) return unsureOfNames;
  if (current === name && !isAsked) {
    return status === undefined ? {} : { ...unsure, name_status: status };
  }
  // One name is reviewed at a time: this is a webhook that comes late, about one before.
  if (!isAsked && next !== undefined && new_name_status === 'PENDING_REVIEW') return {};
  const asked = { new_display_name: name, new_name_status: status ?? 'PENDING_REVIEW' };
  return decision === 'APPROVED'
    ? { ...unsure, ...asked, verified_name: name, name_status: 'APPROVED' }
    : asked;
}

/** Where a decision leaves a review; undefined where it goes on. */
function statusAfter(decision: string): 'APPROVED' | 'DECLINED' | undefined {
  if (decision === 'APPROVED') return 'APPROVED';
  return decision === 'REJECTED' ? 'DECLINED' : undefined;
}
