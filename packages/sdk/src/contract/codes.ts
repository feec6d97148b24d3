/** What is known of one of Meta's error codes. */
export interface Explanation {
  readonly code: number;
  /** Set where the subcode changes the meaning. */
  readonly subcode?: number;
  /** What has happened, in a sentence. */
  readonly cause: string;
  /** What to do about it, in a sentence. */
  readonly fix: string;
  /** Meta's page, or the one that says most. */
  readonly docs: string;
  readonly retry: {
    /** Whether the same call may succeed later by itself, so that repeating a harmless one can help. */
    readonly safe: boolean;
    /** Milliseconds to wait at least, where that is known. */
    readonly afterMs?: number;
  };
}

type Row = readonly [
  code: number,
  /** 0 where there is none, or where it does not matter. */
  subcode: number,
  /** Whether the same call may succeed later by itself, or the milliseconds to wait before somebody tries. */
  retry: boolean | number,
  cause: string,
  fix: string,
  /** Where on Meta's site, if not among the error codes of WhatsApp. */
  docs?: string,
];

const whatsapp = 'documentation/business-messaging/whatsapp/';
const graph = 'docs/graph-api/guides/error-handling';
const limits = 'docs/graph-api/overview/rate-limiting';
const calling = `${whatsapp}calling/troubleshooting`;
const blocking = `${whatsapp}block-users`;
const registration = `${whatsapp}business-phone-numbers/registration`;

const correct = 'Correct what Meta names.';
const grant = 'Grant the token what it lacks.';
const later = 'Wait, and try again later.';
const logIn = 'Let the user log in at facebook.com.';
const newCode = 'Give the newest code, or request another.';
const newToken = 'Get a new token.';
const otherWay = 'Reach the user another way.';
const register = 'Register it with phoneNumber.register.';
const slower = 'Make fewer calls, and try again later.';
const support = "Ask Meta's support.";
const waitAsTold = 'Wait as long as Meta says.';
const watch = 'Try again later; metastatus.com shows outages.';

const callFailed = 'The call could not be set up, or lost its media.';
const maintenance = 'Meta is working on the account.';
const templateRefused = 'The template was refused.';
const tooManyCalls = 'There were too many calls.';

// biome-ignore format: one row to a line keeps 139 of them readable as a table
const rows: readonly Row[] = [
  [0, 0, false, 'Meta could not authenticate the caller.', newToken],
  [1, 0, true, 'Meta failed, or could not read the request.', 'Try again; if it stays, check the request.'],
  [2, 0, true, 'Meta is down or overloaded.', watch],
  [3, 0, false, 'The app or the token lacks a permission.', grant],
  [4, 0, true, tooManyCalls, slower, limits],
  [10, 0, false, 'The app or the token may not do this.', 'Grant the permission, or apply for the feature.'],
  [10, 2388185, false, 'The token may not do this.', grant],
  [17, 0, true, tooManyCalls, slower, limits],
  [33, 0, false, 'The number was deleted, or the id is wrong.', 'Check the id with phoneNumber.getAll.'],
  [100, 0, false, 'A parameter is missing or wrong.', correct],
  [100, 33, false, 'The id is wrong, or the token may not see it.', "Check the id; assign its WABA to the token's system user.", graph],
  [100, 2388001, false, 'It is in use, or its name, owner or old PIN is in the way.', 'Do what userMessage says, before the next try.'],
  [100, 2388004, false, 'Meta could not send the code.', 'Wait some hours, or request it by the other codeMethod.'],
  [100, 2388012, false, 'The number is in the account already.', 'Find its id in the list.'],
  [100, 2388019, false, 'The account has too many templates.', 'Delete some that are not in use.'],
  [100, 2388103, false, 'The number cannot be moved to this account.', 'Do what userMessage says: name, payment, webhooks or owner.'],
  [100, 2494010, false, 'A parameter is missing or wrong.', correct],
  [102, 0, false, 'The session is not valid.', newToken, graph],
  [104, 0, false, 'There is no token, or a wrong signature.', 'Give accessToken, and the appSecret of its app.', graph],
  [190, 0, false, 'The token is not valid.', newToken],
  [190, 458, false, 'The user has removed the app.', 'Let the user log in to the app again.', graph],
  [190, 459, false, 'The user has to pass a security check.', logIn, graph],
  [190, 460, false, 'The user has changed the password.', newToken, graph],
  [190, 463, false, 'The token has expired.', "Get a system user's token that does not expire.", graph],
  [190, 464, false, 'The user is not confirmed.', logIn, graph],
  [190, 467, false, 'The user has logged out.', newToken, graph],
  [190, 492, false, 'The user has lost the role.', 'Give the role back, and get a new token.', graph],
  [200, 0, false, 'The token lacks a permission, or the account.', 'Grant it, or assign the WABA to its system user.'],
  [300, 0, false, 'The edit failed.', 'Read what is there now, then try again.'],
  [341, 0, true, tooManyCalls, slower, graph],
  [368, 0, false, 'The account is restricted for breaking a policy.', 'Read the health_status of the number, then appeal.'],
  [506, 0, false, 'The same was posted before.', 'Post something else.', graph],
  [613, 0, true, tooManyCalls, slower, limits],
  [803, 0, false, 'There is no such id.', 'Give the numeric id, not the phone number or a name.', graph],
  [2200, 0, false, "Your callback failed Meta's handshake.", 'Let it answer hub.challenge, and check the verify token.', 'docs/graph-api/webhooks/getting-started'],
  [2500, 0, false, 'The path is unknown, or there is no token.', 'Check the id, the apiVersion and the accessToken.', graph],
  [80007, 0, true, tooManyCalls, slower, limits],
  [80008, 0, true, tooManyCalls, slower, limits],
  [130429, 0, true, 'The number sends too fast.', 'Send slower.'],
  [130429, 2494055, true, 'The number sends too fast.', 'Send slower.'],
  [130472, 0, false, "The user is part of one of Meta's experiments.", otherWay],
  [130497, 0, false, 'The account may not write to this country.', "See WhatsApp's messaging policy."],
  [131000, 0, true, 'Something went wrong at Meta.', later],
  [131005, 0, false, 'The app or the token lacks a permission.', grant],
  [131008, 0, false, 'A parameter is missing.', correct],
  [131009, 0, false, 'A value is wrong, or the number is in another account.', correct],
  [131016, 0, true, 'A service of Meta is down.', watch],
  [131021, 0, false, 'The number cannot write to itself.', 'Choose another recipient.'],
  [131026, 0, false, 'The message cannot be delivered.', 'Let the user update WhatsApp and accept its terms.'],
  [131030, 0, false, 'A test number may only write to listed recipients.', 'List the recipient in the App Dashboard.'],
  [131031, 0, false, 'The account is locked, or the PIN is wrong.', 'Check the PIN and the health_status, then appeal.'],
  [131037, 0, false, "The 555 number's display name is not approved.", 'Change it with phoneNumber.updateDisplayName.'],
  [131042, 0, false, 'There is a problem with the payment.', 'Put the billing of the account in order.'],
  [131045, 0, false, 'The registration of the number is faulty.', register],
  [131047, 0, false, 'The user has not written for 24 hours.', 'Send a template.'],
  [131048, 0, false, 'Users block or report too many messages.', 'Send less, and mind the quality_rating.'],
  [131049, 0, 86_400_000, 'Meta spares the user this message.', 'Wait 24 hours or more.'],
  [131050, 0, false, 'The user wants no marketing from you.', 'Send none.'],
  [131051, 0, false, 'Messages of this type are not supported.', 'Send another type.'],
  [131052, 0, false, "The user's media could not be read.", 'Let the user send it another way.'],
  [131053, 0, false, 'Your media could not be uploaded.', 'Check its type and size.'],
  [131056, 0, true, 'This user gets too many messages at once.', 'Wait before you write to this user again.'],
  [131057, 0, true, maintenance, later],
  [131059, 0, false, 'The cursor is not valid.', 'Read the list from its first page.'],
  [131064, 0, false, 'The limit of template classification is reached.', later],
  [132001, 0, false, 'No such template is approved in this language.', 'Check its name, language and approval.'],
  [133000, 0, true, 'The last deregistration was not completed.', 'Deregister again, then register.', registration],
  [133004, 0, true, 'The server is down.', watch],
  [133005, 0, false, 'The PIN is wrong.', 'Give its PIN, or set one with twoStepVerification.update.', registration],
  [133006, 0, false, 'The number has to be verified again.', 'Call requestVerificationCode and verify, then register.', registration],
  [133008, 0, false, 'Too many wrong PINs were given.', waitAsTold],
  [133009, 0, false, 'PINs were given too fast.', waitAsTold],
  [133010, 0, false, 'The business number is not registered.', register, registration],
  [133015, 0, 300_000, 'The number has just been deleted.', 'Wait 5 minutes, then register.'],
  [133016, 0, 259_200_000, 'It was registered or deregistered too often.', 'Wait 72 hours without trying.', registration],
  [134011, 0, false, 'The terms of WhatsApp payments are not accepted.', 'Accept them by the link in the message.'],
  [135000, 0, false, 'Something in the request is wrong.', correct],
  [136024, 0, false, 'Meta did not send the code.', 'Wait some hours, or request it by the other codeMethod.'],
  [136024, 2388091, false, 'Meta cannot send a code, or the number is verified.', 'If it is verified, register it; if not, wait some hours.'],
  [136024, 2388367, 43_200_000, 'Too many codes were requested.', 'Wait some hours, up to 12.'],
  [136025, 0, false, 'Meta did not accept the code.', newCode],
  [136025, 2388093, false, 'The code is wrong or old, or none was awaited.', newCode],
  [137000, 0, false, "The user's identity is not the one you gave.", 'Make sure who it is, then give the new hash.'],
  [138000, 0, false, 'Calling is off for the number.', 'Turn it on in its settings.', calling],
  [138001, 0, false, 'The user cannot be called.', otherWay, calling],
  [138002, 0, true, 'Too many calls are under way.', 'Wait until some have ended.', calling],
  [138003, 0, false, 'A call with the user is under way.', 'End that one first.', calling],
  [138004, 0, true, 'The call did not connect.', later, calling],
  [138005, 0, true, 'Calls are started too fast.', slower, calling],
  [138006, 0, false, 'The user has not allowed calls.', 'Ask for permission to call.', calling],
  [138007, 0, true, 'The call took too long to connect.', later, calling],
  [138009, 0, false, 'Permission to call was asked too often.', later, calling],
  [138012, 0, false, 'The limit of calls in 24 hours is reached.', later, calling],
  [138013, 0, false, 'Calls by the business are not available.', 'Let the user call you.', calling],
  [138014, 0, false, 'Calling is paused for its quality.', later, calling],
  [138015, 0, false, 'The messaging limit is below 2,000.', 'Raise the messaging limit first.', calling],
  [138017, 0, false, 'The user always allows calls.', 'Call without asking.', calling],
  [138018, 0, false, 'Nothing is set up to take calls.', 'Set up SIP, or subscribe an app to calls.', calling],
  [138019, 0, false, callFailed, correct, calling],
  [138020, 0, false, callFailed, correct, calling],
  [138021, 0, false, callFailed, correct, calling],
  [138022, 0, false, callFailed, correct, calling],
  [138023, 0, false, callFailed, correct, calling],
  [138024, 0, false, 'SIP is off for the number.', 'Turn it on in its settings.', calling],
  [138025, 0, false, 'The app has no SIP server.', 'Add one to the settings of the number.', calling],
  [139100, 0, false, 'Some of the users failed.', 'Read failed on the error: isBlockFailure finds it.', blocking],
  [139101, 0, false, 'Too many users are to be blocked.', 'Block up to 1,000 in a call, and 64,000 in all.', blocking],
  [139102, 0, true, 'The list was changed at the same time.', later, blocking],
  [139103, 0, true, 'Something went wrong at Meta.', later, blocking],
  [141002, 0, false, 'The template is not approved.', 'Wait for its approval, or use another.'],
  [147001, 0, false, 'The username cannot be had.', 'Choose another.'],
  [147002, 0, false, "The portfolio's messaging limit is too low.", 'Raise the messaging limit first.'],
  [147003, 0, false, 'A Facebook Page has the username.', 'Link that Page to the portfolio.'],
  [147004, 0, false, 'An Instagram account has the username.', 'Link that account to the portfolio.'],
  [147005, 0, false, 'Another of your numbers has the username.', 'Set it with forceTransfer: true.'],
  [200000, 0, false, 'The number cannot be added to the account.', 'Read userMessage; an unverified business has 2 numbers.'],
  [200005, 0, false, 'Template insights are not available yet.', later],
  [200006, 0, false, 'Template insights cannot be turned off.', 'Leave them on.'],
  [200007, 0, false, 'Template insights are off.', 'Turn them on for the account.'],
  [1752041, 0, false, 'Another partner has invited the client.', 'Leave it: all its accounts are onboarded with that.'],
  [2494100, 0, true, maintenance, later],
  [2593079, 0, false, 'The account is to move to another solution.', support],
  [2593085, 0, false, 'The account cannot change its owner.', support],
  [2593107, 0, false, 'This was synchronized before.', 'Offboard the number, then onboard it again.'],
  [2593108, 0, false, 'The 24 hours for synchronizing are over.', 'Offboard the number, then onboard it again.'],
  ...[2388023, 2388024, 2388039, 2388040, 2388043, 2388046, 2388047, 2388072, 2388073, 2388094, 2388109, 2388155, 2388293, 2388299]
    .map((subcode): Row => [100, subcode, false, templateRefused, correct]),
];

/** Subcodes above this mean one thing wherever they come: Meta's page even prints them as codes. */
const LARGEST_SMALL_SUBCODE = 1_000_000;

/**
 * What an error code means and what to do about it, or a code with a subcode; undefined for a code that
 * is not known. A subcode of seven digits may also stand alone, as Meta's page prints it.
 */
export function explain(code: number, subcode = 0): Explanation | undefined {
  const family = code > 200 && code < 300 ? 200 : code;
  const large = subcode || code;
  const row =
    rows.find((row) => row[0] === code && row[1] === subcode) ??
    rows.find((row) => row[1] === large && large > LARGEST_SMALL_SUBCODE) ??
    rows.find((row) => row[0] === family && row[1] === 0);
  return row && explanationOf(row, subcode === 0 && row[1] === code ? row[0] : code);
}

/** All that is known, to be listed or searched. 200 stands for 200 to 299. */
export const explanations = (): Explanation[] => rows.map((row) => explanationOf(row, row[0]));

function explanationOf(
  [, subcode, retry, cause, fix, docs = `${whatsapp}support/error-codes`]: Row,
  code: number,
): Explanation {
  return {
    code,
    ...(subcode ? { subcode } : {}),
    cause,
    fix,
    docs: `https://developers.facebook.com/${docs}`,
    retry: typeof retry === 'number' ? { safe: false, afterMs: retry } : { safe: retry },
  };
}
