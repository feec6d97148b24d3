import { accountFaults } from './accounts.ts';
import { cloud, core, type GraphFault } from './dialects.ts';
import { featureFaults } from './features.ts';
import { limitFaults } from './limits.ts';
import { messageFaults } from './message.ts';
import { numberFaults } from './numbers.ts';
import { registrationFaults } from './registration.ts';
import { tokenFaults } from './tokens.ts';

/** A refusal that nothing in this world leads to: its code, Meta's title, and the status where not 400. */
type Titled = readonly [code: number, title: string, status?: number];

/** Graph's own, whose title is the message. @see https://developers.facebook.com/docs/graph-api/guides/error-handling */
const graphTitles: readonly Titled[] = [
  [0, 'AuthException', 401],
  [1, 'An unknown error occurred'],
  [2, 'Service temporarily unavailable', 503],
  [3, '(#3) Application does not have the capability to make this API call.', 500],
  [4, '(#4) Application request limit reached'],
  [10, '(#10) Application does not have permission for this action', 403],
  [17, '(#17) User request limit reached'],
  [32, '(#32) Page request limit reached'],
  [102, 'Session key invalid or no longer valid', 401],
  [200, '(#200) Permissions error', 403],
  [300, '(#300) Edit failure'],
  [341, '(#341) Application limit reached'],
  [506, '(#506) Duplicate status message'],
  [613, '(#613) Calls to this api have exceeded the rate limit.'],
  [803, '(#803) Some of the aliases you requested do not exist'],
  [2500, 'An active access token must be used to query information about the current user.'],
];

/** @see https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const cloudTitles: readonly Titled[] = [
  [33, 'Parameter value is not valid'],
  [100, 'Invalid parameter'],
  [80007, 'Rate limit issues'],
  [130472, "User's number is part of an experiment"],
  [130497, 'Business account is restricted from messaging users in this country', 403],
  [131000, 'Something went wrong', 500],
  [131005, 'Access denied', 403],
  [131008, 'Required parameter is missing'],
  [131009, 'Parameter value is not valid'],
  [131016, 'Service unavailable', 500],
  [131026, 'Message undeliverable'],
  [131042, 'Business eligibility payment issue'],
  [131045, 'Incorrect certificate', 500],
  [131047, 'Re-engagement message'],
  [131048, 'Spam rate limit hit'],
  [131049, 'Meta chose not to deliver'],
  [131050, 'User has stopped marketing messages'],
  [131052, 'Media download error'],
  [131053, 'Media upload error'],
  [131057, 'Account in maintenance mode', 500],
  [131059, 'Invalid cursor'],
  [131064, 'Template classification limit reached'],
  [132001, 'Template does not exist', 404],
  [133000, 'Incomplete deregistration', 500],
  [133004, 'Server temporarily unavailable', 503],
  [133015, 'Please wait a few minutes before attempting to register this phone number'],
  [134011, 'WhatsApp Payments terms of service has not been accepted'],
  [135000, 'Generic user error'],
  [137000, 'Identity change'],
  [138000, 'Calling not enabled', 401],
  [138001, 'Receiver uncallable'],
  [138002, 'Concurrent calls limit', 429],
  [138003, 'Duplicate call'],
  [138004, 'Connection error', 500],
  [138005, 'Call rate limit exceeded', 429],
  [138006, 'No approved call permission from the recipient', 401],
  [138007, 'Connection timeout error', 500],
  [138009, 'Call permission request limit hit'],
  [138012, 'Business initiated calls limit hit'],
  [138013, 'Business-initiated calling is not available'],
  [138014, 'Calling is disabled temporarily'],
  [138017, 'Permanent call permission already exists'],
  [139102, 'Concurrent blocklist update'],
  [139103, 'Internal error', 500],
  [141002, 'Template is not approved'],
  [1752041, 'Duplicate request'],
  [2494100, 'Account in maintenance mode', 500],
  [2593079, 'Account is to move to another solution'],
  [2593085, 'Ownership of the account cannot be changed'],
];

/** Subcodes of 190, which say why a token opens nothing. */
const sessions: readonly (readonly [subcode: number, message: string])[] = [
  [458, 'Error validating access token: The user has not authorized application.'],
  [
    459,
    'Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
  ],
  [
    460,
    'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  ],
  [463, 'Error validating access token: Session has expired.'],
  [
    464,
    'Error validating access token: Sessions for the user are not allowed because the user is not a confirmed user.',
  ],
  [467, 'Error validating access token: The session is invalid because the user logged out.'],
  [492, 'Error validating access token: Session does not match current stored session.'],
];

/** What the world itself can refuse, each in one of its forms. */
const ownRefusals = (): readonly GraphFault[] => [
  tokenFaults.tokenMissing(),
  tokenFaults.tokenMalformed(),
  limitFaults.accountCalledTooOften(),
  limitFaults.throughputReached(),
  limitFaults.pairCalledTooOften(),
  messageFaults.accountLocked('The WhatsApp Business Account is disabled.'),
  messageFaults.temporarilyBlocked(),
  messageFaults.nameNotApproved(),
  messageFaults.recipientNotListed(),
  messageFaults.recipientIsSender(),
  messageFaults.messageUnsupported('unknown'),
  accountFaults.callbackFailed(
    'curl_errno = 28; curl_error = Operation timed out; HTTP Status Code = 0',
  ),
  numberFaults.alreadyListed(),
  numberFaults.numberCapReached(20),
  numberFaults.cannotMigrate('unknown'),
  registrationFaults.codeNotSent(),
  registrationFaults.codesTooOften(),
  registrationFaults.codeWrong(),
  registrationFaults.registeredElsewhere(),
  registrationFaults.reverificationNeeded(),
  registrationFaults.notRegistered(),
  registrationFaults.registrationsTooOften(),
  registrationFaults.pinWrong(),
  registrationFaults.pinLocked(3_600_000),
  registrationFaults.pinTooFast(2_000),
  featureFaults.usersFailed({ messaging_product: 'whatsapp', block_users: {} }),
  featureFaults.blocklistFull(64_000),
  featureFaults.callingNeedsLimit(),
  featureFaults.callingNeedsReceiver(),
  featureFaults.usernameUnavailable(),
  featureFaults.usernameNeedsLimit(),
  featureFaults.usernameOfPage(),
  featureFaults.usernameOfInstagram(),
  featureFaults.usernameOfSibling(),
  featureFaults.syncedAlready(),
  featureFaults.syncTooLate(),
  ...graphTitles.map(([code, title, status]) => core(code, title, status)),
  ...cloudTitles.map(([code, title, status]) => cloud(code, title, title, status)),
  ...sessions.map(([subcode, message]) => core(190, message, 401, subcode)),
];

let known: readonly GraphFault[] | undefined;

/**
 * The refusal with a code, in Meta's words where they are known. A subcode that is not known goes with
 * the words of its code, and a code that is not with Graph's words for what it does not explain.
 */
export function faultByCode(code: number, subcode?: number): GraphFault {
  known ??= ownRefusals();
  const ofCode = known.filter(({ body }) => body.code === code);
  const exact = ofCode.find(({ body }) => body.error_subcode === subcode);
  if (exact) return exact;
  const first = ofCode[0] ?? core(code, `(#${code}) An unknown error occurred`);
  if (subcode === undefined) return first;
  return core(code, first.body.message, first.status, subcode);
}
