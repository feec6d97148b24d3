import { management } from './dialects.ts';

/** One subcode for whatever keeps a number from its new account: only the text tells which. */
const migrationRefusals = {
  needless: 'This phone number can be added directly. It does not need to be migrated.',
  noWebhooks: 'No app is subscribed to the webhooks of the destination WhatsApp Business Account.',
  nameNotSettled:
    'The display name of this phone number is missing, not approved, or being changed. It must be approved, with no change pending.',
  sourceNotSetUp: 'The source WhatsApp Business Account is not set up properly.',
  noPayment: 'The destination WhatsApp Business Account has no payment method.',
  otherBusiness: 'This phone number belongs to a different business.',
  businessNotVerified: 'The business must be verified before a phone number can be migrated.',
  destinationNotApproved: 'The destination WhatsApp Business Account is not approved.',
  unknown: 'This phone number cannot be migrated.',
} as const;

/** Refusals around adding a number, moving it, and its display name. */
export const numberFaults = {
  // Adding a number
  alreadyListed: () =>
    management(
      100,
      'Invalid parameter',
      2388012,
      'Phone number already added',
      'This phone number is already in your list of phone numbers.',
    ),
  numberImpossible: () =>
    management(
      100,
      'Invalid parameter',
      undefined,
      'Phone number not valid',
      'Enter a phone number with a valid country and area code.',
    ),
  numberCapReached: (cap: number) =>
    management(
      200000,
      '(#200000) Cannot add phone number to the WhatsApp Business Account',
      undefined,
      'Phone number limit reached',
      `Your business portfolio has reached its limit of ${cap} phone numbers.`,
    ),
  accountOfOnePhone: () =>
    management(
      200000,
      '(#200000) Cannot add phone number to the WhatsApp Business Account',
      undefined,
      'Cannot add phone number',
      'This WhatsApp Business Account has a number of the WhatsApp Business app, and can have no other.',
    ),

  numberTaken: () =>
    management(
      100,
      'Invalid parameter',
      undefined,
      'Phone number already in use',
      'This phone number is already registered to a WhatsApp Business Account.',
    ),
  cannotMigrate: (reason: keyof typeof migrationRefusals) =>
    management(
      100,
      'Invalid parameter',
      2388103,
      'Cannot migrate phone number',
      migrationRefusals[reason],
    ),

  // Display names
  nameInReview: () =>
    management(
      100,
      'Invalid parameter',
      undefined,
      'Display name under review',
      'Another display name is under review for this phone number. Wait for the decision.',
    ),
  nameUnacceptable: (reason: string) =>
    management(100, 'Invalid parameter', undefined, 'Display name not valid', reason),
  nameOfOfficialAccount: () =>
    management(
      100,
      'Invalid parameter',
      undefined,
      'Display name cannot be changed',
      'The display name of an official business account is changed by support only.',
    ),
  nameChangesTooOften: (limit: number) =>
    management(
      100,
      'Invalid parameter',
      undefined,
      'Too many display name changes',
      `The display name of this phone number was changed ${limit} times in 30 days. Try again later.`,
    ),

  shortCode: () =>
    management(
      100,
      'Invalid parameter',
      undefined,
      'Short codes not supported',
      'Short codes are not supported. Enter a phone number with a country and area code.',
    ),

  numberBanned: () =>
    management(
      100,
      'Invalid parameter',
      undefined,
      'Phone number banned',
      'This phone number is banned from WhatsApp. Choose another one, or ask for a review.',
    ),
} as const;
