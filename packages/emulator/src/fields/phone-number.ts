import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type * as wire from 'meta-cloud-api/contract';
import type { Asker } from '../edges/expand.ts';
import { qrCodes } from '../edges/qr-codes.ts';
import { nodeTypes, type PhoneNumber, type ReviewedName } from '../nodes.ts';
import { displayed } from '../phone-number.ts';
import { callbacksOf } from '../rules/callback.ts';
import { namesOf } from '../rules/display-name.ts';
import { messagingLimitOf } from '../rules/messaging-limit.ts';
import { badgeOf } from '../rules/official-business-account.ts';
import { ownershipStatus } from '../rules/ownership.ts';
import { isRegistered } from '../rules/presence.ts';
import { statusOf } from '../rules/status.ts';
import type { World } from '../world.ts';
import { healthOfNumber } from './health.ts';
import { type Fields, parseFields, type Selected, select } from './selection.ts';

/** What Meta answers without `fields`; the status is not among it. */
const DEFAULT_FIELDS = parseFields(
  'verified_name,code_verification_status,display_phone_number,quality_rating,platform_type,throughput,last_onboarded_time,webhook_configuration,id',
);

/** Reads a number as Meta answers it. */
export const readPhoneNumber = (
  number: PhoneNumber,
  selected: readonly Selected[] | undefined,
  world: World,
  asker: Asker,
): Partial<wire.PhoneNumber> => select(readable, number, selected ?? DEFAULT_FIELDS, world, asker);

const platform = (number: PhoneNumber) => (isRegistered(number) ? 'CLOUD_API' : 'NOT_APPLICABLE');

/** A number that is on the WhatsApp Business app too never becomes fast. */
function throughput(number: PhoneNumber): wire.ThroughputLevel {
  if (!isRegistered(number)) return 'NOT_APPLICABLE';
  return number.isFast && !number.onPhone ? 'HIGH' : 'STANDARD';
}

const phoneNumberFields: Fields<PhoneNumber, wire.PhoneNumber> = {
  id: ({ id }) => id,
  display_phone_number: ({ digits }) => displayed(digits),
  verified_name: (number, world) => namesOf(number, world).current.text,
  status: statusOf,
  name_status: (number, world) => namesOf(number, world).current.status,
  new_display_name: (number, world) => namesOf(number, world).next?.text,
  new_name_status: (number, world) => namesOf(number, world).next?.status ?? 'NONE',
  code_verification_status: ownershipStatus,
  unified_cert_status: certificateStatus,
  certificate: (number, world) => {
    const { current, next } = namesOf(number, world);
    return certificateOf(number, next?.status === 'APPROVED' ? next.replaced : current);
  },
  new_certificate: (number, world) => certificateOf(number, namesOf(number, world).next),
  country_code: ({ digits }) => parsePhoneNumberFromString(`+${digits}`)?.country,
  country_dial_code: ({ digits }) => parsePhoneNumberFromString(`+${digits}`)?.countryCallingCode,
  quality_rating: ({ quality }) => quality,
  quality_score: ({ quality }) => ({ score: quality }),
  platform_type: platform,
  host_platform: platform,
  throughput: (number) => ({ level: throughput(number) }),
  account_mode: ({ accountMode }) => accountMode,
  is_pin_enabled: ({ twoStep }) => twoStep.pin !== undefined,
  is_official_business_account: ({ badge }) => badge?.status === 'APPROVED',
  official_business_account: (number) => ({ oba_status: badgeOf(number) }),
  is_on_biz_app: ({ onPhone }) => onPhone,
  is_preverified_number: ({ isPreVerified }) => isPreVerified,
  username: ({ username }) => username?.username,
  search_visibility: ({ isSearchable }) => (isSearchable ? 'VISIBLE' : 'NON_VISIBLE'),
  eligibility_for_api_business_global_search: ({ badge }) =>
    badge?.status === 'APPROVED' ? 'ELIGIBLE' : 'NON_ELIGIBLE_VERIFIED_LEVEL',
  whatsapp_business_manager_messaging_limit: messagingLimitOf,
  messaging_limit_tier: messagingLimitOf,
  last_onboarded_time: ({ onboardedAt }) =>
    onboardedAt === undefined
      ? undefined
      : new Date(onboardedAt).toISOString().replace(/\.\d+Z$/, '+0000'),
  health_status: (number, world, _modifiers, token) => healthOfNumber(number, world, token),
  webhook_configuration: callbacksOf,
  conversational_automation: ({ id, automation }) => ({ ...automation, id }),
};

const readable = {
  type: nodeTypes.phoneNumber,
  fields: phoneNumberFields,
  edges: [qrCodes],
} as const;

/** The name in a form that Meta alone can read; there is one of an approved name only. */
function certificateOf(
  { digits }: PhoneNumber,
  name: ReviewedName | undefined,
): string | undefined {
  if (name?.status !== 'APPROVED') return undefined;
  return Buffer.from(`${digits}:${name.text}`).toString('base64');
}

function certificateStatus(number: PhoneNumber, world: World): string {
  const { status } = namesOf(number, world).current;
  if (status === 'APPROVED') return 'APPROVED';
  if (status === 'DECLINED' || status === 'EXPIRED') return 'NAME_NOT_APPROVED';
  return 'NAME_PENDING_REVIEW';
}
