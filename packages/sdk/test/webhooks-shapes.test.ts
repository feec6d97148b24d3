import { createWebhooks } from 'meta-cloud-api/webhooks';
import { expect, it } from 'vitest';
import { accountId, appSecret, delivery, envelope, verifyToken } from './webhook.ts';

/**
 * The shapes that other libraries keep as fixtures, with values of our own: each comes whole to the handler
 * of its field, and names its number where it can.
 */
const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };
const from = { from: '16505551234', id: 'wamid.A1', timestamp: '1749416383' };
const contacts = [{ profile: { name: 'Ann' }, wa_id: '16505551234' }];
const message = (type: string, content: object, more: object = {}) => ({
  messaging_product: 'whatsapp',
  metadata,
  contacts,
  messages: [{ ...from, type, [type]: content, ...more }],
});
const status = (status: string, more: object = {}) => ({
  messaging_product: 'whatsapp',
  metadata,
  statuses: [
    { id: 'wamid.A1', status, timestamp: '1749416383', recipient_id: '16505551234', ...more },
  ],
});
const media = { id: '1003383421387256', mime_type: 'image/jpeg', sha256: 'c2hhMjU2' };
const template = {
  message_template_id: 1689556908129832,
  message_template_name: 'order_update',
  message_template_language: 'en-US',
};

const messages: Record<string, object> = {
  text: message('text', { body: 'Hi' }),
  'a reply': message('text', { body: 'Hi' }, { context: { from: '15550783881', id: 'wamid.B' } }),
  'a forwarded text': message('text', { body: 'Hi' }, { context: { frequently_forwarded: true } }),
  image: message('image', { ...media, caption: 'A shrub' }),
  audio: message('audio', { ...media, voice: true }),
  document: message('document', { ...media, filename: 'bill.pdf' }),
  sticker: message('sticker', { ...media, animated: false }),
  reaction: message('reaction', { message_id: 'wamid.B', emoji: '🌵' }),
  location: message('location', { latitude: 37.44, longitude: -122.16, name: 'Shop' }),
  contacts: message('contacts', [{ name: { formatted_name: 'Bob' }, phones: [{ wa_id: '1' }] }]),
  'a button': message('button', { payload: 'YES', text: 'Yes' }),
  'a list': message('interactive', { type: 'list_reply', list_reply: { id: '1', title: 'One' } }),
  'a flow': message('interactive', { type: 'nfm_reply', nfm_reply: { response_json: '{}' } }),
  order: message('order', { catalog_id: '7', product_items: [{ item_price: 3.5, quantity: 2 }] }),
  system: message('system', { body: 'Ann changed', type: 'user_changed_number', wa_id: '2' }),
  unsupported: message('unsupported', {}, { errors: [{ code: 131051, title: 'Unsupported' }] }),
  'an ad that was tapped': message('text', { body: 'Hi' }, { referral: { source_type: 'ad' } }),
  sent: status('sent', { conversation: { id: '9', origin: { type: 'service' } } }),
  delivered: status('delivered', { pricing: { billable: true, category: 'service' } }),
  read: status('read'),
  failed: status('failed', {
    errors: [{ code: 131049, title: 'Not sent', error_data: { details: 'Too many' } }],
  }),
  'an error of the whole': {
    messaging_product: 'whatsapp',
    metadata,
    errors: [{ code: 130429, title: 'Too many' }],
  },
};

const others: Record<string, object> = {
  message_template_status_update: { event: 'APPROVED', ...template, reason: 'NONE' },
  message_template_quality_update: {
    previous_quality_score: 'GREEN',
    new_quality_score: 'YELLOW',
    ...template,
  },
  template_category_update: {
    ...template,
    previous_category: 'UTILITY',
    new_category: 'MARKETING',
  },
  calls: { messaging_product: 'whatsapp', metadata, calls: [{ id: 'wacid.1', event: 'connect' }] },
  smb_message_echoes: { messaging_product: 'whatsapp', metadata, message_echoes: [from] },
  smb_app_state_sync: {
    messaging_product: 'whatsapp',
    metadata,
    state_sync: [{ type: 'contact' }],
  },
  history: { messaging_product: 'whatsapp', metadata, history: [{ metadata: { phase: 0 } }] },
  user_preferences: {
    messaging_product: 'whatsapp',
    metadata,
    user_preferences: [{ value: 'stop' }],
  },
  flows: { event: 'FLOW_STATUS_CHANGE', flow_id: '6627390910605886', new_status: 'PUBLISHED' },
  partner_solutions: { event: 'SOLUTION_CREATED', solution_id: '7', solution_status: 'INITIATED' },
  payment_configuration_update: {
    configuration_name: 'upi',
    provider_name: 'pay',
    status: 'active',
  },
  account_alerts: {
    entity_type: 'BUSINESS',
    entity_id: '5',
    alert_severity: 'WARNING',
    alert_status: 'ACTIVE',
  },
  business_capability_update: {
    max_daily_conversation_per_phone: -1,
    max_phone_numbers_per_waba: 25,
  },
  phone_number_quality_update: {
    display_phone_number: '1',
    event: 'DOWNGRADE',
    current_limit: 'TIER_1K',
    old_limit: 'TIER_10K',
  },
  security: { display_phone_number: '1', event: 'PIN_RESET_SUCCESS' },
};

const digits = { display_phone_number: '15550783881' };
const waba = { waba_id: accountId, owner_business_id: '506914307656634' };
const named = { ...digits, requested_verified_name: 'Lucky Shrub' };

/** What befalls accounts and numbers: each event, in its old shape and its new one. */
const events: [field: string, value: object][] = [
  ['phone_number_name_update', { ...named, decision: 'APPROVED', rejection_reason: null }],
  ['phone_number_name_update', { ...named, decision: 'APPROVED', rejection_reason: 'NONE' }],
  [
    'phone_number_name_update',
    { ...named, decision: 'REJECTED', rejection_reason: 'NAME_NOT_CONSISTENT' },
  ],
  [
    'phone_number_quality_update',
    { ...digits, event: 'THROUGHPUT_UPGRADE', current_limit: 'TIER_UNLIMITED' },
  ],
  [
    'phone_number_quality_update',
    { ...digits, event: 'ONBOARDING', max_daily_conversations_per_business: 'TIER_2K' },
  ],
  ['phone_number_quality_update', { ...digits, event: 'FLAGGED', current_limit: 'TIER_NOT_SET' }],
  ['security', { ...digits, event: 'PIN_CHANGED' }],
  ['security', { ...digits, event: 'PIN_RESET_REQUEST', requester: '61550000000001' }],
  ['security', { ...digits, event: 'PIN_REQUEST_SUCCESS' }],
  ['business_username_update', { ...digits, username: 'lucky.shrub', status: 'reserved' }],
  ['business_username_update', { ...digits, status: 'deleted' }],
  [
    'business_capability_update',
    { max_daily_conversations_per_business: 2000, max_phone_numbers_per_waba: 25 },
  ],
  [
    'business_capability_update',
    { max_daily_conversations_per_business: 'TIER_2K', max_phone_numbers_per_business: 2 },
  ],
  [
    'account_alerts',
    {
      entity_type: 'BUSINESS',
      entity_id: '506914307656634',
      alert_info: { alert_severity: 'WARNING', alert_status: 'ACTIVE', alert_description: 'More' },
    },
  ],
  ['account_review_update', { decision: 'DEFERRED' }],
  ...[
    { event: 'ACCOUNT_DELETED' },
    { event: 'ACCOUNT_OFFBOARDED' },
    { event: 'ACCOUNT_RECONNECTED' },
    {
      event: 'ACCOUNT_RESTRICTION',
      restriction_info: [
        { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: 1741330498 },
      ],
    },
    {
      event: 'ACCOUNT_RESTRICTION',
      phone_number: '15550783881',
      restriction_info: [
        { restriction_type: 'RESTRICTED_USER_INITIATED_CALLING', remediation: 'Wait' },
      ],
    },
    { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SCAM' } },
    {
      event: 'DISABLED_UPDATE',
      ban_info: { waba_ban_state: 'REINSTATE', waba_ban_date: 'May 2, 2026' },
    },
    { event: 'AD_ACCOUNT_LINKED', waba_info: { ...waba, ad_account_linked: '7' } },
    {
      event: 'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE',
      auth_international_rate_eligibility: {
        start_time: 1741330498,
        exception_countries: [{ country_code: 'ID', start_time: 1741330498 }],
      },
    },
    { event: 'BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE', country: 'DE' },
    { event: 'MM_LITE_TERMS_SIGNED', waba_info: waba },
    { event: 'PARTNER_ADDED', waba_info: { ...waba, solution_id: '8' } },
    { event: 'PARTNER_APP_INSTALLED', waba_info: { ...waba, partner_app_id: '9' } },
    { event: 'PARTNER_APP_UNINSTALLED', waba_info: { ...waba, partner_app_id: '9' } },
    {
      event: 'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE',
      partner_client_certification_info: { client_business_id: '5', status: 'APPROVED' },
    },
    {
      event: 'PARTNER_REMOVED',
      waba_info: waba,
      disconnection_info: { reason: 'PRIMARY_INACTIVITY', initiated_by: 'SYSTEM' },
    },
    {
      event: 'VOLUME_BASED_PRICING_TIER_UPDATE',
      volume_tier_info: { tier_update_time: 1741330498, tier: '0:100', region: 'Germany' },
    },
    { event: 'VERIFIED_ACCOUNT', phone_number: '15550783881' },
  ].map((value): [string, object] => ['account_update', value]),
];

const cases = [
  ...Object.entries(messages).map(([name, value]) => ({ name, field: 'messages', value })),
  ...Object.entries(others).map(([field, value]) => ({ name: field, field, value })),
  ...events.map(([field, value]) => ({ name: `${field} ${Object.values(value)}`, field, value })),
];

it.each(cases)('$name comes whole', async ({ field, value }) => {
  const seen: unknown[] = [];
  const { fetch } = createWebhooks({
    appSecret,
    verifyToken,
    on: { [field]: (change: unknown) => seen.push(change) },
  });
  expect((await fetch(delivery(envelope({ field, value })))).status).toBe(200);
  expect(seen).toEqual([
    {
      field,
      value,
      accountId,
      time: 1739321024,
      ...('metadata' in value && { phoneNumberId: metadata.phone_number_id }),
    },
  ]);
});

it('the test webhooks of the App Dashboard come too', async () => {
  const seen: unknown[] = [];
  const { fetch } = createWebhooks({
    appSecret,
    verifyToken,
    on: { messages: (change) => seen.push(change.accountId) },
  });
  const entry = {
    id: '0',
    time: 1749416383,
    changes: [{ field: 'messages', value: messages.text }],
  };
  await fetch(delivery({ object: 'whatsapp_business_account', entry: [entry] }));
  expect(seen).toEqual(['0']);
});

it('a batch of three messages from two people comes as one change, with all of them', async () => {
  const seen: unknown[] = [];
  const { fetch } = createWebhooks({
    appSecret,
    verifyToken,
    on: {
      messages: ({ value }) =>
        seen.push(
          value.messages?.map(({ id }) => id),
          value.contacts?.map(({ profile }) => profile?.name),
        ),
    },
  });
  const batch = {
    messaging_product: 'whatsapp',
    metadata,
    contacts: [...contacts, { profile: { name: 'Bob' }, wa_id: '2' }],
    messages: ['m1', 'm2', 'm3'].map((id) => ({ ...from, id, type: 'text' })),
  };
  await fetch(delivery(envelope({ field: 'messages', value: batch })));
  expect(seen).toEqual([
    ['m1', 'm2', 'm3'],
    ['Ann', 'Bob'],
  ]);
});

it('settings come without a time, and name their number', async () => {
  const seen: unknown[] = [];
  const { fetch } = createWebhooks({
    appSecret,
    verifyToken,
    now: () => 1_749_416_400_000,
    on: { account_settings_update: ({ phoneNumberId, time }) => seen.push(phoneNumberId, time) },
  });
  const value = {
    messaging_product: 'whatsapp',
    timestamp: '1749416383',
    type: 'phone_number_settings',
    phone_number_settings: { phone_number_id: '7', calling: { status: 'ENABLED' } },
  };
  const changes = [{ field: 'account_settings_update', value }];
  await fetch(delivery({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] }));
  expect(seen).toEqual(['7', 1_749_416_400]);
});

it('a status does not hide the message beside it, nor an entry the next one', async () => {
  const seen: unknown[] = [];
  const { fetch } = createWebhooks({
    appSecret,
    verifyToken,
    on: {
      messages: ({ accountId, value }) =>
        seen.push([accountId, value.statuses?.length, value.messages?.length]),
    },
  });
  const both = {
    field: 'messages',
    value: { ...status('read'), ...message('text', { body: 'Hi' }) },
  };
  const time = 1749416383;
  const entry = [
    { id: '1', time, changes: [both, both] },
    { id: '2', time, changes: [both] },
  ];
  await fetch(delivery({ object: 'whatsapp_business_account', entry }));
  expect(seen).toEqual([
    ['1', 1, 1],
    ['1', 1, 1],
    ['2', 1, 1],
  ]);
});
