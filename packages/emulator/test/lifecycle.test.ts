import { ControlError, type Snapshot } from '@meta-cloud-api/emulator';
import fc from 'fast-check';
import { type Desired, diagnose, lifecycleFields, nextStep } from 'meta-cloud-api/lifecycle';
import { expect, it } from 'vitest';
import { clientFor, demo, emulatorAt, outcome } from './phone.ts';

const HOUR = 3_600_000;
const pins = ['111111', '222222'] as const;
const names = ['Lucky Shrub Seeds', 'Lucky Shrub Garden'] as const;

/** What may have been done to a number before anybody asked what comes next. */
const deed = fc.oneof(
  fc.record({ do: fc.constant('requestCode' as const) }),
  fc.record({ do: fc.constant('verifyCode' as const), right: fc.boolean() }),
  fc.record({ do: fc.constant('register' as const), pin: fc.constantFrom(...pins) }),
  fc.record({ do: fc.constant('deregister' as const) }),
  fc.record({ do: fc.constant('setPin' as const), pin: fc.constantFrom(...pins) }),
  fc.record({ do: fc.constant('updateDisplayName' as const), name: fc.constantFrom(...names) }),
  fc.record({ do: fc.constant('decide' as const), approve: fc.boolean() }),
  fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 600 }) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

/** A number in the emulator, and what its owner remembers of what was done to it. */
class Owned {
  readonly #phone: ReturnType<typeof emulatorAt>;
  readonly #id: string;
  readonly #client: ReturnType<typeof clientFor>;
  readonly #registers: Date[] = [];
  readonly #codes: Date[] = [];
  readonly #names: Date[] = [];
  #codeSentAt: Date | undefined;
  #nameApprovedAt: Date | undefined;
  #lockedUntil: Date | undefined;
  /** The PIN that the number has. */
  pin: string | undefined;
  pinKnown = true;

  constructor(id: string, isOnPhone: boolean) {
    this.#phone = emulatorAt();
    this.#id = id;
    this.#client = clientFor(this.#phone.emulator, id);
    this.pin = id === demo.connected ? '123456' : undefined;
    const { control } = this.#phone.emulator;
    if (isOnPhone) control.restore(putOnPhone(control.snapshot(), id));
  }

  get #now() {
    return new Date(this.#phone.clock.now());
  }

  /** What `nextStep` is told. */
  facts(displayName: string | undefined): Desired {
    const fifth = this.#codes.at(-5);
    return {
      now: this.#now,
      pinKnown: this.pinKnown && this.pin !== undefined,
      registerRequests: this.#registers,
      nameRequests: this.#names,
      ...(displayName && { displayName }),
      ...(fifth && { codesLockedUntil: new Date(fifth.getTime() + 12 * HOUR) }),
      ...(this.#codeSentAt && { codeSentAt: this.#codeSentAt }),
      ...(this.#nameApprovedAt && { nameApprovedAt: this.#nameApprovedAt }),
      ...(this.#lockedUntil && { lockedUntil: this.#lockedUntil }),
    };
  }

  async read() {
    return (await this.#client.phoneNumber.get({ fields: lifecycleFields })).data;
  }

  until(moment: string) {
    this.#phone.clock.set(moment);
  }

  async take(taken: Deed): Promise<string> {
    const { phoneNumber, twoStepVerification } = this.#client;
    const { emulator, clock } = this.#phone;
    switch (taken.do) {
      case 'pass':
        clock.advance(`${taken.minutes}m`);
        return 'ok';
      case 'requestCode': {
        const ended = await outcome(phoneNumber.requestVerificationCode({ codeMethod: 'SMS' }));
        if (ended !== 'ok') return ended;
        this.#codeSentAt = this.#now;
        this.#codes.push(this.#now);
        return ended;
      }
      case 'verifyCode': {
        const code = emulator.control.codes.latest(this.#id)?.code ?? '123456';
        const ended = await outcome(phoneNumber.verify({ code: taken.right ? code : '000000' }));
        const isLive = emulator.control.codes.latest(this.#id)?.live;
        if (!isLive) this.#codeSentAt = undefined;
        return ended;
      }
      case 'register': {
        this.#registers.push(this.#now);
        const ended = await outcome(phoneNumber.register({ pin: taken.pin }));
        if (ended === 'ok') this.pin = taken.pin;
        if (ended === '133016') this.#lockFor(72);
        if (ended === '133008') this.#lockFor(1);
        return ended;
      }
      case 'deregister':
        return outcome(phoneNumber.deregister());
      case 'setPin': {
        const ended = await outcome(twoStepVerification.update({ pin: taken.pin }));
        if (ended === 'ok') this.pin = taken.pin;
        return ended;
      }
      case 'updateDisplayName': {
        const ended = await outcome(phoneNumber.updateDisplayName({ displayName: taken.name }));
        if (ended === 'ok') this.#names.push(this.#now);
        return ended;
      }
      case 'decide':
        return this.#decide(taken.approve);
    }
  }

  #decide(approve: boolean): string {
    const { names } = this.#phone.emulator.control;
    try {
      if (approve) names.approve(this.#id);
      else names.reject(this.#id);
      if (approve) this.#nameApprovedAt = this.#now;
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
    }
    return 'ok';
  }

  #lockFor(hours: number) {
    const until = new Date(this.#now.getTime() + hours * HOUR);
    if (!this.#lockedUntil || until > this.#lockedUntil) this.#lockedUntil = until;
  }
}

const putOnPhone = (snapshot: Snapshot, id: string): Snapshot => ({
  ...snapshot,
  nodes: snapshot.nodes.map((node) =>
    node.kind === 'phoneNumber' && node.id === id ? { ...node, onPhone: true } : node,
  ),
});

it('leads every number to where it sends, or says who must act, and is never refused', async () => {
  const ends = new Map<string, number>();
  const start = fc.record({
    id: fc.constantFrom(
      demo.unverified,
      demo.unverified,
      demo.unverified,
      demo.connected,
      demo.test,
    ),
    isOnPhone: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    walk: fc.array(fc.tuple(deed, fc.constantFrom(1, 1, 6, 10, 11)), {
      maxLength: 10,
      size: 'max',
    }),
    pinKnown: fc.boolean(),
    displayName: fc.constantFrom(...names, undefined),
    approves: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(start, async ({ id, isOnPhone, walk, pinKnown, displayName, approves }) => {
      const number = new Owned(id, isOnPhone);
      for (const [taken, times] of walk) {
        for (let time = 0; time < times; time += 1) await number.take(taken);
      }
      number.pinKnown = pinKnown;

      for (let steps = 0; ; steps += 1) {
        expect(steps).toBeLessThan(20);
        const fields = await number.read();
        const facts = number.facts(displayName);
        const step = nextStep(fields, facts);
        const count = (end: string) => ends.set(end, (ends.get(end) ?? 0) + 1);
        if ('done' in step) {
          expect(fields).toMatchObject({ status: 'CONNECTED', platform_type: 'CLOUD_API' });
          if (displayName) expect(fields.verified_name).toBe(displayName);
          if (!isOnPhone) expect(fields.new_name_status).not.toBe('APPROVED');
          const blocking = diagnose(fields, facts).filter((one) => one.severity === 'blocking');
          expect(blocking).toEqual([]);
          count('done');
          return;
        }
        if ('wait' in step) {
          expect(step.wait).not.toBe('fields');
          if (step.until) {
            count(step.wait);
            number.until(step.until);
          } else if (step.wait === 'name-review')
            await number.take({ do: 'decide', approve: approves });
          else {
            expect(['a portfolio admin', 'a person with the phone']).toContain(step.who);
            count(step.wait);
            return;
          }
          continue;
        }
        number.pinKnown ||= step.needs?.includes('pin') ?? false;
        const given = { right: true, pin: step.needs ? pins[0] : (number.pin ?? pins[0]) };
        const taken = { ...given, do: step.do, name: displayName } as Deed;
        expect([step, await number.take(taken)]).toEqual([step, 'ok']);
      }
    }),
    { numRuns: 500 },
  );
  // The walks pass every lock, and reach every end, that the emulator knows.
  expect([...ends.keys()].sort()).toEqual([
    'another-name',
    'code-lock',
    'done',
    'name-lock',
    'phone-app',
    'pin',
    'registration-lock',
  ]);
});
