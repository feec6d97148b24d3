import { createEmulator, createManualClock } from '@meta-cloud-api/emulator';
import fc from 'fast-check';
import { WhatsApp } from 'meta-cloud-api';
import type { PhoneNumber } from 'meta-cloud-api/contract';
import { applyChange, factsOf, type NumberFields, nextStep } from 'meta-cloud-api/lifecycle';
import { type Change, createWebhooks, type WebhookHandlers } from 'meta-cloud-api/webhooks';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { accountId } from './webhook.ts';

const time = Date.parse('2026-11-22T09:00:00Z') / 1_000;
const change = <Field extends Change['field']>(field: Field, value: object, more: object = {}) =>
  ({ field, accountId, time, value, ...more }) as Change;
const number = {
  id: '106540352242922',
  display_phone_number: '+1 631-555-1000',
  verified_name: 'Lucky Shrub',
  name_status: 'APPROVED',
  new_name_status: 'NONE',
} as const satisfies NumberFields;
const asked = {
  ...number,
  new_display_name: 'Lucky Shrub Gardens',
  new_name_status: 'PENDING_REVIEW',
};
const digits = { display_phone_number: '16315551000' };
const decided = (decision: string, requested_verified_name = 'Lucky Shrub Gardens') =>
  change('phone_number_name_update', { ...digits, decision, requested_verified_name });

describe('a decision about a name', () => {
  it('shows the new one at once, and has it registered within 14 days', () => {
    const approval = decided('APPROVED');
    const approved = applyChange(
      { ...asked, status: 'CONNECTED', platform_type: 'CLOUD_API', is_on_biz_app: false },
      approval,
    );
    expect(approved).toMatchObject({
      verified_name: 'Lucky Shrub Gardens',
      name_status: 'APPROVED',
      new_display_name: 'Lucky Shrub Gardens',
      new_name_status: 'APPROVED',
    });
    const facts = { ...factsOf(asked, approval), pinKnown: true };
    expect(nextStep(approved, { ...facts, now: '2026-11-30T09:00:00Z' })).toEqual({
      do: 'register',
      why: 'Its new display name is approved, and holds once it is registered again.',
      until: '2026-12-06T09:00:00.000Z',
    });
    expect(nextStep(approved, { ...facts, now: '2026-12-07T09:00:00Z' })).toEqual({ done: true });
    expect(
      nextStep(approved, { ...factsOf(asked, approval), now: '2026-11-30T09:00:00Z' }),
    ).toMatchObject({
      do: 'setPin',
      until: '2026-12-06T09:00:00.000Z',
    });
  });

  it('declines the new one, and keeps that in use', () => {
    expect(applyChange(asked, decided('REJECTED'))).toEqual({
      ...asked,
      new_name_status: 'DECLINED',
    });
    expect(factsOf(asked, decided('REJECTED'))).toEqual({});
  });

  it('can be put off', () => {
    expect(applyChange(asked, decided('DEFERRED'))).toBe(asked);
  });

  it('may be about the one in use', () => {
    const unseen = { ...number, name_status: 'AVAILABLE_WITHOUT_REVIEW' };
    expect(applyChange(unseen, decided('REJECTED', 'Lucky Shrub')).name_status).toBe('DECLINED');
    expect(applyChange(unseen, decided('APPROVED', 'Lucky Shrub'))).toEqual(number);
  });

  it('may be about one that somebody asked for in WhatsApp Manager', () => {
    expect(applyChange(number, decided('REJECTED'))).toEqual({
      ...asked,
      new_name_status: 'DECLINED',
    });
    expect(applyChange(number, decided('PENDING'))).toEqual(asked);
  });

  it('that comes late changes nothing of the next one', () => {
    expect(applyChange(asked, decided('REJECTED', 'Shrubs'))).toBe(asked);
  });

  it('leaves no name known where it is not known which one it is about', () => {
    const { verified_name: _unread, ...unread } = number;
    const { name_status, new_name_status, ...known } = applyChange(unread, decided('APPROVED'));
    expect([name_status, new_name_status]).toEqual([undefined, undefined]);
    expect(known).toEqual({ id: number.id, display_phone_number: number.display_phone_number });
  });
});

describe('decisions that come in another order', () => {
  it.each(['DEFERRED', 'PENDING'])('%s takes no approval and no refusal back', (late) => {
    for (const decision of ['APPROVED', 'REJECTED']) {
      const known = applyChange(asked, decided(decision));
      expect(applyChange(known, decided(late))).toBe(known);
    }
  });

  it('have the names read where they do not agree', () => {
    for (const [first, second] of [
      ['APPROVED', 'REJECTED'],
      ['REJECTED', 'APPROVED'],
    ] as const) {
      const left = applyChange(applyChange(asked, decided(first)), decided(second));
      expect(left).toEqual({ id: number.id, display_phone_number: number.display_phone_number });
    }
  });

  it('have the names read where one is not known', () => {
    const running = { ...asked, status: 'CONNECTED', platform_type: 'CLOUD_API' };
    const left = applyChange(running, decided('WITHDRAWN'));
    expect(left.new_name_status).toBeUndefined();
    expect(nextStep(left)).toMatchObject({ wait: 'fields', needs: ['name_status'] });
    expect(applyChange(number, decided('WITHDRAWN', 'Lucky Shrub')).name_status).toBeUndefined();
  });

  it('take no name away that is newer', () => {
    const { new_name_status: _unread, ...renamed } = number;
    const old = decided('APPROVED', 'An old name');
    for (const known of [renamed, number, { ...asked, new_name_status: 'APPROVED' }]) {
      expect(applyChange(known, old).verified_name).toBeUndefined();
    }
    const approved = applyChange(asked, decided('APPROVED'));
    const { new_name_status, new_display_name } = applyChange(approved, decided('REJECTED', 'Old'));
    expect([new_name_status, new_display_name]).toEqual([undefined, undefined]);
  });
});

describe('the time of an approval', () => {
  const approval = decided('APPROVED');
  const at = { nameApprovedAt: new Date(time * 1_000) };

  it('is that of the new name, before it is applied to the number and after', () => {
    expect(factsOf(asked, approval)).toEqual(at);
    expect(factsOf(applyChange(asked, approval), approval)).toEqual(at);
    expect(factsOf(number, approval)).toEqual(at);
  });

  it('is not that of the name in use, nor of another number', () => {
    expect(factsOf(asked, decided('APPROVED', 'Lucky Shrub'))).toEqual({});
    expect(factsOf(number, decided('APPROVED', 'Lucky Shrub'))).toEqual({});
    const other = { ...asked, display_phone_number: '+1 631-555-1001' };
    expect(factsOf(other, approval)).toEqual({});
  });
});

describe('the badge', () => {
  const badge = (entity: object) =>
    change('account_alerts', { ...entity, alert_info: { alert_type: 'OBA_APPROVED' } });
  const plain = { ...number, is_official_business_account: false };

  it('is of the number that is named, whether as text or as a number', () => {
    for (const entity_id of [number.id, Number(number.id)]) {
      const given = applyChange(plain, badge({ entity_type: 'PHONE_NUMBER', entity_id }));
      expect(given.is_official_business_account).toBe(true);
    }
    expect(applyChange(plain, badge({ entity_type: 'PHONE_NUMBER', entity_id: 7 }))).toBe(plain);
  });

  it.each(['BUSINESS', 'CURRENT_STATUS_ID'])('is unsure where a %s is named', (entity_type) => {
    expect(applyChange(plain, badge({ entity_type, entity_id: number.id }))).toEqual(number);
  });
});

it.each(['DELETED', 'MIGRATED', 'DISCONNECTED', 'RESTRICTED', 'PENDING', 'BANNED'])(
  'a flag that comes late leaves a number %s',
  (status) => {
    const flagged = change('phone_number_quality_update', { ...digits, event: 'FLAGGED' });
    const held = { ...number, status };
    expect(applyChange(held, flagged)).toBe(held);
    expect(applyChange({ ...held, status: 'CONNECTED' }, flagged).status).toBe('FLAGGED');
  },
);

it('what may be about a number whose digits are not known makes it unsure', () => {
  const { display_phone_number: _unread, ...nameless } = number;
  const held = { ...nameless, is_pin_enabled: true };
  const off = change('security', { ...digits, event: 'PIN_REQUEST_SUCCESS' });
  expect(applyChange(held, off)).toEqual(nameless);
});

it('a username that is only held for a number is not its own yet', () => {
  const told = (status: string) =>
    change('business_username_update', { ...digits, username: 'lucky.shrub', status });
  expect(applyChange(number, told('reserved'))).toBe(number);
  expect(applyChange(number, told('approved')).username).toBe('lucky.shrub');
  const held = { ...number, username: 'shrub' };
  expect(applyChange(held, told('deleted'))).toEqual(number);
  expect(applyChange(held, told('contested'))).toEqual(number);
});

it('a change without a value changes nothing', () => {
  expect(applyChange(number, change('security', null as never))).toBe(number);
});

it.each([
  [
    'another id',
    change(
      'account_alerts',
      { entity_type: 'PHONE_NUMBER', alert_info: { alert_type: 'OBA_APPROVED' } },
      { phoneNumberId: '7' },
    ),
  ],
  [
    'other digits',
    change('security', { display_phone_number: '16315551001', event: 'PIN_CHANGED' }),
  ],
  [
    'other digits under another name',
    change('account_update', { phone_number: '1', event: 'ACCOUNT_VIOLATION' }),
  ],
  ['a field that tells nothing of a number', change('messages', {})],
])('%s changes nothing', (_name, change) => {
  const held = { ...number, health_status: { can_send_message: 'AVAILABLE', entities: [] } };
  expect(applyChange(held, change)).toBe(held);
});

it.each([
  ['TIER_2K', 'TIER_2K'],
  [2000, 'TIER_2K'],
  [-1, 'TIER_UNLIMITED'],
  ['UNLIMITED', 'TIER_UNLIMITED'],
  [100000, 'TIER_100K'],
])('a limit of %j is %s, in the new shape and the old', (told, limit) => {
  const both = { whatsapp_business_manager_messaging_limit: limit, messaging_limit_tier: limit };
  for (const name of ['max_daily_conversations_per_business', 'max_daily_conversation_per_phone']) {
    expect(applyChange({}, change('business_capability_update', { [name]: told }))).toEqual(both);
  }
});

it('what is no limit changes none', () => {
  for (const told of ['TIER_NOT_SET', 'soon', 7, undefined, { toString: null }]) {
    const value = { max_daily_conversations_per_business: told };
    expect(applyChange(number, change('business_capability_update', value))).toBe(number);
  }
});

it('the badge is told in the old shape, too', () => {
  const value = { entity_type: 'PHONE_NUMBER', entity_id: number.id, alert_type: 'OBA_REJECTED' };
  const alert = change('account_alerts', value, { phoneNumberId: number.id });
  expect(applyChange(number, alert).official_business_account).toEqual({ oba_status: 'REJECTED' });
});

it('what an event leaves unsure is not known any more', () => {
  const held = { ...number, status: 'CONNECTED', platform_type: 'CLOUD_API', is_on_biz_app: true };
  const removed = { event: 'PARTNER_REMOVED', disconnection_info: { reason: 'CHANGE_NUMBER' } };
  const left = applyChange(held, change('account_update', removed));
  expect(left).toEqual(number);
  expect(nextStep(left)).toMatchObject({ wait: 'fields', needs: ['status'] });
  const other = { ...held, is_on_biz_app: false };
  expect(applyChange(other, change('account_update', removed))).toBe(other);
});

it('takes what a handler is given', () => {
  const on: WebhookHandlers = {
    security: (change) => applyChange(number, change),
  };
  expectTypeOf(applyChange).parameter(1).toEqualTypeOf<Change>();
  expect(on.security).toBeTypeOf('function');
});

/** What webhooks can tell of a number that is registered, and what they can only make unsure. */
const told = [
  'verified_name',
  'name_status',
  'new_display_name',
  'new_name_status',
  'is_pin_enabled',
  'throughput',
  'username',
  'whatsapp_business_manager_messaging_limit',
  'messaging_limit_tier',
  'is_official_business_account',
  'official_business_account',
] as const satisfies (keyof PhoneNumber)[];
const unsure = [
  'id',
  'display_phone_number',
  'status',
  'platform_type',
  'is_on_biz_app',
  'health_status',
  'certificate',
  'new_certificate',
  'unified_cert_status',
  'eligibility_for_api_business_global_search',
] as const satisfies (keyof PhoneNumber)[];

const connected = '106540352242922';
const others = ['110200345501442', '107878721936019'];

/** What happens at Meta's, and what the program does itself, after which it reads the number. */
const name = fc.constantFrom('Lucky Shrub', 'Lucky Shrub Gardens', 'Shrubs and more');
const of = fc.constantFrom(connected, connected, connected, ...others);
const step = fc.oneof(
  fc.record({ do: fc.constantFrom('approve', 'reject', 'defer'), of }),
  fc.record({ do: fc.constant('turnOffPin'), of }),
  fc.record({ do: fc.constant('changePin'), of }),
  fc.record({ do: fc.constant('flag'), of: fc.constant(connected), holds: fc.boolean() }),
  fc.record({ do: fc.constantFrom('speedUp', 'badge', 'noBadge'), of }),
  fc.record({
    do: fc.constant('limit'),
    of,
    limit: fc.constantFrom('TIER_250', 'TIER_2K', 'TIER_100K', 'TIER_UNLIMITED'),
  }),
  fc.record({ do: fc.constantFrom('ban', 'restrict', 'review', 'violate', 'onboard'), of }),
  fc.record({
    do: fc.constant('username'),
    of,
    username: fc.constantFrom('lucky.shrub', 'shrub', undefined),
  }),
  fc.record({ do: fc.constantFrom('request'), of, name }),
  fc.record({ do: fc.constantFrom('register', 'setPin', 'applyForBadge'), of }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

it('a number kept up to date from webhooks alone is what reading it answers', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25, size: 'max' }), async (walk) => {
      let held: NumberFields = {};
      const keep = (change: Change) => {
        const next = applyChange(held, change);
        expect(applyChange(next, change)).toBe(next);
        if (next !== held) count += 1;
        held = next;
      };
      const fields: Change['field'][] = [
        'phone_number_name_update',
        'phone_number_quality_update',
        'security',
        'business_username_update',
        'business_capability_update',
        'account_alerts',
        'account_update',
        'account_review_update',
      ];
      const webhooks = createWebhooks({
        appSecret: 'emulator-demo-app-secret',
        verifyToken: 'verify-me',
        on: Object.fromEntries(fields.map((field) => [field, keep])),
        onError: (error) => {
          throw error;
        },
      });
      const clock = createManualClock('2026-11-22T09:00:00Z');
      const emulator = createEmulator({
        clock,
        settings: { webhookCopies: 2, badgeLeastAge: '0s', usernameNeedsLimit: false },
        fetch: (url, init) => webhooks.fetch(new Request(url, init)),
      });
      const { control } = emulator;
      await control.webhooks.subscribe({ url: 'https://example.com/', verifyToken: 'verify-me' });
      const whatsapp = new WhatsApp(emulator.options);
      const read = async () => {
        await control.webhooks.settled();
        return (await whatsapp.phoneNumber.get({ fields: [...told, ...unsure] })).data;
      };

      held = await read();
      for (const taken of walk) {
        const ownCall = await take(taken, control, whatsapp.forNumber(taken.of)).catch(() => true);
        const now = await read();
        if (ownCall && taken.of === connected) held = now;
        const known: NumberFields = { ...now, ...held };
        expect(known).toEqual(now);
        for (const field of told) expect([field, held[field]]).toEqual([field, now[field]]);
        // What became unsure is read, as `nextStep` asks for it.
        held = known;
      }
      expect(control.webhooks.list().filter(({ status }) => status !== 200)).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(count).toBeGreaterThan(100);
});

/** Answers whether the program did it itself, and so has to read the number. */
async function take(
  taken: Step,
  control: ReturnType<typeof createEmulator>['control'],
  whatsapp: WhatsApp,
): Promise<boolean> {
  const { of: id } = taken;
  switch (taken.do) {
    case 'approve':
      control.names.approve(id);
      return false;
    case 'reject':
      control.names.reject(id);
      return false;
    case 'defer':
      control.names.defer(id);
      return false;
    case 'turnOffPin':
      control.pin.turnOff(id);
      return false;
    case 'changePin':
      control.pin.change(id, '123456', '123456');
      return false;
    case 'flag':
      control.numbers.update(id, { flagged: 'holds' in taken && taken.holds });
      return false;
    case 'speedUp':
      control.numbers.update(id, { throughput: 'HIGH' });
      return false;
    case 'badge':
      control.badges.approve(id);
      return false;
    case 'noBadge':
      control.badges.reject(id);
      return false;
    case 'limit':
      control.portfolio.limit(
        '506914307656634',
        ('limit' in taken ? taken.limit : 'TIER_2K') as 'TIER_2K',
      );
      return false;
    case 'ban':
      control.accounts.ban(accountId, 'DISABLE');
      return false;
    case 'restrict':
      control.accounts.restrict(accountId, ['RESTRICTED_BIZ_INITIATED_MESSAGING']);
      return false;
    case 'review':
      control.accounts.review(accountId, 'PENDING');
      return false;
    case 'violate':
      control.accounts.violate(accountId, 'SCAM');
      return false;
    case 'onboard':
      control.webhooks.trigger('account_update.PARTNER_ADDED');
      return false;
    case 'username': {
      // The emulator tells of it, so nothing is read.
      const username = 'username' in taken ? taken.username : undefined;
      if (username) await whatsapp.username.set({ username, forceTransfer: true });
      else await whatsapp.username.delete();
      return false;
    }
    case 'request':
      await whatsapp.phoneNumber.updateDisplayName({
        displayName: ('name' in taken && taken.name) || '',
      });
      return true;
    case 'register':
      await whatsapp.phoneNumber.register({ pin: '123456' });
      return true;
    case 'setPin':
      await whatsapp.twoStepVerification.setup({ pin: '123456' });
      return true;
    default:
      await whatsapp.officialBusinessAccount.apply({
        businessWebsiteUrl: 'https://example.com/',
        primaryCountryOfOperation: 'Germany',
      });
      return true;
  }
}
