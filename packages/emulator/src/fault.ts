/** What Meta answers instead of a value. Handlers and rules throw it; one place turns it into a response. */
export class GraphFault extends Error {
  readonly status: number;
  readonly body: FaultBody;
  /** What is answered beside the error, where a change was made in part. */
  readonly done: Readonly<Record<string, unknown>>;

  constructor(fault: FaultBody, status = 400, done = {}) {
    super(fault.message);
    this.status = status;
    this.body = fault;
    this.done = done;
  }
}

/** Meta's `error` object but for its trace id, in the order Meta writes it. */
export interface FaultBody {
  readonly message: string;
  readonly type: string;
  readonly code: number;
  readonly error_subcode?: number;
  readonly is_transient?: boolean;
  readonly error_user_title?: string;
  readonly error_user_msg?: string;
  readonly error_data?: { readonly messaging_product?: 'whatsapp'; readonly details: string };
}

/** The dialect of Graph itself: a message and a code. */
const core = (code: number, message: string, status?: number, error_subcode?: number) =>
  new GraphFault(
    {
      message,
      type: 'OAuthException',
      code,
      ...(error_subcode === undefined ? {} : { error_subcode }),
    },
    status,
  );

/** The dialect of the Cloud API: the code in the message, the reason in `error_data.details`. */
const cloud = (code: number, title: string, details: string, status?: number) =>
  new GraphFault(
    {
      message: `(#${code}) ${title}`,
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details },
    },
    status,
  );

/** The dialect of business management: a subcode, and a text for people. */
const management = (
  code: number,
  message: string,
  error_subcode: number | undefined,
  error_user_title: string,
  error_user_msg: string,
) =>
  new GraphFault({
    message,
    type: 'OAuthException',
    code,
    ...(error_subcode === undefined ? {} : { error_subcode }),
    is_transient: false,
    error_user_title,
    error_user_msg,
  });

/** One subcode for whatever keeps a number from its certificate: only the text tells which. */
const noCertificate = (reason: string) =>
  management(100, 'Invalid parameter', 2388001, 'Cannot Create Certificate', reason);

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

const duration = (ms: number) => `${Math.max(1, Math.ceil(ms / 1000))} seconds`;

/** Every refusal the emulator knows, in Meta's own words where those are recorded. */
export const faults = {
  // Graph itself
  unsupported: (method: string, id: string) =>
    new GraphFault({
      message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
      type: 'GraphMethodException',
      code: 100,
      error_subcode: 33,
    }),
  unknownAlias: (id: string) =>
    core(803, `(#803) Some of the aliases you requested do not exist: ${id}`),
  unknownPath: (path: string) => core(2500, `Unknown path components: /${path}`),
  nonexistingField: (field: string, nodeType: string) =>
    core(100, `(#100) Tried accessing nonexisting field (${field}) on node type (${nodeType})`),
  invalidParameter: (details: string) => cloud(100, 'Invalid parameter', details),
  missingParameter: (name: string) => core(100, `(#100) The parameter ${name} is required`),
  notOneOf: (name: string, values: readonly string[]) =>
    core(100, `(#100) Param ${name} must be one of {${values.join(', ')}}`),
  invalidJson: () => core(100, '(#100) Invalid JSON in request body'),
  invalidCursor: () =>
    cloud(131059, 'Invalid cursor', 'The cursor is not valid. Start from the first page.'),

  // Tokens
  tokenMissing: () => core(104, 'An access token is required to request this resource.'),
  tokenMalformed: () => core(190, 'Invalid OAuth access token - Cannot parse access token', 401),
  tokenExpired: (expired: string, now: string) =>
    core(
      190,
      `Error validating access token: Session has expired on ${expired}. The current time is ${now}.`,
      401,
      463,
    ),
  tokenRevoked: (appId: string) =>
    core(
      190,
      `Error validating access token: The user has not authorized application ${appId}.`,
      401,
      458,
    ),
  permissionMissing: (permission: string) =>
    core(200, `(#200) Permissions error: requires the ${permission} permission`, 403),
  tokenNotYours: () =>
    core(
      100,
      '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    ),
  needsAppToken: () => core(15, '(#15) This method must be called with an app access_token.'),
  invalidProof: () =>
    new GraphFault({
      message: 'Invalid appsecret_proof provided in the API argument',
      type: 'GraphMethodException',
      code: 100,
    }),
  proofMissing: () =>
    new GraphFault({
      message: 'API calls from the server require an appsecret_proof argument',
      type: 'GraphMethodException',
      code: 100,
    }),

  // Enforcement
  accountLocked: (details: string) => cloud(131031, 'Account locked', details, 403),
  cannotAddNumbers: () =>
    new GraphFault(
      {
        message: '(#368) Temporarily blocked for policies violations',
        type: 'OAuthException',
        code: 368,
        is_transient: false,
        error_user_title: 'Cannot add phone number',
        error_user_msg:
          'This WhatsApp Business Account is restricted from adding phone numbers because of policy violations.',
      },
      403,
    ),

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
  numberCapReached: (cap: number) =>
    management(
      200000,
      '(#200000) Cannot add phone number to the WhatsApp Business Account',
      undefined,
      'Phone number limit reached',
      `Your business portfolio has reached its limit of ${cap} phone numbers.`,
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

  // Callbacks
  callbackFailed: (reason: string) =>
    core(2200, `(#2200) Callback verification failed with the following errors: ${reason}`),

  notSubscribed: () =>
    core(
      100,
      '(#100) Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account',
    ),

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
} as const;
