import { type Finding, finding } from './finding.ts';
import { blockedEntities, limitedEntities } from './health.ts';
import { isKnown } from './known-values.ts';
import type { NumberFields } from './number.ts';
import type { FindingCode } from './words.ts';

const ofStatus: ReadonlyMap<string | undefined, FindingCode> = new Map([
  ['DELETED', 'number-deleted'],
  ['MIGRATED', 'number-migrated'],
  ['BANNED', 'number-banned'],
  ['RESTRICTED', 'number-restricted'],
  ['RATE_LIMITED', 'number-rate-limited'],
  ['FLAGGED', 'number-flagged'],
  ['UNKNOWN', 'status-unknown'],
]);

const ofQuality: ReadonlyMap<string | undefined, FindingCode> = new Map([
  ['YELLOW', 'quality-medium'],
  ['RED', 'quality-low'],
]);

const LOW_LIMITS = ['TIER_50', 'TIER_250', 'UNTIERED', 'NOT_SET', 'TIER_NOT_SET'];

/** Without these a number cannot be called healthy. */
const decisive = ['status', 'platform_type', 'name_status', 'quality_rating'] as const;

/** What Meta thinks of the number: its status, quality, limit and health. */
export function* standingFindings(number: NumberFields): Generator<Finding> {
  const limit = number.whatsapp_business_manager_messaging_limit ?? number.messaging_limit_tier;

  for (const code of [ofStatus.get(number.status), ofQuality.get(number.quality_rating)]) {
    if (code) yield finding(code);
  }
  if (number.account_mode === 'SANDBOX') yield finding('test-number');
  if (limit && LOW_LIMITS.includes(limit)) yield finding('limit-low', `Its limit is ${limit}.`);

  const unread = decisive.filter((field) => number[field] === undefined);
  if (unread.length > 0) yield finding('fields-unread', `Missing: ${unread.join(', ')}.`);
  for (const [field, value] of Object.entries(number)) {
    if (!isKnown(field, value)) yield finding('value-unknown', `Its ${field} is ${value}.`);
  }

  for (const { entity_type = 'number', errors = [] } of blockedEntities(number)) {
    const said = errors.map(
      ({ error_code, error_description }) => `${error_description} (${error_code})`,
    );
    const [first] = errors;
    yield finding('health-blocked', about(entity_type, said), first?.possible_solution);
  }
  for (const { entity_type = 'number', additional_info = [] } of limitedEntities(number)) {
    yield finding('health-limited', about(entity_type, additional_info));
  }
}

const about = (entity: string, said: readonly string[]) =>
  said.length > 0 ? `It says of the ${entity}: ${said.join(' ')}` : `The reason is the ${entity}.`;
