import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { noAttempts } from './attempts.ts';
import type { PhoneNumber, ReviewedName } from './nodes.ts';

const DISPLAYED_KEPT = 10_000;
const displayedBefore = new Map<string, string>();

/**
 * A number as people write it. Meta joins the groups of North American ones with hyphens. To find the
 * groups takes longer than all the rest of an answer, so what was written lately is kept.
 */
export function displayed(digits: string): string {
  const known = displayedBefore.get(digits);
  if (known !== undefined) return known;
  const written = parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? `+${digits}`;
  const text = written.startsWith('+1 ') ? `+1 ${written.slice(3).replaceAll(' ', '-')}` : written;
  if (displayedBefore.size >= DISPLAYED_KEPT) displayedBefore.clear();
  displayedBefore.set(digits, text);
  return text;
}

/** A number as it is just after it was added: unverified, unregistered, without a PIN. */
export const newPhoneNumber = (given: {
  readonly id: string;
  readonly businessAccountId: string;
  readonly digits: string;
  readonly name: ReviewedName;
}): PhoneNumber => ({
  kind: 'phoneNumber',
  id: given.id,
  businessAccountId: given.businessAccountId,
  digits: given.digits,
  accountMode: 'LIVE',
  ownership: { status: 'NOT_VERIFIED', requests: noAttempts },
  registration: { status: 'NEVER', registers: noAttempts, deregisters: noAttempts },
  twoStep: { wrong: noAttempts },
  name: { current: given.name, changes: noAttempts },
  quality: 'UNKNOWN',
  onPhone: false,
  appData: [],
  settings: {},
  isSearchable: false,
  automation: { prompts: [], commands: [] },
  profile: {},
  qrCodes: [],
  people: { blocked: [], wroteAt: {} },
  commerce: { isCartEnabled: true, isCatalogVisible: false },
  isPreVerified: false,
});
