import {
  type Desired,
  type DiagnoseContext,
  diagnose,
  isHealthy,
  lifecycleFields,
  type NumberFields,
  nextStep,
} from 'meta-cloud-api/lifecycle';
import { describe, expect, it } from 'vitest';
import { clientOf } from './client.ts';

const now = '2026-11-22T09:00:00Z';

/** A number with nothing to say about it. */
const healthy: NumberFields = {
  id: '106540352242922',
  display_phone_number: '+1 631-555-1000',
  verified_name: 'Lucky Shrub',
  status: 'CONNECTED',
  name_status: 'APPROVED',
  new_name_status: 'NONE',
  code_verification_status: 'VERIFIED',
  quality_rating: 'GREEN',
  platform_type: 'CLOUD_API',
  throughput: { level: 'STANDARD' },
  account_mode: 'LIVE',
  is_pin_enabled: true,
  is_official_business_account: false,
  is_on_biz_app: false,
  whatsapp_business_manager_messaging_limit: 'TIER_2K',
  health_status: { can_send_message: 'AVAILABLE', entities: [] },
};
const unregistered: NumberFields = {
  ...healthy,
  status: 'PENDING',
  platform_type: 'NOT_APPLICABLE',
  throughput: { level: 'NOT_APPLICABLE' },
  is_pin_enabled: false,
};
const disconnected: NumberFields = {
  ...unregistered,
  status: 'DISCONNECTED',
  is_pin_enabled: true,
};
const approved: NumberFields = {
  ...healthy,
  new_display_name: 'Lucky Shrub Seeds',
  new_name_status: 'APPROVED',
};

const codesOf = (fields: NumberFields, context?: DiagnoseContext) =>
  diagnose({ ...healthy, ...fields }, context).map(({ code, severity }) => `${severity} ${code}`);

describe('diagnose', () => {
  it('finds nothing on a healthy number', () => {
    expect(diagnose(healthy, { now, pinKnown: true, subscribed: true })).toEqual([]);
    expect(isHealthy([])).toBe(true);
  });

  it.each<[string, NumberFields, DiagnoseContext, string[]]>([
    ['verified and not registered', unregistered, {}, ['blocking not-registered']],
    [
      'added and not verified',
      { ...unregistered, status: 'UNVERIFIED', code_verification_status: 'NOT_VERIFIED' },
      {},
      ['blocking unverified'],
    ],
    [
      'not registered while its proof has expired',
      { ...unregistered, code_verification_status: 'EXPIRED' },
      {},
      ['blocking verification-expired'],
    ],
    [
      'registered while its proof has expired',
      { code_verification_status: 'EXPIRED' },
      {},
      ['notice verification-lapsed'],
    ],
    ['disconnected', disconnected, {}, ['blocking disconnected']],
    [
      'disconnected with a PIN nobody knows',
      disconnected,
      { pinKnown: false },
      ['blocking disconnected', 'blocking pin-lost'],
    ],
    ['connected with a PIN nobody knows', {}, { pinKnown: false }, ['warning pin-unknown']],
    ['without a PIN', { is_pin_enabled: false }, {}, ['notice pin-off']],
    [
      'connected, and nowhere registered',
      { platform_type: 'NOT_APPLICABLE' },
      {},
      ['blocking wrong-platform'],
    ],
    [
      'connected without throughput',
      { throughput: { level: 'NOT_APPLICABLE' } },
      {},
      ['warning throughput-missing'],
    ],
    ['on a phone too', { is_on_biz_app: true }, {}, ['notice phone-app']],
    [
      'on a phone, and no longer connected',
      { ...disconnected, is_on_biz_app: true },
      { pinKnown: false },
      ['blocking phone-app-disconnected', 'notice phone-app'],
    ],
    ['deleted', { status: 'DELETED' }, { pinKnown: false }, ['blocking number-deleted']],
    ['moved away', { status: 'MIGRATED' }, {}, ['blocking number-migrated']],
    ['banned', { status: 'BANNED' }, {}, ['blocking number-banned']],
    ['restricted', { status: 'RESTRICTED' }, {}, ['blocking number-restricted']],
    ['over its limit', { status: 'RATE_LIMITED' }, {}, ['blocking number-rate-limited']],
    ['flagged', { status: 'FLAGGED' }, {}, ['warning number-flagged']],
    ['of unknown status', { status: 'UNKNOWN' }, {}, ['warning status-unknown']],
    ['of a new status', { status: 'OFFLINE' }, {}, ['warning value-unknown']],
    ['of medium quality', { quality_rating: 'YELLOW' }, {}, ['notice quality-medium']],
    ['of low quality', { quality_rating: 'RED' }, {}, ['warning quality-low']],
    ['a test number', { account_mode: 'SANDBOX' }, {}, ['notice test-number']],
    [
      'of a low limit',
      { whatsapp_business_manager_messaging_limit: 'TIER_250' },
      {},
      ['notice limit-low'],
    ],
    ['under a name in review', { name_status: 'PENDING_REVIEW' }, {}, ['notice name-in-review']],
    ['under a declined name', { name_status: 'DECLINED' }, {}, ['warning name-declined']],
    ['under an expired name', { name_status: 'EXPIRED' }, {}, ['warning name-expired']],
    ['under no name', { name_status: 'NONE' }, {}, ['notice name-missing']],
    [
      'under a name that was never reviewed',
      { name_status: 'AVAILABLE_WITHOUT_REVIEW' },
      {},
      ['notice name-not-reviewed'],
    ],
    [
      'a +1 555 number whose name is not approved',
      { display_phone_number: '+1 555-078-3881', name_status: 'PENDING_REVIEW' },
      {},
      ['blocking name-blocks-sending', 'notice name-in-review'],
    ],
    [
      'waiting for a new name',
      { new_display_name: 'Other', new_name_status: 'PENDING_REVIEW' },
      {},
      ['notice new-name-in-review'],
    ],
    ['to be registered for its new name', approved, {}, ['warning new-name-not-applied']],
    [
      'too late for its new name',
      approved,
      { now, nameApprovedAt: '2026-11-08T09:00:00Z' },
      ['warning new-name-expired'],
    ],
    ['not subscribed', {}, { subscribed: false }, ['blocking not-subscribed']],
    [
      'heard elsewhere',
      {},
      { callbackUrl: 'https://old.example/?key=hush', expectedCallbackUrl: 'https://new.example/' },
      ['warning callback-elsewhere'],
    ],
    [
      'asked for with a token that may do little',
      {},
      { tokenScopes: ['business_management'] },
      ['blocking token-cannot-send', 'warning token-cannot-manage'],
    ],
    [
      'asked for with a token that is over',
      {},
      { now, tokenExpiresAt: now },
      ['blocking token-expired'],
    ],
    [
      'asked for with a token that ends tomorrow',
      {},
      { now, tokenExpiresAt: '2026-11-23T10:00:00Z' },
      ['warning token-expires-soon'],
    ],
    [
      'in an account out of reach',
      {},
      { accountReachable: false },
      ['blocking account-out-of-reach'],
    ],
    [
      'locked after too many registrations',
      {},
      { now, lockedUntil: '2026-11-23T09:00:00Z' },
      ['warning registration-locked'],
    ],
  ])('names a number that is %s', (_, fields, context, expected) => {
    expect(codesOf(fields, context)).toEqual(expected);
  });

  it("repeats what Meta says of a number's health", () => {
    const error = {
      error_code: 131042,
      error_description: 'There is no payment method.',
      possible_solution: 'Add a payment method.',
    };
    const entity = { entity_type: 'WABA', id: '1', can_send_message: 'BLOCKED', errors: [error] };
    const [found] = diagnose({
      ...healthy,
      health_status: { can_send_message: 'BLOCKED', entities: [entity] },
    });
    expect(found).toMatchObject({
      code: 'health-blocked',
      what: 'Meta blocks sending. It says of the WABA: There is no payment method. (131042)',
      fix: 'Add a payment method.',
    });
    expect(codesOf({ health_status: { can_send_message: 'LIMITED', entities: [] } })).toEqual([
      'warning health-limited',
    ]);
  });

  it('tells how many days are left to apply a name, and to register after Embedded Signup', () => {
    const [name] = diagnose(approved, { now, nameApprovedAt: '2026-11-10T08:00:00Z' });
    expect(name?.what).toContain('It is "Lucky Shrub Seeds". 1 day is left.');
    const onboarded = { ...unregistered, last_onboarded_time: '2026-11-20T08:00:00+0000' };
    expect(diagnose(onboarded, { now })[0]?.what).toContain('11 days are left.');
    expect(diagnose(onboarded, { now: '2026-12-20T08:00:00Z' })[0]?.what).toContain('are over');
  });

  it('takes what was not read for neither good nor bad', () => {
    const findings = diagnose({ id: '1' });
    expect(findings.map(({ code }) => code)).toEqual(['fields-unread']);
    expect(isHealthy(findings)).toBe(false);
  });

  it('repeats no address, which may hold a secret', () => {
    const findings = diagnose(healthy, {
      callbackUrl: 'https://old.example/?key=hush',
      expectedCallbackUrl: 'https://new.example/',
    });
    expect(JSON.stringify(findings)).not.toContain('hush');
  });
});

const desired: Desired = { now, pinKnown: true };

describe('nextStep', () => {
  it('is done with a number that is connected', () => {
    expect(nextStep(healthy)).toEqual({ done: true });
    expect(nextStep(healthy, { displayName: 'Lucky Shrub' })).toEqual({ done: true });
  });

  it.each<[string, NumberFields, Desired, object]>([
    [
      'has a code sent to a number that was just added',
      { ...unregistered, status: 'UNVERIFIED', code_verification_status: 'NOT_VERIFIED' },
      {},
      { do: 'requestCode' },
    ],
    [
      'asks for the code while it is good',
      { ...unregistered, code_verification_status: 'NOT_VERIFIED' },
      { now, codeSentAt: '2026-11-22T08:51:00Z' },
      { do: 'verifyCode', needs: ['code'] },
    ],
    [
      'has another code sent once the last is too old',
      { ...unregistered, code_verification_status: 'NOT_VERIFIED' },
      { now, codeSentAt: '2026-11-22T08:50:00Z' },
      { do: 'requestCode' },
    ],
    [
      'waits while Meta sends no code',
      { ...unregistered, code_verification_status: 'NOT_VERIFIED' },
      { now, codesLockedUntil: '2026-11-22T21:00:00Z' },
      { wait: 'code-lock', who: 'Meta', until: '2026-11-22T21:00:00.000Z' },
    ],
    ['registers with a first PIN', unregistered, { now }, { do: 'register', needs: ['pin'] }],
    ['registers again with the old PIN', disconnected, desired, { do: 'register' }],
    [
      'waits for a PIN that nobody knows, before a code is spent',
      { ...disconnected, code_verification_status: 'EXPIRED' },
      { now },
      { wait: 'pin', who: 'a portfolio admin' },
    ],
    [
      'sends no code to a test number',
      { ...unregistered, status: 'UNVERIFIED', account_mode: 'SANDBOX' },
      desired,
      { do: 'register' },
    ],
    [
      'waits while registering is locked',
      unregistered,
      { ...desired, lockedUntil: '2026-11-23T09:00:00Z' },
      { wait: 'registration-lock', who: 'Meta', until: '2026-11-23T09:00:00.000Z' },
    ],
    [
      'waits rather than be locked',
      unregistered,
      { ...desired, registerRequests: Array(10).fill('2026-11-21T09:00:00Z') },
      { wait: 'registration-lock', until: '2026-11-24T09:00:00.000Z' },
    ],
    ['registers for a name that was approved', approved, desired, { do: 'register' }],
    ['sets a PIN first where it is not known', approved, { now }, { do: 'setPin', needs: ['pin'] }],
    [
      'asks for the name that is wanted',
      healthy,
      { ...desired, displayName: 'Seeds' },
      { do: 'updateDisplayName' },
    ],
    [
      'waits while another name is in review',
      { ...approved, new_name_status: 'PENDING_REVIEW' },
      { ...desired, displayName: 'Seeds' },
      { wait: 'name-review', who: 'Meta' },
    ],
    [
      'does not ask again for a name that was declined',
      { ...approved, new_name_status: 'DECLINED' },
      { ...desired, displayName: 'Lucky Shrub Seeds' },
      { wait: 'another-name', who: 'a portfolio admin' },
    ],
    [
      'asks again for a name that nobody applied in time',
      approved,
      { ...desired, displayName: 'Lucky Shrub Seeds', nameApprovedAt: '2026-11-01T09:00:00Z' },
      { do: 'updateDisplayName' },
    ],
    [
      'waits rather than change the name too often',
      healthy,
      { ...desired, displayName: 'Seeds', nameRequests: Array(10).fill('2026-11-12T09:00:00Z') },
      { wait: 'name-lock', until: '2026-12-12T09:00:00.000Z' },
    ],
    [
      'leaves the name of an official account to support',
      { ...healthy, is_official_business_account: true },
      { ...desired, displayName: 'Seeds' },
      { wait: 'another-name', who: 'a portfolio admin' },
    ],
    ['subscribes', healthy, { ...desired, subscribed: false }, { do: 'subscribe' }],
    [
      'never registers a number that is on a phone too',
      { ...disconnected, is_on_biz_app: true },
      desired,
      { wait: 'phone-app', who: 'a person with the phone' },
    ],
    [
      'asks for what it was not told',
      { status: 'CONNECTED' },
      desired,
      { wait: 'fields', who: 'the program', needs: ['platform_type'] },
    ],
    [
      'does nothing on a status it does not know',
      { ...healthy, status: 'OFFLINE' },
      desired,
      { wait: 'known-value', who: 'a portfolio admin' },
    ],
    [
      'waits for a review of a ban',
      { ...healthy, status: 'BANNED' },
      desired,
      { wait: 'ban-review', who: 'a portfolio admin' },
    ],
    [
      'waits where the health is bad',
      { ...healthy, health_status: { can_send_message: 'BLOCKED', entities: [] } },
      desired,
      { wait: 'health', who: 'a portfolio admin' },
    ],
    ['deregisters where that is wanted', healthy, { registered: false }, { do: 'deregister' }],
    [
      'leaves a number on a phone connected',
      { ...healthy, is_on_biz_app: true },
      { registered: false },
      { wait: 'phone-app' },
    ],
    ['is done with a number at rest', unregistered, { registered: false }, { done: true }],
  ])('%s', (_, number, wanted, expected) => {
    expect(nextStep(number, wanted)).toMatchObject(expected);
  });
});

it('reads what the client reads with lifecycleFields', async () => {
  const { whatsapp } = clientOf();
  const { data } = await whatsapp.phoneNumber.get({ fields: lifecycleFields });
  expect(isHealthy(diagnose(data, { pinKnown: true }))).toBe(true);
  expect(nextStep(data)).toEqual({ done: true });
});

it('refuses a fact whose moment cannot be read, since it may be a lock', () => {
  for (const lockedUntil of ['garbage', '25.11.2026 09:00', new Date(Number.NaN), 7 as never]) {
    expect(() => nextStep({ status: 'PENDING' }, { lockedUntil })).toThrow('lockedUntil');
    expect(() => diagnose({ status: 'PENDING' }, { lockedUntil })).toThrow('lockedUntil');
  }
});

it('takes the seconds that debug_token gives, where 0 is never', () => {
  const codes = (tokenExpiresAt: number) =>
    diagnose({}, { tokenExpiresAt, now: '2026-11-22T09:00:00Z' }).map(({ code }) => code);
  expect(codes(0)).not.toContain('token-expired');
  expect(codes(1_700_000_000)).toContain('token-expired');
});
