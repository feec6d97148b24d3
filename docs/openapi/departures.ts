import { pages } from '../conformance/sources.ts';

/** Where Meta's own OpenAPI file says otherwise, and why it is not followed. */
export interface Departure {
  readonly title: 'Endpoints' | 'Inputs' | 'Answers and fields' | 'Errors';
  /** What the file says, what the emulator does, and why. */
  readonly file: string;
  readonly here: string;
  readonly because: string;
  /** The differences that this explains, as the comparison words them; `*` stands for anything. */
  readonly differences: readonly string[];
}

const notHere = (...endpoints: readonly string[]) =>
  endpoints.map((endpoint) => `${endpoint}: not here`);
const inputNotHere = (endpoint: string, ...inputs: readonly string[]) =>
  inputs.map((input) => `${endpoint}: the input ${input} is not here`);

const endpoints: readonly Omit<Departure, 'title'>[] = [
  {
    file: 'groups, calls, media, marketing and encrypted messages, the history of messages',
    here: 'are not there',
    because: 'they are about messages and calls; the emulator is about numbers',
    differences: [
      ...notHere('* group*', 'GET media*', 'DELETE media', 'GET message-history/events'),
      ...notHere('*number/call*', '*number/groups', 'POST number/media', '*number/message_history'),
      ...notHere('POST number/marketing_messages', 'POST number/messages_encrypted'),
    ],
  },
  {
    file: 'templates, Flows, schedules, activities, bots',
    here: 'are not there; a template that is sent is accepted',
    because: 'they belong to accounts, and change nothing about a number',
    differences: notHere(
      '*message_templates',
      '* template',
      '* flow*',
      '*account/*flows',
      '*account/schedules',
      'GET account/activities',
      'GET waba-bot',
    ),
  },
  {
    file: 'solutions of partners, credit lines, onboarding of partners, connected clients',
    here: 'are not there, but for the move of an account to another solution',
    because: 'they are contracts between businesses, not numbers',
    differences: notHere(
      '* solution*',
      '*app/whatsapp_business_solution*',
      'GET account/solutions',
      'GET app/connected_client_businesses',
      'GET portfolio/extendedcredits',
      'POST portfolio/onboard_partners_to_mm_lite',
    ),
  },
  {
    file: 'the move of an account from one owner to another',
    here: 'is not there',
    because: `the model that it belongs to ended in 2025: ${pages.changes}`,
    differences: notHere('*obo*', 'GET account/in_progress_onbehalf_request'),
  },
  {
    file: 'a portfolio and a profile by their own ids, another node of a number, the accounts of a user',
    here: 'are read through the number and through the portfolio',
    because: 'they are other ways to what is there',
    differences: notHere(
      'GET portfolio',
      '*whatsapp-business-profile',
      'GET whatsapp-account-number',
      'GET user/assigned_whatsapp_business_accounts',
    ),
  },
  {
    file: 'a path of its own for webhooks',
    here: 'is not there: they go to the callback of the app',
    because: 'it describes the server of the business, and not Meta’s',
    differences: notHere('POST /whatsapp/webhooks'),
  },
  {
    file: 'usernames, the data of the WhatsApp Business app, subscriptions of apps and `debug_token` are missing',
    here: 'they are there',
    because: `they are newer than the file, or of the Graph API at large: ${pages.usernames}, ${pages.coexistence}, ${pages.subscriptions}, ${pages.debugToken}`,
    differences: [
      '* number/username*: not in the file',
      'POST number/smb_app_data: not in the file',
      '* app/subscriptions: not in the file',
      'GET debug_token: not in the file',
    ],
  },
  {
    file: 'sharing a pre-verified number cannot be ended, and ice breakers cannot be read on their edge',
    here: 'they can',
    because: `${pages.codegen}; ${pages.components}`,
    differences: [
      'DELETE portfolio/share_preverified_numbers: not in the file',
      'GET number/conversational_automation: not in the file',
    ],
  },
];

const inputs: readonly Omit<Departure, 'title'>[] = [
  {
    file: '`register` also takes `backup`, `tier` and `meta_store_retention_minutes`',
    here: 'they are ignored',
    because: 'they belong to the On-Premises API and to storage before v21, which have ended',
    differences: inputNotHere(
      'POST number/register',
      'backup',
      'tier',
      'meta_store_retention_minutes',
    ),
  },
  {
    file: 'a number also takes `username`, `connection_status`, `webhook_url` and `whatsapp_business_api_data`',
    here: 'they are ignored',
    because: `no guide knows them; usernames have an edge: ${pages.usernames}`,
    differences: inputNotHere(
      'POST number',
      'username',
      'connection_status',
      'webhook_url',
      'whatsapp_business_api_data',
    ),
  },
  {
    file: 'a number can be updated with nothing',
    here: 'that is 100',
    because: 'nobody documents it; a call that does nothing is most likely a mistake',
    differences: ['POST number: new_display_name must be given'],
  },
  {
    file: '`cc` may be left out of a new number',
    here: 'only beside `preverified_id`',
    because: `${pages.numbers} has it in every call`,
    differences: ['POST account/phone_numbers: cc must be given'],
  },
  {
    file: '`enable_welcome_message`, and at most 3 prompts',
    here: 'it is ignored, and there are 4 prompts',
    because: `the feature ended in March 2026: ${pages.changes}; ${pages.components} says 4`,
    differences: [
      'POST number/conversational_automation: prompts has more than 3',
      ...inputNotHere('POST number/conversational_automation', 'enable_welcome_message'),
    ],
  },
  {
    file: 'a description of 256 characters at most',
    here: '512',
    because: pages.profile,
    differences: ['POST number/whatsapp_business_profile: description is longer than 256'],
  },
  {
    file: 'an application for the badge is an `action` with `application_data`',
    here: 'its answers stand in the call itself',
    because: pages.badge,
    differences: [
      ...inputNotHere('POST number/official_business_account', 'action', 'application_data'),
      'POST number/official_business_account: the input business_website_url is not in the file',
      'POST number/official_business_account: the input primary_country_of_operation is not in the file',
    ],
  },
  {
    file: 'any kind of company may come with `entity_type_custom`, and OTHER without',
    here: 'it belongs to OTHER, and OTHER to it',
    because: `${pages.compliance} says both`,
    differences: [
      'POST number/business_compliance_info: entity_type is not OTHER',
      'POST number/business_compliance_info: entity_type_custom is shorter than 1024',
    ],
  },
  {
    file: '`messaging_product` and `block_users` may be left out of blocking',
    here: 'they must be given',
    because: pages.blocking,
    differences: ['*number/block_users: * must be given'],
  },
  {
    file: 'messages of all types, to people and to groups, with `recipient_type`',
    here: 'texts and templates, to people; the rest is refused with 131051 or ignored',
    because:
      'sending shows here that a number works, and no more; the guides leave `recipient_type` out',
    differences: ['POST number/messages: *'],
  },
  {
    file: 'an account can be renamed, and given another time zone',
    here: 'its switches can be set',
    because: `${pages.codegen} has the switches, and not the name`,
    differences: [
      ...inputNotHere('POST account', 'name', 'timezone_id'),
      'POST account: the input is_enabled_for_insights is not in the file',
    ],
  },
  {
    file: 'at most 16 tasks for a user',
    here: 'no limit',
    because: `${pages.codegen} knows ten`,
    differences: ['POST account/assigned_users: tasks has more than 16'],
  },
  {
    file: 'the move of an account names its target, its kind, a reason and a time',
    here: 'it names a solution, or an app',
    because: pages.migration,
    differences: [
      ...inputNotHere(
        'POST account/set_solution_migration_intent',
        'migration_intent',
        'migration_reason',
        'scheduled_migration_time',
        'target_solution_id',
      ),
      'POST account/set_solution_migration_intent: solution_id may be left out',
      'POST account/set_solution_migration_intent: the input app_id is not in the file',
    ],
  },
  {
    file: 'more ways to search the accounts and the pool of a portfolio',
    here: 'they are ignored',
    because: `${pages.accounts} and ${pages.preVerified} do not know them`,
    differences: [
      ...inputNotHere('GET portfolio/*_whatsapp_business_accounts', 'business_type', 'find'),
      ...inputNotHere('GET portfolio/owned_whatsapp_business_accounts', 'first', 'last'),
      ...inputNotHere(
        'GET portfolio/preverified_numbers',
        'availability_status',
        'country_code',
        'verification_status',
      ),
    ],
  },
];

const answers: readonly Omit<Departure, 'title'>[] = [
  {
    file: 'settings in lower case, with `visible` and addresses of servers',
    here: 'ENABLED, DISABLED, DEFAULT, DISABLE_ALL',
    because: `${pages.calling} writes them so`,
    differences: ['GET number/settings: in the answer *'],
  },
  {
    file: 'in a list a number is LINKED or UNLINKED, and always has its `display_phone_number`',
    here: 'CONNECTED and the other statuses; what was asked for',
    because: `${pages.reference}; recorded in ${pages.ruby}`,
    differences: ['GET account/phone_numbers: in the answer *'],
  },
  {
    file: '`code_verification_status` is VERIFIED or UNVERIFIED',
    here: 'VERIFIED, NOT_VERIFIED or EXPIRED',
    because: `recorded in ${pages.ruby}; ${pages.codegen} has all three`,
    differences: ['*/code_verification_status must be equal to one of the allowed values*'],
  },
  {
    file: '`quality_rating` is never UNKNOWN',
    here: 'it is, of a number that has none yet',
    because: `recorded in ${pages.java}; the file’s own example has it`,
    differences: ['number: in its fields /quality_rating must be equal*UNKNOWN'],
  },
  {
    file: 'a QR code is answered alone',
    here: 'in a list of one',
    because: pages.qrCodes,
    differences: ['GET number/message_qrdls/{}: in the answer *'],
  },
  {
    file: 'the badge has a message, and is never NOT_STARTED; an application is answered with a message',
    here: 'NOT_STARTED at first, and `success`',
    because: pages.badge,
    differences: ['* number/official_business_account: in the answer *'],
  },
  {
    file: 'the move of an account answers `migration_intent_id` and `success`',
    here: '`id`',
    because: pages.migration,
    differences: ['POST account/set_solution_migration_intent: in the answer *'],
  },
  {
    file: 'a pre-verified number is the outcome of a check of its id',
    here: 'a number with the state of its proof',
    because: `${pages.codegen}; ${pages.preVerified}`,
    differences: ['*pre-verified number: *'],
  },
  {
    file: 'the states of business verification are in capitals, and nobody owns an account as SELF',
    here: 'lower case, and SELF',
    because: `recorded in ${pages.ruby}; ${pages.codegen} has them so`,
    differences: [
      'account: in its fields /business_verification_status *',
      'account: in its fields /ownership_type *',
    ],
  },
  {
    file: 'an account has templates, schedules and audiences',
    here: 'it has not',
    because: 'they are about messages, and not about numbers',
    differences: ['account: the field * is not here'],
  },
  {
    file: 'knows 6 fields of a number, and half of those of an account',
    here: 'all that guides, recordings and Meta’s own SDK know',
    because: `${pages.reference}; ${pages.accountReference}; ${pages.codegen}`,
    differences: [
      'number: the field * is not in the file',
      'account: the field * is not in the file',
    ],
  },
];

const errors: readonly Omit<Departure, 'title'>[] = [
  {
    file: 'an id that is unknown is 404, with code 803',
    here: '400 with 100/33',
    because: `recorded in ${pages.ruby}, of every method`,
    differences: ['errors: an id that is unknown is 400, and not 404'],
  },
  {
    file: 'a call without a token is 401',
    here: '400 with 104',
    because: 'error reports of integrators; a token that is wrong is 401 on both sides',
    differences: ['errors: a call without a token is 400, and not 401'],
  },
  {
    file: 'too many calls are 429',
    here: '400 with 80008; 429 by the setting `rateLimitStatus`',
    because: `${pages.errors}, and responses that integrators published`,
    differences: ['errors: too many calls is 400, and not 429'],
  },
  {
    file: 'what the state of a number forbids is 409 or 422, with code 100',
    here: '400 with a code of its own, such as 133006 or 133016',
    because: `${pages.errors}; no 409 and no 422 was ever recorded`,
    differences: ['errors: the status 409 is not here', 'errors: the status 422 is not here'],
  },
];

const titled = (title: Departure['title'], list: readonly Omit<Departure, 'title'>[]) =>
  list.map((departure): Departure => ({ title, ...departure }));

export const departures: readonly Departure[] = [
  ...titled('Endpoints', endpoints),
  ...titled('Inputs', inputs),
  ...titled('Answers and fields', answers),
  ...titled('Errors', errors),
];
