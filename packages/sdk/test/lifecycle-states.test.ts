import fc from 'fast-check';
import {
  type Desired,
  diagnose,
  isHealthy,
  type NumberFields,
  nextStep,
  type Severity,
} from 'meta-cloud-api/lifecycle';
import { expect, it } from 'vitest';

/** Every value there is of each field that says what a number can do, one nobody knows, and none. */
const words = (text: string) => [...text.split(' '), 'toString', undefined];
const names = words('APPROVED AVAILABLE_WITHOUT_REVIEW DECLINED EXPIRED PENDING_REVIEW NONE');
const space = {
  status: words(
    'CONNECTED PENDING DISCONNECTED FLAGGED RATE_LIMITED RESTRICTED BANNED UNVERIFIED MIGRATED DELETED UNKNOWN',
  ),
  platform_type: words('CLOUD_API ON_PREMISE NOT_APPLICABLE'),
  code_verification_status: words('VERIFIED NOT_VERIFIED EXPIRED'),
  account_mode: words('LIVE SANDBOX'),
  name_status: names,
  new_name_status: names,
  is_pin_enabled: [true, false, undefined],
  is_on_biz_app: [true, false, undefined],
};

/** Leaves out what is undefined: a field without a value is not there. */
const present = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined));

const oneOf = (values: readonly unknown[]) => fc.constantFrom(...values);
const health = fc.constantFrom('AVAILABLE', 'LIMITED', 'BLOCKED', 'toString');
const name = fc.constantFrom('Lucky Shrub', 'Seeds', undefined);
const entity = fc.record(
  {
    entity_type: fc.constantFrom('PHONE_NUMBER', 'WABA', 'BUSINESS', 'APP', 'toString'),
    can_send_message: health,
    additional_info: fc.array(fc.string(), { maxLength: 2 }),
    errors: fc.array(
      fc.record({
        error_code: fc.constantFrom(133010, 131042),
        error_description: fc.string(),
        possible_solution: fc.string(),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['can_send_message'] },
);
const anyNumber = fc
  .record({
    ...(Object.fromEntries(
      Object.entries(space).map(([field, values]) => [field, oneOf(values)]),
    ) as Record<string, fc.Arbitrary<unknown>>),
    verified_name: name,
    new_display_name: name,
    display_phone_number: fc.constantFrom('+1 555-078-3881', '+1 631-555-1000', undefined),
    quality_rating: oneOf(words('GREEN YELLOW RED NA UNKNOWN')),
    throughput: oneOf([{ level: 'STANDARD' }, { level: 'NOT_APPLICABLE' }, {}, undefined]),
    is_official_business_account: oneOf([true, false, undefined]),
    whatsapp_business_manager_messaging_limit: oneOf(words('TIER_250 TIER_2K UNTIERED')),
    messaging_limit_tier: oneOf(words('TIER_50 TIER_1K NOT_SET')),
    last_onboarded_time: oneOf(['2026-11-20T08:00:00+0000', 'soon', undefined]),
    health_status: fc.option(
      fc.record({ can_send_message: health, entities: fc.array(entity, { maxLength: 3 }) }),
      { nil: undefined },
    ),
  })
  .map((fields) => present(fields) as NumberFields);

const moment = fc.oneof(
  fc.date({ noInvalidDate: true }),
  fc.constantFrom('2026-11-22T09:00:00Z', '2026-11-12T09:00:00+0000', '2026-12-01T09:00:00Z'),
  fc.constant(undefined),
);
const maybe = fc.constantFrom(true, false, undefined);
const anyFacts = fc
  .record({
    now: moment,
    pinKnown: maybe,
    nameApprovedAt: moment,
    lockedUntil: moment,
    subscribed: maybe,
    registered: maybe,
    displayName: name,
    codeSentAt: moment,
    codesLockedUntil: moment,
    registerRequests: fc.array(
      moment.filter((one) => one !== undefined),
      { maxLength: 12 },
    ),
    nameRequests: fc.array(
      moment.filter((one) => one !== undefined),
      { maxLength: 12 },
    ),
  })
  .map((facts) => present(facts) as Desired);

const severities: Severity[] = ['blocking', 'warning', 'notice'];
const actors = ['Meta', 'a person with the phone', 'a portfolio admin', 'the program'];

it('answers for every number and all that can be known of it, as data, and the same each time', () => {
  fc.assert(
    fc.property(anyNumber, anyFacts, (number, facts) => {
      const before = structuredClone({ number, facts });
      const findings = diagnose(number, facts);
      const step = nextStep(number, facts);
      expect([diagnose(number, facts), nextStep(number, facts)]).toStrictEqual([findings, step]);
      expect(JSON.parse(JSON.stringify({ findings, step }))).toStrictEqual({ findings, step });
      expect({ number, facts }).toEqual(before);

      const ranks = findings.map(({ severity }) => severities.indexOf(severity));
      expect(ranks).toEqual(ranks.toSorted());
      for (const { code, what, fix, docs } of findings) {
        expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
        expect([what, fix]).not.toContain('');
        expect(docs).toMatch(/^https:\/\/developers\.facebook\.com\//);
      }
      if ('wait' in step) expect(actors).toContain(step.who);
      const isMeantToSend = facts.registered ?? true;
      if ('done' in step && isMeantToSend) {
        expect(findings.filter(({ severity }) => severity === 'blocking')).toEqual([]);
      }
    }),
    { numRuns: 5_000 },
  );
});

/** All numbers made of these fields, one after the other. */
function* everyNumber(fields: readonly (keyof typeof space)[]): Generator<NumberFields> {
  const [field, ...rest] = fields;
  if (field === undefined) return yield {};
  for (const number of everyNumber(rest)) {
    for (const value of space[field]) {
      yield (value === undefined ? number : { ...number, [field]: value }) as NumberFields;
    }
  }
}

it('never advises what Meta is known to refuse, whatever is known of the number', () => {
  const wrong: unknown[] = [];
  let count = 0;
  for (const number of everyNumber(Object.keys(space) as (keyof typeof space)[])) {
    count += 1;
    const step = nextStep(number, { pinKnown: count % 2 === 0 });
    const action = 'do' in step ? step.do : undefined;
    const { status, platform_type, is_on_biz_app, new_name_status } = number;
    const isConnected = status === 'CONNECTED' && platform_type === 'CLOUD_API';
    const isProven =
      number.code_verification_status === 'VERIFIED' || number.account_mode === 'SANDBOX';
    const isRefused =
      (action === 'register' && is_on_biz_app !== false) ||
      (action === 'register' && isConnected && new_name_status !== 'APPROVED') ||
      (action === 'register' && !isConnected && status !== 'FLAGGED' && !isProven) ||
      (action === 'requestCode' && (isProven || isConnected)) ||
      (action === 'setPin' && !isConnected && status !== 'FLAGGED') ||
      ('done' in step && status !== 'CONNECTED' && status !== 'FLAGGED');
    if (isRefused) wrong.push({ number, step });
  }
  expect(count).toBe(13 * 5 * 5 * 4 * 8 * 8 * 3 * 3);
  expect(wrong.slice(0, 3)).toEqual([]);
});

it('never registers while it may be refused for the times it was asked', () => {
  const number = { status: 'PENDING', code_verification_status: 'VERIFIED', is_on_biz_app: false };
  const times = fc.array(fc.integer({ min: -100, max: 0 }), { maxLength: 14 });
  const at = (hours: number) => new Date(Date.UTC(2026, 10, 22, 9) + hours * 3_600_000);
  fc.assert(
    fc.property(times, (hours) => {
      const registerRequests = hours.map(at);
      const step = nextStep(number, { now: at(0), pinKnown: true, registerRequests });
      const isFull = hours.filter((hour) => hour > -72).length >= 10;
      expect('do' in step).toBe(!isFull);
      if (!('wait' in step) || step.until === undefined) return;
      const later = nextStep(number, { now: step.until, pinKnown: true, registerRequests });
      expect(later).toMatchObject({ do: 'register' });
    }),
  );
});

it('calls a number ill for nothing that was not read or is not understood, and never healthy', () => {
  fc.assert(
    fc.property(fc.subarray(Object.keys(space)), (fields) => {
      const findings = diagnose(
        Object.fromEntries(fields.map((field) => [field, 'SOMETHING_NEW'])),
      );
      expect(findings.filter(({ severity }) => severity === 'blocking')).toEqual([]);
      expect(isHealthy(findings)).toBe(false);
    }),
  );
});
