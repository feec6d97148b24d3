import { cloud, GraphFault, management } from './dialects.ts';

/** Refusals of what a number can do beside sending. */
export const featureFaults = {
  // QR codes
  qrCodeUnknown: (code: string) =>
    cloud(100, 'Invalid parameter', `There is no QR code ${code} for this phone number.`),
  qrCodeLimitReached: (limit: number) =>
    cloud(100, 'Invalid parameter', `A phone number cannot have more than ${limit} QR codes.`),

  // Blocked users
  usersFailed: (done: { readonly messaging_product: 'whatsapp'; readonly block_users: object }) =>
    new GraphFault(
      {
        message: '(#139100) Failed to block/unblock users',
        type: 'OAuthException',
        code: 139100,
        error_data: {
          details: 'Failed to block some users, see the block_users response list for details',
        },
      },
      400,
      done,
    ),
  blocklistFull: (limit: number) =>
    cloud(139101, 'Blocklist limit reached', `The blocklist is limited to ${limit} users.`),
  tooManyUsers: () => cloud(130429, 'Rate limit hit', 'Too many numbers in the request.'),

  // Settings
  oneFeature: () => cloud(100, 'Invalid parameter', 'One feature setting must be specified'),
  storageOfRegistered: () =>
    cloud(
      100,
      'Invalid parameter',
      'storage_configuration can only be changed while the phone number is not registered.',
    ),
  callingNeedsLimit: () =>
    cloud(
      138015,
      'Calling cannot be enabled',
      'The messaging limit must be 2,000 or more to enable calling.',
    ),
  callingNeedsReceiver: () =>
    cloud(
      138018,
      'Calling cannot be enabled',
      'Configure SIP, or subscribe an app to the WhatsApp Business Account, to enable calling.',
    ),

  // Usernames
  usernameInvalid: () =>
    cloud(100, 'Invalid parameter', 'The username does not match the format of usernames.'),
  usernameUnavailable: () =>
    cloud(147001, 'Username not available', 'The username is not available. Choose another one.'),
  usernameNeedsLimit: () =>
    cloud(
      147002,
      'Account not eligible for a username',
      'The messaging limit of the business portfolio is too low.',
    ),
  usernameOfPage: () =>
    cloud(
      147003,
      'Facebook Page must be linked',
      'A Facebook Page of the business has this username. Link it to the phone number first.',
    ),
  usernameOfInstagram: () =>
    cloud(
      147004,
      'Instagram account must be linked',
      'An Instagram account of the business has this username. Link it to the phone number first.',
    ),
  usernameOfSibling: () =>
    cloud(
      147005,
      'Username transfer required',
      'Another phone number of the business portfolio has this username. Use force_transfer to move it.',
    ),

  // Official business accounts
  badgeRefused: (reason: string) =>
    management(
      100,
      'Invalid parameter',
      undefined,
      'Not eligible to become an official business account',
      reason,
    ),

  // Coexistence
  notSharedWithPhone: () =>
    cloud(100, 'Invalid parameter', 'The phone number is not used in the WhatsApp Business app.'),
  syncedAlready: () =>
    cloud(2593107, 'Synchronization limit reached', 'This data was synchronized already.'),
  syncTooLate: () =>
    cloud(
      2593108,
      'Synchronization window closed',
      'Data can only be synchronized within 24 hours of onboarding.',
    ),
} as const;
