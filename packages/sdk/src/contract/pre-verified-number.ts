import type { BusinessReference } from './business-account.ts';
import { act, list, read, type Success } from './endpoint.ts';
import type { CodeVerificationStatus, Open, VerifyCodeInput } from './phone-number.ts';

/**
 * A number that a portfolio has verified ahead of the business that will take it. It is no phone number
 * yet: it becomes one, under another id, when it is taken.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/pre-verified-numbers
 */
export interface PreVerifiedNumber {
  readonly id: string;
  /** The number as people write it, such as `+1 631-555-1000`. */
  readonly phone_number: string;
  readonly code_verification_status: CodeVerificationStatus;
  /** When it was last verified, such as `2026-11-22T09:00:00+0000`. */
  readonly code_verification_time?: string;
  /** Until when that holds: 90 days. In the last 45 it can be verified again. */
  readonly verification_expiry_time?: string;
  readonly owner_business: BusinessReference;
}

export interface RequestPreVerifiedCodeInput {
  /** `IVR` is a call to a number that a machine answers. */
  readonly code_method: Open<'SMS' | 'VOICE' | 'IVR'>;
  /** Language of the message, such as `en` or `en_US`. */
  readonly language: string;
}

const docs =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/pre-verified-numbers';

export const preVerifiedNumber = {
  /** Read a number of the pool. */
  'preVerifiedNumber.get': read<PreVerifiedNumber>({
    node: 'preVerifiedNumber',
    permission: 'business_management',
    docs,
  }),

  /** Have a verification code sent to the number. Meta limits how often. */
  'preVerifiedNumber.requestCode': act<RequestPreVerifiedCodeInput, Success>({
    node: 'preVerifiedNumber',
    edge: 'request_code',
    repeatable: false,
    permission: 'business_management',
    docs,
  }),

  /** Prove with the code that the number is held, for 90 days. */
  'preVerifiedNumber.verifyCode': act<VerifyCodeInput, Success>({
    node: 'preVerifiedNumber',
    edge: 'verify_code',
    repeatable: false,
    secrets: ['code'],
    permission: 'business_management',
    docs,
  }),

  /** List the portfolios that may offer the number. */
  'preVerifiedNumber.listPartners': list<BusinessReference>({
    node: 'preVerifiedNumber',
    edge: 'partners',
    permission: 'business_management',
    docs,
  }),

  /** Take the number out of the pool. */
  'preVerifiedNumber.delete': act<Record<string, never>, Success>({
    node: 'preVerifiedNumber',
    method: 'DELETE',
    repeatable: false,
    permission: 'business_management',
    docs,
  }),
} as const;
