import type { PhoneNumberQualityUpdate } from '../contract/index.ts';
import type { FieldChanges, NumberFields } from './number.ts';

/** The steps that limits are told in, as webhooks count them. */
const STEPS: ReadonlyMap<number | string, string> = new Map<number | string, string>([
  [250, 'TIER_250'],
  [1_000, 'TIER_1K'],
  [2_000, 'TIER_2K'],
  [10_000, 'TIER_10K'],
  [100_000, 'TIER_100K'],
  [-1, 'TIER_UNLIMITED'],
  ['UNLIMITED', 'TIER_UNLIMITED'],
]);

/** A limit as numbers have it; undefined where nothing is set, or it is written in no way that is known. */
export function limitOf(told: number | string | undefined): string | undefined {
  if (typeof told === 'number') return STEPS.get(told);
  if (typeof told !== 'string' || told === 'TIER_NOT_SET') return undefined;
  return told.startsWith('TIER_') ? told : STEPS.get(told);
}

/** The portfolio's limit is answered under both names. */
export const limits = (limit: string | undefined): FieldChanges =>
  limit === undefined
    ? {}
    : { whatsapp_business_manager_messaging_limit: limit, messaging_limit_tier: limit };

/** What an update of quality, limit or throughput changes. */
export function changesOfQuality(
  number: NumberFields,
  { event, current_limit, max_daily_conversations_per_business }: PhoneNumberQualityUpdate,
): FieldChanges {
  const limited = limits(limitOf(max_daily_conversations_per_business ?? current_limit));
  switch (event) {
    case 'THROUGHPUT_UPGRADE': {
      const isOutside = number.throughput?.level === 'NOT_APPLICABLE' || number.is_on_biz_app;
      return isOutside ? limited : { ...limited, throughput: { level: 'HIGH' } };
    }
    case 'FLAGGED':
      // Of a number that stands otherwise by now, this comes late.
      return number.status === 'CONNECTED'
        ? { ...limited, status: 'FLAGGED', health_status: undefined }
        : limited;
    case 'UNFLAGGED':
      return number.status === 'FLAGGED'
        ? { ...limited, status: 'CONNECTED', health_status: undefined }
        : limited;
    default:
      return limited;
  }
}
