/** How bad a finding is, worst first. */
export type Severity = 'blocking' | 'warning' | 'notice';

type Words = readonly [severity: Severity, what: string, fix: string, page: string];

const numbers = 'business-phone-numbers/phone-numbers';
const registration = 'business-phone-numbers/registration';
const names = 'business-phone-numbers/display-names';
const twoStep = 'business-phone-numbers/two-step-verification';
const phoneApp = 'embedded-signup/onboarding-business-app-users';
const tokens = 'access-tokens';
const enforcement = 'policy-enforcement';
const limits = 'messaging-limits';
const health = 'support/health-status';

/** What each finding says; among equals, the cause stands before what follows from it. */
export const words = {
  'token-expired': [
    'blocking',
    'The access token has expired.',
    'Give the client a new one. For a server that is the token of a system user, which need not expire.',
    tokens,
  ],
  'token-cannot-send': [
    'blocking',
    'The access token lacks whatsapp_business_messaging, without which nothing is sent and no number is registered.',
    'Make a token with that permission.',
    tokens,
  ],
  'account-out-of-reach': [
    'blocking',
    "The access token does not reach the number's WhatsApp Business Account.",
    'Have a portfolio admin assign the account to the system user that the token belongs to.',
    tokens,
  ],
  'number-deleted': [
    'blocking',
    'The number was deleted from its WhatsApp Business Account.',
    'Add it again, no sooner than five minutes after; it then has another id.',
    numbers,
  ],
  'number-migrated': [
    'blocking',
    'The number was moved to another WhatsApp Business Account, where it has another id.',
    'List the numbers of that account, and use the id that it has there.',
    numbers,
  ],
  'number-banned': [
    'blocking',
    'Meta has banned the number.',
    'Have a portfolio admin ask for a review in Business Support Home.',
    enforcement,
  ],
  'number-restricted': [
    'blocking',
    'The number is restricted: it has reached its limit, or broken a rule. It may still answer people.',
    'Wait until 24 hours have passed. Where it lasts, a portfolio admin sees the reason in Business Support Home.',
    enforcement,
  ],
  'number-rate-limited': [
    'blocking',
    'The number has reached the limit of people it may message first.',
    'Wait until fewer were messaged in the last 24 hours.',
    limits,
  ],
  unverified: [
    'blocking',
    'Nobody has proven yet that the number is held.',
    'Request a code, verify with it, and register.',
    numbers,
  ],
  'verification-expired': [
    'blocking',
    'The proof that the number is held has expired, and the number is not registered.',
    'Request a code, verify with it, and register.',
    numbers,
  ],
  'not-registered': [
    'blocking',
    'The number is not registered: whatever it sends is refused with 133010.',
    'Register it. WhatsApp Manager cannot do that, only the API can.',
    registration,
  ],
  disconnected: [
    'blocking',
    'The number was registered once, and is no longer.',
    'Register it with its old PIN. Going through Embedded Signup again does not bring it back.',
    registration,
  ],
  'wrong-platform': [
    'blocking',
    'The number counts as connected, and not with the Cloud API.',
    'Register it.',
    registration,
  ],
  'phone-app-disconnected': [
    'blocking',
    'The number is used in the WhatsApp Business app, and is no longer connected to the Cloud API.',
    'Have the person with the phone connect it again, through Embedded Signup. It must not be registered.',
    phoneApp,
  ],
  'pin-lost': [
    'blocking',
    'The number has a two-step PIN that is not known, and cannot be registered without it.',
    'Ask who registered it last, or have a portfolio admin turn two-step verification off in WhatsApp Manager. Do not guess: wrong PINs lock the number.',
    twoStep,
  ],
  'name-blocks-sending': [
    'blocking',
    'A +1 555 number that Meta gave sends nothing before its display name is approved (131037).',
    'Wait for the review, or ask for a name that Meta can approve.',
    names,
  ],
  'health-blocked': [
    'blocking',
    'Meta blocks sending.',
    'See what Meta says of it in WhatsApp Manager.',
    health,
  ],
  'not-subscribed': [
    'blocking',
    "The app is not subscribed to the number's WhatsApp Business Account: no message and no event reaches it.",
    'Subscribe it, with businessAccount.subscribe().',
    'webhooks/overview',
  ],
  'fields-unread': [
    'warning',
    'Whether the number is healthy cannot be told from what was read of it.',
    'Read it with the fields of lifecycleFields.',
    numbers,
  ],
  'status-unknown': [
    'warning',
    'Meta does not know the status of the number itself.',
    'Read it again later.',
    numbers,
  ],
  'value-unknown': [
    'warning',
    'Meta answers something that this version does not know.',
    'See what it means on the page of Meta, and update this package.',
    numbers,
  ],
  'token-cannot-manage': [
    'warning',
    'The access token lacks whatsapp_business_management, without which a number is neither read nor verified.',
    'Make a token with that permission.',
    tokens,
  ],
  'token-expires-soon': [
    'warning',
    'The access token expires soon.',
    'Use the token of a system user, which need not expire.',
    tokens,
  ],
  'registration-locked': [
    'warning',
    'Meta refuses to register or deregister the number for now.',
    'Wait; every further request is refused too.',
    registration,
  ],
  'pin-unknown': [
    'warning',
    'The number has a two-step PIN that is not known, and will be asked for when it is registered again.',
    'Set a new one now and keep it: while the number is registered, the old one is not asked for.',
    twoStep,
  ],
  'number-flagged': [
    'warning',
    'Meta has flagged the number for its quality.',
    'Message only people who want it, and stop what they block or report.',
    enforcement,
  ],
  'quality-low': [
    'warning',
    'People have blocked or reported the messages of the last seven days often.',
    'Message only people who want it, and pause the templates they block.',
    limits,
  ],
  'name-declined': [
    'warning',
    'Meta has declined the display name.',
    "Ask for another that follows Meta's rules, or appeal through support.",
    names,
  ],
  'name-expired': [
    'warning',
    'The approval of the display name has expired.',
    'Ask for the name again, and register within 14 days of its approval.',
    names,
  ],
  'new-name-not-applied': [
    'warning',
    'A new display name is approved, and only holds once the number is registered again, within 14 days.',
    'Register the number with its PIN.',
    names,
  ],
  'new-name-declined': [
    'warning',
    'Meta has declined the new display name; the old one stays.',
    "Ask for another that follows Meta's rules, or appeal through support.",
    names,
  ],
  'new-name-expired': [
    'warning',
    'The new display name was approved, and not applied within 14 days.',
    'Ask for it again, and register within 14 days of its approval.',
    names,
  ],
  'health-limited': [
    'warning',
    'Meta limits sending.',
    'See what Meta says of it in WhatsApp Manager.',
    health,
  ],
  'throughput-missing': [
    'warning',
    'The number is connected, and has no throughput yet.',
    'Read it again in some minutes. Where that lasts, register it again.',
    'throughput',
  ],
  'callback-elsewhere': [
    'warning',
    'What people write to the number goes to another address than the one expected.',
    'Look for an override of the number, then of its WhatsApp Business Account.',
    'webhooks/override',
  ],
  'verification-lapsed': [
    'notice',
    'The proof that the number is held has expired. It goes on working while it is registered.',
    'Nothing now; verify it anew before it is registered after a deregistration.',
    numbers,
  ],
  'pin-off': [
    'notice',
    'No two-step PIN is set.',
    'Set one, and keep it: it keeps others from registering the number.',
    twoStep,
  ],
  'name-in-review': [
    'notice',
    'Meta reviews the display name. Until it is approved, sending stays limited.',
    'Wait. The review starts once the business is verified, or has sent enough.',
    names,
  ],
  'name-not-reviewed': [
    'notice',
    'The display name may be used, and is not approved: Meta has not reviewed it.',
    'Nothing now. The review starts once the business is verified, or has sent enough.',
    names,
  ],
  'name-missing': [
    'notice',
    'Meta has not looked at any display name of the number yet.',
    'Nothing now. The review starts once the business is verified, or has sent enough.',
    names,
  ],
  'new-name-in-review': [
    'notice',
    'Meta reviews a new display name; until then the old one stays.',
    'Wait, mostly a day or two. Once it is approved, register the number again within 14 days.',
    names,
  ],
  'new-name-not-reviewed': [
    'notice',
    'The new display name may be used, and is not approved: Meta has not reviewed it.',
    'Wait for the review. Registering before it is approved changes nothing.',
    names,
  ],
  'phone-app': [
    'notice',
    'The number is used in the WhatsApp Business app too.',
    'Never register or deregister it: Meta refuses both.',
    phoneApp,
  ],
  'quality-medium': [
    'notice',
    'Some people have blocked or reported the messages of the last seven days.',
    'Look at which templates they block, before the quality is low.',
    limits,
  ],
  'limit-low': [
    'notice',
    'The portfolio may message only few people first in 24 hours.',
    'Verify the business, or send enough good messages: the limit then rises to 2,000.',
    limits,
  ],
  'test-number': [
    'notice',
    "This is Meta's test number: it writes only to the recipients on its list (131030).",
    'Add a number of your own for anything but tests.',
    numbers,
  ],
} as const satisfies Record<string, Words>;

/** What a finding is about. */
export type FindingCode = keyof typeof words;
