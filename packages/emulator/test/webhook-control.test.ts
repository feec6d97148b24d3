import type { WebhookEventName } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { change, clientFor, demo, emulatorAt, outcome } from './phone.ts';
import { changeOf, receiver } from './receiver.ts';

const verifyToken = 'verify-me';

async function subscribed() {
  const { url, received } = await receiver();
  const { emulator, clock } = emulatorAt();
  const { webhooks } = emulator.control;
  await webhooks.subscribe({ url, verifyToken });
  return { emulator, clock, webhooks, url, received };
}

const waba_info = { waba_id: demo.accountId, owner_business_id: demo.portfolioId };
const partner = { partner_app_id: '670843887433847' };
const solution = {
  solution_id: '1715120619246906',
  solution_partner_business_ids: ['2949482758682047'],
};
const now = Date.parse('2026-11-22T09:00:00Z') / 1000;
const later = now + 7 * 86_400;
const phone_number = '16315551000';
const display_phone_number = phone_number;
const remediation = expect.any(String);
const app = '670843887433847';
const wrong = { at: [] };
const proven = { status: 'VERIFIED', verifiedAt: now * 1000, requests: { at: [] } };
const reset = { resetRequestedAt: now * 1000 };

function alertOf(alert_type: string) {
  return {
    entity_type: 'PHONE_NUMBER',
    entity_id: demo.connected,
    alert_info: {
      alert_severity: 'INFORMATIONAL',
      alert_status: 'ACTIVE',
      alert_type,
      alert_description: expect.any(String),
    },
  };
}

/** Each event that Meta documents, and what it tells of the demo. */
const events: Record<Exclude<WebhookEventName, 'phone_number_name_update'>, object> = {
  'account_update.ACCOUNT_DELETED': {},
  'account_update.ACCOUNT_RESTRICTION': {
    restriction_info: [
      { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: later },
      { restriction_type: 'RESTRICTED_ADD_PHONE_NUMBER_ACTION', expiration: later },
    ],
  },
  'account_update.ACCOUNT_RESTRICTION.calling': {
    phone_number,
    restriction_info: [
      {
        restriction_type: 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN',
        remediation,
      },
    ],
  },
  'account_update.ACCOUNT_VIOLATION': { violation_info: { violation_type: 'ADULT' } },
  'account_update.ACCOUNT_VIOLATION.calling': {
    phone_number,
    violation_info: { violation_type: 'USER_INITIATED_CALLS_LOW_PICKUP_RATE', remediation },
  },
  'account_update.DISABLED_UPDATE': {
    ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: 'November 22, 2026' },
  },
  'account_update.AD_ACCOUNT_LINKED': {
    waba_info: { ...waba_info, ad_account_linked: '980198427534243' },
  },
  'account_update.AUTH_INTL_PRICE_ELIGIBILITY_UPDATE': {
    auth_international_rate_eligibility: {
      exception_countries: [{ country_code: 'ID', start_time: later }],
      start_time: later,
    },
  },
  'account_update.BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE': { country: 'US' },
  'account_update.MM_LITE_TERMS_SIGNED': { waba_info },
  'account_update.PARTNER_ADDED': { waba_info: { ...waba_info, ...solution } },
  'account_update.PARTNER_APP_INSTALLED': {
    waba_info: { ...waba_info, ...partner, ...solution },
  },
  'account_update.PARTNER_APP_UNINSTALLED': { waba_info: { ...waba_info, ...partner } },
  'account_update.PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE': {
    partner_client_certification_info: {
      client_business_id: demo.portfolioId,
      status: 'APPROVED',
      rejection_reasons: ['NONE'],
    },
  },
  'account_update.PARTNER_REMOVED': {
    waba_info,
    disconnection_info: { reason: 'PRIMARY_INACTIVITY', initiated_by: 'SYSTEM' },
  },
  'account_update.VOLUME_BASED_PRICING_TIER_UPDATE': {
    volume_tier_info: {
      tier_update_time: now,
      pricing_category: 'UTILITY',
      tier: '25000001:50000000',
      effective_month: '2026-11',
      region: 'India',
    },
  },
  'account_update.ACCOUNT_OFFBOARDED': {},
  'account_update.ACCOUNT_RECONNECTED': {},
  'account_update.VERIFIED_ACCOUNT': { phone_number },
  'phone_number_quality_update.ONBOARDING': {
    display_phone_number,
    current_limit: 'TIER_2K',
    max_daily_conversations_per_business: 'TIER_2K',
  },
  'phone_number_quality_update.THROUGHPUT_UPGRADE': {
    display_phone_number,
    current_limit: 'TIER_UNLIMITED',
    max_daily_conversations_per_business: 'TIER_UNLIMITED',
  },
  'phone_number_quality_update.FLAGGED': {
    display_phone_number,
    current_limit: 'TIER_2K',
    max_daily_conversations_per_business: 'TIER_2K',
  },
  'phone_number_quality_update.UNFLAGGED': {
    display_phone_number,
    current_limit: 'TIER_2K',
    max_daily_conversations_per_business: 'TIER_2K',
  },
  'phone_number_quality_update.UPGRADE': {
    display_phone_number,
    old_limit: 'TIER_2K',
    current_limit: 'TIER_10K',
    max_daily_conversations_per_business: 'TIER_10K',
  },
  'phone_number_quality_update.DOWNGRADE': {
    display_phone_number,
    old_limit: 'TIER_2K',
    current_limit: 'TIER_250',
    max_daily_conversations_per_business: 'TIER_250',
  },
  'account_alerts.OBA_APPROVED': alertOf('OBA_APPROVED'),
  'account_alerts.OBA_REJECTED': alertOf('OBA_REJECTED'),
  'account_alerts.PROFILE_PICTURE_LOST': alertOf('PROFILE_PICTURE_LOST'),
  account_alerts: {
    entity_type: 'BUSINESS',
    entity_id: demo.portfolioId,
    alert_info: {
      alert_severity: 'WARNING',
      alert_status: 'ACTIVE',
      alert_type: 'INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED',
      alert_description: expect.any(String),
    },
  },
  account_review_update: { decision: 'APPROVED' },
  business_capability_update: {
    max_daily_conversations_per_business: 2000,
    max_phone_numbers_per_waba: 20,
  },
  'security.PIN_CHANGED': { display_phone_number },
  'security.PIN_RESET_REQUEST': { display_phone_number, requester: '61555822107539' },
  'security.PIN_REQUEST_SUCCESS': { display_phone_number },
  account_settings_update: {
    messaging_product: 'whatsapp',
    timestamp: String(now),
    type: 'phone_number_settings',
    phone_number_settings: {
      phone_number_id: demo.connected,
      calling: expect.objectContaining({ status: 'DISABLED' }),
    },
  },
  'business_username_update.approved': {
    display_phone_number,
    username: 'lucky.shrub',
    status: 'approved',
  },
  'business_username_update.reserved': {
    display_phone_number,
    username: 'lucky.shrub',
    status: 'reserved',
  },
  'business_username_update.deleted': { display_phone_number, status: 'deleted' },
};

describe('triggering', () => {
  it.each(Object.entries(events) as [keyof typeof events, object][])(
    '%s sends what Meta would',
    async (name, value) => {
      const { webhooks, received } = await subscribed();
      webhooks.trigger(name);
      await webhooks.settled();
      const [field, event] = name.split('.');
      const isSaid = /^(account_update|phone_number_quality_update|security)$/.test(field ?? '');
      expect(received).toHaveLength(1);
      expect(received[0]?.body.entry).toEqual([
        {
          id: /\.(PARTNER_|AD_|MM_)/.test(name) ? demo.portfolioId : demo.accountId,
          time: now,
          changes: [{ field, value: { ...(isSaid && { event }), ...value } }],
        },
      ]);
    },
  );

  it.each<[WebhookEventName, string, object, object?]>([
    ['account_review_update', 'account', { review: 'REJECTED' }, { decision: 'REJECTED' }],
    ['account_review_update', 'account', { review: 'APPROVED' }, { decision: 'DEFERRED' }],
    [
      'account_update.ACCOUNT_RESTRICTION',
      'account',
      {
        restrictions: [
          { type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', until: later * 1000 },
          { type: 'RESTRICTED_ADD_PHONE_NUMBER_ACTION', until: later * 1000 },
        ],
      },
    ],
    ['account_update.ACCOUNT_RESTRICTION', 'account', { ban: undefined }, { restriction_info: 7 }],
    ['account_update.DISABLED_UPDATE', 'account', { ban: 'DISABLE' }],
    ['account_update.DISABLED_UPDATE', 'account', { ban: undefined }, { ban_info: null }],
    [
      'account_update.BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE',
      'account',
      { country: 'IN' },
      { country: 'IN' },
    ],
    ['account_update.PARTNER_APP_INSTALLED', 'account', { subscriptions: [{ appId: app }] }],
    ['account_update.PARTNER_APP_UNINSTALLED', 'account', { subscriptions: [] }],
    ['phone_number_quality_update.FLAGGED', 'number', { integrity: 'FLAGGED' }],
    ['phone_number_quality_update.THROUGHPUT_UPGRADE', 'number', { isFast: true }],
    [
      'phone_number_quality_update.THROUGHPUT_UPGRADE',
      'portfolio',
      { messagingLimit: 'TIER_UNLIMITED' },
    ],
    ['phone_number_quality_update.UPGRADE', 'portfolio', { messagingLimit: 'TIER_10K' }],
    ['phone_number_quality_update.DOWNGRADE', 'portfolio', { messagingLimit: 'TIER_250' }],
    [
      'business_capability_update',
      'portfolio',
      { messagingLimit: 'TIER_UNLIMITED', phoneNumberCap: 50 },
      { max_daily_conversations_per_business: -1, max_phone_numbers_per_waba: 50 },
    ],
    [
      'business_capability_update',
      'portfolio',
      { messagingLimit: 'TIER_2K', phoneNumberCap: 20 },
      { max_daily_conversations_per_business: 'many', max_phone_numbers_per_waba: 'few' },
    ],
    ['security.PIN_RESET_REQUEST', 'number', { twoStep: { pin: '123456', wrong, ...reset } }],
    ['security.PIN_REQUEST_SUCCESS', 'number', { twoStep: { wrong } }],
    [
      'security.PIN_CHANGED',
      'number',
      { twoStep: { pin: expect.not.stringMatching(/^123456$/), wrong } },
    ],
    ['account_alerts.PROFILE_PICTURE_LOST', 'number', { profile: {} }],
    ['account_update.VERIFIED_ACCOUNT', 'number', { ownership: proven }],
    ['account_update.ACCOUNT_DELETED', 'number', { removedAt: now * 1000 }],
    [
      'account_settings_update',
      'number',
      { settings: { calling: { status: 'ENABLED' } } },
      { phone_number_settings: { calling: { status: 'ENABLED' } } },
    ],
    ['account_settings_update', 'number', { settings: {} }, { phone_number_settings: 'all' }],
    [
      'business_username_update.reserved',
      'number',
      { username: { username: 'opal', status: 'reserved' } },
      { username: 'Opal' },
    ],
    ['account_alerts.OBA_APPROVED', 'number', { badge: undefined }],
  ])('%s has the %s become what it tells: %j', async (name, kind, state, value = {}) => {
    const { emulator } = emulatorAt();
    change(emulator, demo.connected, { profile: { pictureHandle: '4:bG9zdA==' } });
    emulator.control.webhooks.trigger(name, { value: { ...value } });
    const id = { account: demo.accountId, number: demo.connected, portfolio: demo.portfolioId }[
      kind
    ];
    const node = emulator.control.snapshot().nodes.find((node) => node.id === id);
    const held = Object.entries(node ?? {}).filter(([key]) => key in state);
    expect(Object.fromEntries(held)).toEqual(state);
  });

  it('ends what it began', () => {
    const { emulator } = emulatorAt();
    const { webhooks, snapshot } = emulator.control;
    const before = snapshot().nodes;
    webhooks.trigger('phone_number_quality_update.FLAGGED');
    webhooks.trigger('business_username_update.approved');
    webhooks.trigger('account_update.DISABLED_UPDATE');
    expect(snapshot().nodes).not.toEqual(before);
    webhooks.trigger('phone_number_quality_update.UNFLAGGED');
    webhooks.trigger('business_username_update.deleted');
    webhooks.trigger('account_update.DISABLED_UPDATE', {
      value: { ban_info: { waba_ban_state: 'REINSTATE' } },
    });
    expect(snapshot().nodes).toEqual(before);
  });

  it('gives the badge that was applied for, and moves a username', async () => {
    const { emulator } = emulatorAt();
    const { webhooks } = emulator.control;
    const { officialBusinessAccount, username, phoneNumber } = clientFor(emulator, demo.connected);
    await officialBusinessAccount.apply({
      businessWebsiteUrl: 'https://www.luckyshrub.com',
      primaryCountryOfOperation: 'United States of America',
    });
    webhooks.trigger('account_alerts.OBA_APPROVED');
    const fields = ['is_official_business_account', 'username'] as const;
    expect((await phoneNumber.get({ fields })).data.is_official_business_account).toBe(true);
    await username.set({ username: 'lucky.shrub' });
    webhooks.trigger('business_username_update.approved', { phoneNumberId: demo.test });
    expect((await phoneNumber.get({ fields })).data.username).toBeUndefined();
  });

  it.each(['PARTNER_REMOVED', 'ACCOUNT_OFFBOARDED'] as const)(
    'takes a number of the WhatsApp Business app off the platform with %s, until it reconnects',
    async (event) => {
      const { emulator } = emulatorAt();
      const { webhooks, numbers } = emulator.control;
      numbers.update(demo.connected, { coexistence: true });
      webhooks.trigger(`account_update.${event}`);
      expect(numbers.update(demo.connected, {}).status).toBe('DISCONNECTED');
      webhooks.trigger('account_update.ACCOUNT_RECONNECTED');
      const { phoneNumber } = clientFor(emulator, demo.connected);
      expect((await phoneNumber.get({ fields: ['status', 'is_on_biz_app'] })).data).toMatchObject({
        status: 'CONNECTED',
        is_on_biz_app: true,
      });
      // Whatever was on no phone before is on none now.
      expect(numbers.update(demo.unverified, {}).status).toBe('UNVERIFIED');
    },
  );

  it('has the PIN be one that nobody here knows', async () => {
    const { emulator } = emulatorAt();
    emulator.control.webhooks.trigger('security.PIN_CHANGED');
    const { phoneNumber } = clientFor(emulator, demo.connected);
    expect(await outcome(phoneNumber.register({ pin: '123456' }))).toBe('133005');
  });

  it('begins the time in which a flagged number has to recover', async () => {
    const { emulator } = emulatorAt({ lowQuality: 'flags the number' });
    const { webhooks, clock, snapshot } = emulator.control;
    webhooks.trigger('phone_number_quality_update.FLAGGED');
    await clock.advance('7d');
    const portfolio = snapshot().nodes.find(({ id }) => id === demo.portfolioId);
    expect(portfolio).toMatchObject({ messagingLimit: 'TIER_250' });
  });

  it('tells of each event what a change of the number tells of it', async () => {
    const { emulator, webhooks, received } = await subscribed();
    emulator.control.numbers.update(demo.connected, { throughput: 'HIGH' });
    emulator.control.webhooks.trigger('phone_number_quality_update.THROUGHPUT_UPGRADE');
    await webhooks.settled();
    const [told, triggered] = received
      .map((webhook) => changeOf(webhook as never))
      .filter(({ field }) => field === 'phone_number_quality_update')
      .map(({ value }) => value);
    expect(told).toEqual(triggered);
    expect(told).toMatchObject({ current_limit: 'TIER_UNLIMITED' });
  });

  it('says of a small portfolio how many numbers it may hold', async () => {
    const { emulator } = emulatorAt();
    const { value } = emulator.control.webhooks.trigger('business_capability_update', {
      businessAccountId: demo.clientAccountId,
    });
    expect(value).toEqual({
      max_daily_conversations_per_business: 250,
      max_phone_numbers_per_business: 2,
    });
  });

  it('takes other values, for another number', async () => {
    const { webhooks, received } = await subscribed();
    webhooks.trigger('security.PIN_RESET_REQUEST', {
      phoneNumberId: demo.test,
      value: { requester: '7' },
    });
    await webhooks.settled();
    expect(changeOf(received[0] as never).value).toEqual({
      display_phone_number: '15550934873',
      event: 'PIN_RESET_REQUEST',
      requester: '7',
    });
    expect(webhooks.list({ phoneNumberId: demo.test })).toHaveLength(1);
    expect(webhooks.list({ phoneNumberId: demo.connected })).toEqual([]);
  });

  it('decides about a name where it says so, and only then', async () => {
    const { emulator, webhooks, received } = await subscribed();
    const nameStatus = async () => {
      const { phoneNumber } = clientFor(emulator, demo.unverified);
      return (await phoneNumber.get({ fields: ['name_status'] })).data.name_status;
    };
    const trigger = (value: object) =>
      webhooks.trigger('phone_number_name_update', {
        phoneNumberId: demo.unverified,
        value: { ...value },
      });
    trigger({ decision: 'DEFERRED' });
    expect(await nameStatus()).toBe('PENDING_REVIEW');
    const rejection_reason = 'NAME_NOT_CONSISTENT';
    trigger({ decision: 'REJECTED', rejection_reason });
    expect(await nameStatus()).toBe('DECLINED');
    await webhooks.settled();
    const name = {
      display_phone_number: '16315552000',
      requested_verified_name: 'Lucky Shrub Seeds',
    };
    expect(received.map((webhook) => changeOf(webhook).value)).toEqual([
      { ...name, decision: 'DEFERRED', rejection_reason: null },
      { ...name, decision: 'REJECTED', rejection_reason },
    ]);
    expect(() => trigger({})).toThrow('No display name of the number 110200345501442 waits');
  });

  it.each([
    ['is not an event that can be triggered', 'nothing', {}],
    ['no phone number with the id "42"', 'account_alerts', { phoneNumberId: '42' }],
    ['no account with the id 42', 'account_alerts', { businessAccountId: '42' }],
    ['has no phone number', 'security.PIN_CHANGED', { businessAccountId: demo.clientAccountId }],
  ])('refuses in words: %s', (words, event, options) => {
    const { webhooks } = emulatorAt().emulator.control;
    expect(() => webhooks.trigger(event as WebhookEventName, options)).toThrow(words);
  });
});

describe('the log of deliveries', () => {
  it('tells field, place, attempt, answer and time, from a cursor on', async () => {
    const { webhooks, url } = await subscribed();
    webhooks.trigger('account_review_update');
    webhooks.trigger('security.PIN_CHANGED');
    await webhooks.settled();
    const [first, second] = webhooks.list();
    expect(first).toEqual({
      id: '1',
      deliveryId: '1',
      at: '2026-11-22T09:00:00.000Z',
      appId: '670843887433847',
      businessAccountId: demo.accountId,
      field: 'account_review_update',
      url,
      attempt: 1,
      status: 200,
      ms: 0,
      body: expect.stringContaining('"decision":"APPROVED"'),
    });
    expect(webhooks.list({ after: '1' })).toEqual([second]);
    expect(() => webhooks.list({ after: 'unknown' })).toThrow('No delivery has the id "unknown"');
    expect(() => webhooks.list({ after: '3' })).toThrow('No delivery has the id "3"');
    expect(webhooks.list({ field: 'security' })).toEqual([second]);
  });

  it('forgets what is too old', async () => {
    const { emulator } = emulatorAt({ webhookLogSize: 2 });
    const { url } = await receiver();
    const { webhooks } = emulator.control;
    await webhooks.subscribe({ url, verifyToken });
    for (let count = 0; count < 3; count++) webhooks.trigger('account_review_update');
    await webhooks.settled();
    expect(webhooks.list().map(({ id }) => id)).toEqual(['2', '3']);
  });

  it('delivers again what it is told to, in the same words', async () => {
    const { webhooks, clock, received } = await subscribed();
    webhooks.trigger('account_review_update');
    webhooks.trigger('security.PIN_CHANGED');
    await webhooks.settled();
    clock.advance('1h');
    expect(webhooks.redeliver('2')).toEqual(['2']);
    await webhooks.settled();
    expect(received[2]?.text).toBe(received[1]?.text);
    expect(webhooks.redeliver('all')).toEqual(['1', '2']);
    await webhooks.settled();
    expect(received).toHaveLength(5);
    expect(() => webhooks.redeliver('42')).toThrow('No delivery has the id "42"');
  });
});

describe('subscribing an app', () => {
  it('asks the callback first', async () => {
    const { emulator } = emulatorAt();
    const { webhooks } = emulator.control;
    const url = 'http://127.0.0.1:1/';
    await expect(webhooks.subscribe({ url, verifyToken })).rejects.toThrow(
      /^\(#2200\) .*Failed to connect/,
    );
    await expect(webhooks.subscribe({ url: 'my-server', verifyToken })).rejects.toThrow(
      'url must be an http or https address of at most 200 characters',
    );
    await expect(
      webhooks.subscribe({ url, verifyToken, appId: '42', handshake: false }),
    ).rejects.toThrow('no app with the id "42"');
  });
});

it('has the same verbs over HTTP', async () => {
  const { url, received } = await receiver();
  const { emulator } = emulatorAt();
  const ask = async (path: string, body?: object): Promise<[number, any]> => {
    const response = await emulator.fetch(`http://localhost/_emulator/webhooks/${path}`, {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    return [response.status, await response.json()];
  };
  const fields = ['account_review_update'];
  expect(await ask('subscribe', { url, verifyToken, fields })).toEqual([
    200,
    { appId: '670843887433847', url, fields },
  ]);
  const value = { decision: 'REJECTED' };
  expect(await ask('trigger', { event: 'account_review_update', about: { value } })).toEqual([
    200,
    { businessAccountId: demo.accountId, field: 'account_review_update', value },
  ]);
  expect(await ask('settled', {})).toEqual([200, { success: true }]);
  expect(await ask('list?field=account_review_update')).toEqual([
    200,
    emulator.control.webhooks.list(),
  ]);
  expect(await ask('redeliver', { id: 'all' })).toEqual([200, ['1']]);
  await ask('settled', {});
  expect(received.map((webhook) => changeOf(webhook).value)).toEqual([value, value]);
  for (const [status, path, body, words] of [
    [400, 'subscribe', {}, 'url: is required'],
    [400, 'subscribe', { url: 'http://127.0.0.1:1/', verifyToken }, '(#2200)'],
    [400, 'subscribe', { url: 'my-server', verifyToken }, 'url must be an http or https address'],
    [400, 'subscribe', { url: 'my-server', verifyToken, handshake: false }, 'url must be an http'],
    [400, 'trigger', { event: 'nothing' }, 'is not an event that can be triggered'],
    [400, 'redeliver', {}, 'id is required'],
    [404, 'redeliver', { id: '42' }, 'No delivery'],
  ] as const) {
    const [answered, { error }] = await ask(path, body);
    expect(answered).toBe(status);
    expect(error.message).toContain(words);
  }
});
