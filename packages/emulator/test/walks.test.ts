import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clientFor, demo, emulatorAt, outcome } from './phone.ts';

/** What a person can do to a number, and what Meta's rules say comes of it: the rules once more, as a model. */
const pins = ['111111', '222222'] as const;
const step = fc.oneof(
  fc.record({ do: fc.constant('requestCode' as const) }),
  fc.record({ do: fc.constant('verify' as const), right: fc.boolean() }),
  fc.record({ do: fc.constant('register' as const), pin: fc.constantFrom(...pins) }),
  fc.record({ do: fc.constant('deregister' as const) }),
  fc.record({ do: fc.constant('setPin' as const), pin: fc.constantFrom(...pins) }),
  fc.record({
    do: fc.constant('fact' as const),
    fact: fc.constantFrom('banned' as const, 'onHandset' as const, 'noSms' as const),
    holds: fc.boolean(),
  }),
  fc.record({ do: fc.constant('failToDeregister' as const) }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 5_000 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const MINUTE = 1;
const HOUR = 60 * MINUTE;

/** Attempts in a moving window, with a lock once there was one too many. */
class Window {
  #at: number[] = [];
  #lockedUntil = 0;
  refuses(now: number): boolean {
    if (now < this.#lockedUntil) return true;
    this.#at = this.#at.filter((at) => now - at < 72 * HOUR);
    this.#at.push(now);
    if (this.#at.length <= 10) return false;
    this.#lockedUntil = now + 72 * HOUR;
    return true;
  }
}

class Model {
  now = 0;
  verified = false;
  registered = false;
  incomplete = false;
  readonly facts = { banned: false, onHandset: false, noSms: false };
  wasRegistered = false;
  pin: string | undefined;
  codeAt: number | undefined;
  wrongCodes = 0;
  codeRequests: number[] = [];
  wrongPins: number[] = [];
  pinLockedUntil = 0;
  readonly registers = new Window();
  readonly deregisters = new Window();

  get status(): string {
    if (this.facts.banned) return 'BANNED';
    if (this.registered) return 'CONNECTED';
    if (this.wasRegistered) return 'DISCONNECTED';
    return this.verified ? 'PENDING' : 'UNVERIFIED';
  }

  take(taken: Step): string {
    switch (taken.do) {
      case 'wait':
        this.now += taken.minutes;
        return 'ok';
      case 'requestCode':
        if (this.verified || this.facts.banned || this.facts.noSms) return '136024/2388091';
        this.codeRequests = this.codeRequests.filter((at) => this.now - at < 12 * HOUR);
        if (this.codeRequests.length >= 5) return '136024/2388367';
        this.codeRequests.push(this.now);
        this.codeAt = this.now;
        this.wrongCodes = 0;
        return 'ok';
      case 'verify': {
        const live = this.codeAt !== undefined && this.now - this.codeAt < 10 * MINUTE;
        if (this.verified || !live || this.wrongCodes >= 5) return '136025/2388093';
        if (!taken.right) {
          this.wrongCodes += 1;
          return '136025/2388093';
        }
        this.verified = true;
        return 'ok';
      }
      case 'register':
        if (this.registers.refuses(this.now)) return '133016';
        if (this.facts.banned) return '131031';
        if (this.incomplete) return '133000';
        if (!this.verified) return '133006';
        if (this.facts.onHandset) return '100/2388001';
        return this.#guess(taken.pin);
      case 'deregister':
        if (this.deregisters.refuses(this.now)) return '133016';
        this.registered = this.incomplete = false;
        return 'ok';
      case 'fact':
        this.facts[taken.fact] = taken.holds;
        return 'ok';
      case 'failToDeregister':
        if (this.registered) this.incomplete = true;
        this.registered = false;
        return 'ok';
      case 'setPin':
        if (!this.registered) return '133010';
        this.pin = taken.pin;
        this.#forgetGuesses();
        return 'ok';
    }
  }

  #guess(pin: string): string {
    if (this.pin !== undefined && this.now < this.pinLockedUntil) return '133008';
    if (this.pin !== undefined && pin !== this.pin) {
      this.wrongPins = this.wrongPins.filter((at) => this.now - at < HOUR);
      if (this.wrongPins.length >= 5) {
        this.wrongPins = [];
        this.pinLockedUntil = this.now + HOUR;
        return '133008';
      }
      this.wrongPins.push(this.now);
      return '133005';
    }
    this.pin = pin;
    this.#forgetGuesses();
    this.registered = this.wasRegistered = true;
    return 'ok';
  }

  #forgetGuesses() {
    this.wrongPins = [];
    this.pinLockedUntil = 0;
  }
}

it('ends every walk of a number as the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (walk) => {
      const { emulator, clock } = emulatorAt();
      const { phoneNumber, twoStepVerification } = clientFor(emulator, demo.unverified);
      const { numbers } = emulator.control;
      const model = new Model();
      const take = (taken: Step): Promise<unknown> => {
        switch (taken.do) {
          case 'wait':
            return Promise.resolve(clock.advance(`${taken.minutes}m`));
          case 'fact':
            numbers.update(demo.unverified, { [taken.fact]: taken.holds });
            return Promise.resolve();
          case 'failToDeregister':
            if (model.registered) {
              numbers.update(demo.unverified, { incompleteDeregistration: true });
            }
            return Promise.resolve();
          case 'requestCode':
            return phoneNumber.requestVerificationCode({ codeMethod: 'SMS', locale: 'en' });
          case 'verify':
            return phoneNumber.verify({ code: taken.right ? '123456' : '000000' });
          case 'register':
            return phoneNumber.register({ pin: taken.pin });
          case 'deregister':
            return phoneNumber.deregister();
          case 'setPin':
            return twoStepVerification.update({ pin: taken.pin });
        }
      };
      for (const taken of walk) {
        expect([taken, await outcome(take(taken))]).toEqual([taken, model.take(taken)]);
        const { data } = await phoneNumber.get();
        expect([data.status, data.is_pin_enabled]).toEqual([model.status, model.pin !== undefined]);
        expect(data.platform_type).toBe(model.registered ? 'CLOUD_API' : 'NOT_APPLICABLE');
      }
    }),
    { numRuns: 150 },
  );
});
