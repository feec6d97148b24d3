const names = 'APPROVED AVAILABLE_WITHOUT_REVIEW DECLINED EXPIRED PENDING_REVIEW NONE';

/** The values that are understood here, by field; Meta adds others without notice. */
const known: ReadonlyMap<string, string> = new Map([
  [
    'status',
    'CONNECTED PENDING DISCONNECTED FLAGGED RATE_LIMITED RESTRICTED BANNED UNVERIFIED MIGRATED DELETED UNKNOWN',
  ],
  ['name_status', names],
  ['new_name_status', names],
  ['code_verification_status', 'VERIFIED NOT_VERIFIED EXPIRED'],
  ['quality_rating', 'GREEN YELLOW RED NA UNKNOWN'],
  ['platform_type', 'CLOUD_API ON_PREMISE NOT_APPLICABLE'],
  ['account_mode', 'LIVE SANDBOX'],
]);

/** Whether a field's value is understood, or need not be. */
export function isKnown(field: string, value: unknown): boolean {
  const values = known.get(field);
  return value === undefined || !values || values.split(' ').includes(String(value));
}
