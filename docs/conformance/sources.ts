import type { Known, Source } from './behaviour.ts';

/** Where what is known can be read. Everything here is public. */

const meta = 'https://developers.facebook.com';
const guides = `${meta}/documentation/business-messaging/whatsapp`;
const graph = `${meta}/docs/graph-api`;
const github = 'https://github.com';

const link = (title: string, address: string) => `[${title}](${address})`;
const guide = (title: string, path: string) => link(title, `${guides}/${path}`);

/** Meta's pages, and what others have published. */
export const pages = {
  errors: guide('error codes', 'support/error-codes'),
  numbers: guide('phone numbers', 'business-phone-numbers/phone-numbers'),
  registration: guide('registration', 'business-phone-numbers/registration'),
  names: guide('display names', 'business-phone-numbers/display-names'),
  pin: guide('two-step verification', 'business-phone-numbers/two-step-verification'),
  components: guide(
    'conversational components',
    'business-phone-numbers/conversational-components',
  ),
  preVerified: guide('pre-verified numbers', 'embedded-signup/pre-verified-numbers'),
  coexistence: guide(
    'onboarding business app users',
    'embedded-signup/onboarding-business-app-users',
  ),
  accounts: guide('manage accounts', 'solution-providers/manage-accounts'),
  migration: guide(
    'migrating between solutions',
    'solution-providers/support/migrating-wabas-among-solutions-via-meta-business-suite',
  ),
  moving: guide(
    'migrating a number between accounts',
    'solution-providers/support/migrating-phone-numbers-among-solution-partners-programmatically',
  ),
  calling: guide('call settings', 'calling/call-settings'),
  badge: guide('official business accounts', 'official-business-accounts'),
  usernames: guide('usernames', 'business-scoped-user-ids'),
  profile: guide('business profiles', 'business-profiles'),
  qrCodes: guide('QR codes', 'qr-codes'),
  blocking: guide('block users', 'block-users'),
  encryption: guide('encryption', 'flows/guides/whatsapp-business-encryption'),
  compliance: guide(
    'compliance',
    'reference/whatsapp-business-phone-number/business-compliance-information-api',
  ),
  health: guide('health status', 'support/health-status'),
  throughput: guide('throughput', 'throughput'),
  limits: guide('messaging limits', 'messaging-limits'),
  enforcement: guide('policy enforcement', 'policy-enforcement'),
  messages: guide('messages', 'messages/send-messages'),
  override: guide('webhook overrides', 'webhooks/override'),
  webhooks: guide('webhooks', 'webhooks/overview'),
  changes: guide('changelog', 'changelog'),
  payload: (field: string) => guide(field, `webhooks/reference/${field}`),
  graphErrors: link('Graph errors', `${graph}/guides/error-handling`),
  graphVersions: link('Graph versions', `${graph}/changelog/versions`),
  graphChanges: link('Graph changelog', `${graph}/changelog`),
  fields: link('field expansion', `${graph}/guides/field-expansion`),
  paging: link('paging', `${graph}/results`),
  batch: link('batch requests', `${graph}/batch-requests`),
  rates: link('rate limiting', `${graph}/overview/rate-limiting`),
  proof: link('secure requests', `${graph}/guides/secure-requests`),
  debugToken: link('debug_token', `${graph}/reference/debug_token`),
  subscriptions: link('app subscriptions', `${graph}/reference/application/subscriptions`),
  delivery: link('Graph webhooks', `${graph}/webhooks/getting-started`),
  reference: link(
    'reference of the number node',
    `${graph}/reference/whats-app-business-account-to-number-current-status/`,
  ),
  accountReference: link(
    'reference of the account node',
    `${graph}/reference/whats-app-business-account/`,
  ),
  openApi: link("Meta's OpenAPI file", `${github}/facebook/openapi`),
  codegen: link(
    "specifications of Meta's own SDK",
    `${github}/facebook/facebook-business-sdk-codegen`,
  ),
  ruby: link('ruby_whatsapp_sdk', `${github}/ignacio-chiazzo/ruby_whatsapp_sdk`),
  java: link('whatsapp-business-java-api', `${github}/Bindambc/whatsapp-business-java-api`),
  whatsappApiJs: link('whatsapp-api-js', `${github}/Secreto31126/whatsapp-api-js`),
  pywa: link('pywa', `${github}/david-lev/pywa`),
  chatwoot: link('chatwoot', `${github}/chatwoot/chatwoot`),
  certificate: link('chatwoot 12556', `${github}/chatwoot/chatwoot/pull/12556`),
  overrideOrder: link('chatwoot 12488', `${github}/chatwoot/chatwoot/issues/12488`),
  hermes: link('hermes-agent 80071', `${github}/NousResearch/hermes-agent/issues/80071`),
  twilioName: link('Twilio 63128', 'https://www.twilio.com/docs/api/errors/63128'),
} as const;

const as =
  (known: Known) =>
  (from: string): Source => ({ known, from });

export const documented = as('documented');
export const recorded = as('recorded');
export const reported = as('reported');
export const assumed = as('assumed');

/** What nobody has written down. */
export const guessed = assumed('nobody documents it');
