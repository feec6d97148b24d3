import type { PhoneNumber } from '../contract/index.ts';
import type { Moment } from './moment.ts';

/** A number as far as it was read: what is missing is not known, and taken neither for good nor for bad. */
export type NumberFields = Partial<PhoneNumber>;

/** What becomes of some fields; `undefined` where a field has no value any more, or none that is known. */
export type FieldChanges = {
  readonly [Field in keyof NumberFields]?: NumberFields[Field] | undefined;
};

/** The fields that `diagnose` and `nextStep` read, for `phoneNumber.get`. Meta's own default leaves half of them out. */
export const lifecycleFields = [
  'id',
  'display_phone_number',
  'verified_name',
  'status',
  'name_status',
  'new_display_name',
  'new_name_status',
  'code_verification_status',
  'quality_rating',
  'platform_type',
  'throughput',
  'account_mode',
  'is_pin_enabled',
  'is_official_business_account',
  'is_on_biz_app',
  'whatsapp_business_manager_messaging_limit',
  'last_onboarded_time',
  'health_status',
] as const satisfies readonly (keyof PhoneNumber)[];

/** What the caller knows of a number that Meta does not answer with it. Secrets are not asked for. */
export interface Facts {
  /** Now, which is never taken from the machine. Without it every lock is taken to hold. */
  readonly now?: Moment | undefined;
  /** Whether the number's two-step PIN is known to who asks. */
  readonly pinKnown?: boolean | undefined;
  /** When Meta approved the new display name, as the webhook `phone_number_name_update` told. */
  readonly nameApprovedAt?: Moment | undefined;
  /** Until when Meta refuses to register: 72 hours from a 133016; from a 133008, as its details say. */
  readonly lockedUntil?: Moment | undefined;
  /** Whether the app is subscribed to the number's WhatsApp Business Account. */
  readonly subscribed?: boolean | undefined;
}

const UNREGISTERED = ['PENDING', 'UNVERIFIED', 'DISCONNECTED', 'MIGRATED', 'DELETED'];

/** Whether the number is registered for the Cloud API; undefined where its fields do not say. */
export function isRegistered({ status = '', platform_type }: NumberFields): boolean | undefined {
  if (UNREGISTERED.includes(status)) return false;
  if (platform_type === 'CLOUD_API') return true;
  return platform_type === 'ON_PREMISE' || platform_type === 'NOT_APPLICABLE' ? false : undefined;
}

/** Whether it is proven that the number is held; undefined where its fields do not say. */
export function isProven(number: NumberFields): boolean | undefined {
  const { status, account_mode, code_verification_status: proof } = number;
  // A test number is never verified, and works.
  if (proof === 'VERIFIED' || account_mode === 'SANDBOX') return true;
  if (proof === 'NOT_VERIFIED' || proof === 'EXPIRED') return false;
  return status === 'UNVERIFIED' ? false : undefined;
}
