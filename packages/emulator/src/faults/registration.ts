import { cloud, management } from './dialects.ts';

/** One subcode for whatever keeps a number from its certificate: only the text tells which. */
const noCertificate = (reason: string) =>
  management(100, 'Invalid parameter', 2388001, 'Cannot Create Certificate', reason);

const duration = (ms: number) => `${Math.max(1, Math.ceil(ms / 1000))} seconds`;

/** Refusals on the way to a registered number: code, certificate, PIN. */
export const registrationFaults = {
  // Ownership
  codeNotSent: (reason = 'Please try again in some time.') =>
    management(136024, 'Request code error', 2388091, "Couldn't send code", reason),
  codesTooOften: () =>
    management(
      136024,
      'Request code error',
      2388367,
      'Request code rate limit',
      'You have requested too many codes. Please try again in some time.',
    ),
  codeWrong: () =>
    management(
      136025,
      'Verify code error',
      2388093,
      "Couldn't verify code",
      'The code entered is incorrect.',
    ),

  // Registration
  certificateMissing: () =>
    noCertificate('Your display name could not be processed. Please edit it and try again.'),
  registeredElsewhere: () =>
    noCertificate(
      'This phone number is registered to an existing WhatsApp account. Disconnect it from that account first.',
    ),
  twoStepOn: () =>
    noCertificate(
      'Two-step verification must be disabled for this phone number before it can be migrated.',
    ),
  sharedWithPhone: (operation: 'Register' | 'Deregister') =>
    cloud(
      100,
      'Invalid parameter',
      `${operation} endpoint is not available for API solution for SMB businesses.`,
    ),
  reverificationNeeded: () =>
    cloud(
      133006,
      'Phone number re-verification needed',
      'Phone number needs to be verified before registering',
    ),
  notRegistered: () =>
    cloud(
      133010,
      'Account not registered',
      'The phone number is not registered on the WhatsApp Business Platform.',
    ),
  registrationsTooOften: () =>
    cloud(
      133016,
      'Account register/deregister rate limit exceeded',
      'Registration or deregistration failed because there were too many attempts for this phone number in a short period of time.',
    ),

  // Two-step verification
  pinWrong: () =>
    cloud(
      133005,
      'Two step verification PIN Mismatch',
      'Two step verification PIN does not match.',
    ),
  pinLocked: (ms: number) =>
    cloud(
      133008,
      'Too Many two step verification PIN Guesses',
      `Too many two-step verification PIN guesses for this phone number. Try again in ${duration(ms)}.`,
    ),
  pinTooFast: (ms: number) =>
    cloud(
      133009,
      'Two step verification PIN Guessed Too Fast',
      `Two-step verification PIN was entered too quickly. Try again in ${duration(ms)}.`,
    ),

  recentlyDeleted: () =>
    cloud(
      133015,
      'Please wait a few minutes before attempting to register this phone number',
      'The phone number was deleted a short time ago. Wait 5 minutes before you register it.',
    ),

  deregistrationIncomplete: () =>
    cloud(
      133000,
      'Incomplete Deregistration',
      'A previous deregistration attempt failed. Deregister the phone number again, then register it.',
      500,
    ),
} as const;
