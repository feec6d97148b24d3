import * as z from 'zod';
import { durationPattern } from './clock.ts';
import { meant } from './nearest.ts';

/**
 * What Meta does not document, decided by name. Each default is the emulator's best reading of what
 * is known; change one with `createEmulator({ settings: { … } })`.
 */
export interface Settings {
  /** The code that is sent: `'123456'` or another fixed one, or `'random'` six digits. */
  readonly verificationCode: string;
  /** How long a code is good for. Only Meta's OpenAPI file names a time. */
  readonly codeLifetime: string;
  /** Codes a number may be sent in `codeRequestWindow`; then 136024 with subcode 2388367. Undocumented. */
  readonly codeRequestLimit: number;
  readonly codeRequestWindow: string;
  /** Wrong codes until the one that was sent is void. Undocumented. */
  readonly wrongCodeLimit: number;
  /** How long after verification the name's certificate is missing: registering then is 100/2388001. Or `'at once'`, `'manual'`. */
  readonly provisioningDelay: string;
  /** Review of display names: approved `'at once'`, after a time such as `'24h'`, or only when told. Undocumented. */
  readonly nameReview: string;
  /** Review of applications for the badge, in the same words. Undocumented. */
  readonly badgeReview: string;
  /** Requests to register in `registrationWindow`, the failed ones included; one more is 133016. Documented. */
  readonly registrationLimit: number;
  readonly registrationWindow: string;
  /** How long 133016 lasts, counted from the request that was one too many. */
  readonly registrationLock: string;
  /** Wrong PINs answered with 133005 within `pinLock`; the next is 133008. Undocumented. */
  readonly wrongPinLimit: number;
  /** How long 133008 lasts. */
  readonly pinLock: string;
  /** Two tries at the PIN closer together than this are 133009; `'0s'` never is. Undocumented. */
  readonly pinPace: string;
  /** Whether a PIN can be set before the number is registered; else that is 133010. Undocumented. */
  readonly pinBeforeRegistration: boolean;
  /** What deregistering a number that is not registered answers: success, or 133010. Undocumented. */
  readonly deregisterTwice: 'success' | 'refuse';
  /** Review of the name a number is added with. */
  readonly firstNameStatus: 'PENDING_REVIEW' | 'AVAILABLE_WITHOUT_REVIEW' | 'NONE';
  /** Changes of display name in `nameChangeWindow`. Documented. */
  readonly nameChangeLimit: number;
  readonly nameChangeWindow: string;
  /** Time to register again after a name was approved; then it must be asked for anew. Documented. */
  readonly nameApplyWindow: string;
  /** Whether a new username is shown at once, or held until usernames come to its country. */
  readonly usernameStatus: 'approved' | 'reserved';
  /** Whether a portfolio with the lowest messaging limit is refused a username (147002). What is too low is undocumented. */
  readonly usernameNeedsLimit: boolean;
  /** Usernames that nobody gets (147001), with spaces between them. Undocumented. */
  readonly unavailableUsernames: string;
  /** How long a number must have been registered before it can apply for the badge. Documented. */
  readonly badgeLeastAge: string;
  /** Time between a rejection and the next application for the badge. Documented. */
  readonly badgeRetryWindow: string;
  /** Time after onboarding in which the app's data can be fetched; then 2593108. Documented. */
  readonly appSyncWindow: string;
  /** QR codes a number may have. Documented; the refusal is not. */
  readonly qrCodeLimit: number;
  /** What a QR code that is not there answers to reading and deleting: nothing, and success; or 100. */
  readonly unknownQrCode: 'ignore' | 'refuse';
  /** Meta's signature on the encryption key once the number is deregistered. Reported of moved numbers. */
  readonly keyAfterDeregistration: 'MISMATCH' | 'VALID';
  /** Who can be blocked: anyone, or those who wrote in the last 24 hours, as Meta documents. */
  readonly blockableUsers: 'anyone' | 'recent';
  /** People a number may block; then 139101. Documented. */
  readonly blocklistLimit: number;
  /** How long a number of the pool stays verified. Documented. */
  readonly preVerifiedLifetime: string;
  /** The last part of that, in which it can be verified again. Documented. */
  readonly preVerifiedRenewalWindow: string;
  /** How long a number stays in the pool that nobody verifies. Documented. */
  readonly unverifiedPoolLifetime: string;
  /** Time to register a number that came from the pool; then it has to be verified anew. Documented. */
  readonly claimedNumberWindow: string;
  /** Which call of a migration is refused with 100/2388001 while the PIN is on at the source. */
  readonly migrationPinCheck: 'create' | 'register';
  /** What is told of a number that was removed: nothing, as of one that never was, or the status `DELETED`. */
  readonly removedNumbers: 'gone' | 'shown';
  /** Time after a removal in which the same digits cannot be registered (133015). Reported as about this. */
  readonly removedNumberWait: string;
  /** Time after a paid message in which an admin cannot remove the number. Documented. */
  readonly paidMessageHold: string;
  /** What low quality does: nothing to the limit, or flag the number and lower the limit after `flagPeriod`, as until October 2025. Documented. */
  readonly lowQuality: 'keeps the limit' | 'flags the number';
  /** Time in which a flagged number may recover before the limit goes down a step. Documented. */
  readonly flagPeriod: string;
  /** How many numbers a portfolio may hold once it is verified or has a limit of 2,000. Documented. */
  readonly raisedNumberCap: number;
  /** Whether registering for the first time tells `phone_number_quality_update` with `ONBOARDING`. */
  readonly onboardingEvent: boolean;
  /** Whether a PIN that the API sets tells `security` with `PIN_CHANGED`; documented for WhatsApp Manager only. */
  readonly pinEventOfApi: boolean;
  /** Whether a number that was migrated away stays in the list of its old account. Undocumented. */
  readonly listMigratedNumbers: boolean;
  /** Whether an edge without rows among `fields` is left out, or is an empty list. Undocumented. */
  readonly emptyEdges: 'omitted' | 'shown';
  /** Whether webhooks are sent as Meta writes JSON, in ASCII and with escaped slashes, or in plain UTF-8. */
  readonly webhookEncoding: 'escaped' | 'utf-8';
  /** Times between the attempts at a webhook that is not answered with 200, with spaces between them. Two of Meta's pages differ. */
  readonly webhookRetries: string;
  /** How long a callback may take to answer, on the machine's clock. Undocumented. */
  readonly webhookTimeout: string;
  /** Time between an event and its webhook. */
  readonly webhookDelay: string;
  /** How often each app is told of an event, 100 times at most. Meta promises at least once. */
  readonly webhookCopies: number;
  /** Whether webhooks that are due at one moment leave in the order of their events, or the other way round. */
  readonly webhookOrder: 'kept' | 'reversed in a batch';
  /** Every attempt of this number is lost on the way: `3` loses the third, sixth, …; `0` loses none. */
  readonly webhookDropEvery: number;
  /** Attempts that `control.webhooks.list()` remembers. */
  readonly webhookLogSize: number;
  /** What fields do that an app subscribes to: take the place of those it has, or join them. Undocumented. */
  readonly appSubscriptionFields: 'replace' | 'add';
  /** What comes of more calls an hour than an app has with an account: 80008, or nothing. Documented. */
  readonly rateLimit: 'enforce' | 'count';
  /** The HTTP status that says that too much was asked. Recorded as 400; Meta's OpenAPI file says 429. */
  readonly rateLimitStatus: 400 | 429;
  /** A text to somebody who did not write in the last 24 hours: 131047 at once, told as `failed` with that code, or sent. The window is documented; when 131047 comes is not. */
  readonly textOutsideWindow: 'refuse' | 'fail' | 'send';
  /** To whom test numbers can send: anyone, or these numbers, with spaces between them; others are 131030. */
  readonly testRecipients: string;
  /** How many of the last requests are kept to be looked at. */
  readonly requestLogSize: number;
}

export const defaultSettings: Settings = Object.freeze({
  verificationCode: '123456',
  codeLifetime: '10m',
  codeRequestLimit: 5,
  codeRequestWindow: '12h',
  wrongCodeLimit: 5,
  provisioningDelay: '0s',
  nameReview: 'manual',
  badgeReview: 'manual',
  registrationLimit: 10,
  registrationWindow: '72h',
  registrationLock: '72h',
  wrongPinLimit: 5,
  pinLock: '1h',
  pinPace: '0s',
  pinBeforeRegistration: false,
  deregisterTwice: 'success',
  firstNameStatus: 'PENDING_REVIEW',
  nameChangeLimit: 10,
  nameChangeWindow: '30d',
  nameApplyWindow: '14d',
  usernameStatus: 'approved',
  usernameNeedsLimit: true,
  unavailableUsernames: 'whatsapp meta facebook instagram',
  badgeLeastAge: '30d',
  badgeRetryWindow: '30d',
  appSyncWindow: '24h',
  qrCodeLimit: 2000,
  unknownQrCode: 'ignore',
  keyAfterDeregistration: 'MISMATCH',
  blockableUsers: 'anyone',
  blocklistLimit: 64_000,
  preVerifiedLifetime: '90d',
  preVerifiedRenewalWindow: '45d',
  unverifiedPoolLifetime: '90d',
  claimedNumberWindow: '90d',
  migrationPinCheck: 'register',
  removedNumbers: 'gone',
  removedNumberWait: '5m',
  paidMessageHold: '30d',
  lowQuality: 'keeps the limit',
  flagPeriod: '7d',
  raisedNumberCap: 20,
  onboardingEvent: false,
  pinEventOfApi: false,
  listMigratedNumbers: true,
  emptyEdges: 'omitted',
  webhookEncoding: 'escaped',
  webhookRetries: '1s 10s 1m',
  webhookTimeout: '10s',
  webhookDelay: '0s',
  webhookCopies: 1,
  webhookOrder: 'kept',
  webhookDropEvery: 0,
  webhookLogSize: 1000,
  appSubscriptionFields: 'replace',
  rateLimit: 'enforce',
  rateLimitStatus: 400,
  textOutsideWindow: 'refuse',
  testRecipients: 'anyone',
  requestLogSize: 1000,
});

/** A time such as `72h`. */
export const duration = z.string().regex(durationPattern, "must be like '72h', '10m' or '30s'");
/** How something that waits for Meta goes on. */
export const progress = z
  .string()
  .refine(
    (written) => ['at once', 'manual'].includes(written) || durationPattern.test(written),
    "must be 'at once', 'manual', or a time such as '24h'",
  );
const count = z.number().int().min(0);

const shape: z.ZodType<Settings> = z.strictObject({
  verificationCode: z.union([z.literal('random'), z.string().regex(/^\d{6}$/)], {
    error: "must be 6 digits or 'random'",
  }),
  codeLifetime: duration,
  codeRequestLimit: count,
  codeRequestWindow: duration,
  wrongCodeLimit: count,
  provisioningDelay: progress,
  nameReview: progress,
  badgeReview: progress,
  registrationLimit: count,
  registrationWindow: duration,
  registrationLock: duration,
  wrongPinLimit: count,
  pinLock: duration,
  pinPace: duration,
  pinBeforeRegistration: z.boolean(),
  deregisterTwice: z.enum(['success', 'refuse']),
  firstNameStatus: z.enum(['PENDING_REVIEW', 'AVAILABLE_WITHOUT_REVIEW', 'NONE']),
  nameChangeLimit: count,
  nameChangeWindow: duration,
  nameApplyWindow: duration,
  usernameStatus: z.enum(['approved', 'reserved']),
  usernameNeedsLimit: z.boolean(),
  unavailableUsernames: z.string(),
  badgeLeastAge: duration,
  badgeRetryWindow: duration,
  appSyncWindow: duration,
  qrCodeLimit: count,
  unknownQrCode: z.enum(['ignore', 'refuse']),
  keyAfterDeregistration: z.enum(['MISMATCH', 'VALID']),
  blockableUsers: z.enum(['anyone', 'recent']),
  blocklistLimit: count,
  preVerifiedLifetime: duration,
  preVerifiedRenewalWindow: duration,
  unverifiedPoolLifetime: duration,
  claimedNumberWindow: duration,
  migrationPinCheck: z.enum(['create', 'register']),
  removedNumbers: z.enum(['gone', 'shown']),
  removedNumberWait: duration,
  paidMessageHold: duration,
  lowQuality: z.enum(['keeps the limit', 'flags the number']),
  flagPeriod: duration,
  raisedNumberCap: count,
  onboardingEvent: z.boolean(),
  pinEventOfApi: z.boolean(),
  listMigratedNumbers: z.boolean(),
  emptyEdges: z.enum(['omitted', 'shown']),
  webhookEncoding: z.enum(['escaped', 'utf-8']),
  webhookRetries: z
    .string()
    .refine(
      (written) => written === '' || written.split(' ').every((one) => durationPattern.test(one)),
      "must be times like '1s 10s 1m', or '' for none",
    ),
  webhookTimeout: duration,
  webhookDelay: duration,
  webhookCopies: count.min(1).max(100),
  webhookOrder: z.enum(['kept', 'reversed in a batch']),
  webhookDropEvery: count,
  webhookLogSize: count,
  appSubscriptionFields: z.enum(['replace', 'add']),
  rateLimit: z.enum(['enforce', 'count']),
  rateLimitStatus: z.union([z.literal(400), z.literal(429)]),
  textOutsideWindow: z.enum(['refuse', 'fail', 'send']),
  testRecipients: z.string(),
  requestLogSize: count,
});

/** Joins changed settings with the defaults; what is not a setting, or not a value of one, is refused. */
export function settingsFrom(changed: Partial<Settings> = {}): Settings {
  // To compile the shape takes longer than to read settings a few times.
  const result = shape.safeParse({ ...defaultSettings, ...changed }, { jitless: true });
  if (result.success) return Object.freeze(result.data);
  const [issue] = result.error.issues;
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
  const problem =
    issue?.code === 'unrecognized_keys'
      ? `is not one: ${meant(String(name), Object.keys(defaultSettings))}`
      : issue?.message;
  throw new TypeError(`The emulator's setting ${String(name)}: ${problem}`);
}
