import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clientFor, demo, emulatorAt, outcome } from './phone.ts';

/** What can become of a display name: Meta's rules once more, as a model. */
const texts = ['Lucky Shrub Garden', 'Lucky Shrub Flowers'] as const;
const step = fc.oneof(
  fc.record({ do: fc.constant('ask' as const), text: fc.constantFrom(...texts) }),
  fc.record({ do: fc.constant('approve' as const) }),
  fc.record({ do: fc.constant('reject' as const) }),
  fc.record({ do: fc.constant('defer' as const) }),
  fc.record({ do: fc.constant('schedule' as const), hours: fc.integer({ min: 1, max: 72 }) }),
  fc.record({ do: fc.constant('register' as const) }),
  fc.record({ do: fc.constant('ban' as const), banned: fc.boolean() }),
  fc.record({ do: fc.constant('phone' as const), onHandset: fc.boolean() }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 240 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const DAY = 24;

class Model {
  now = 0;
  current = { text: 'Lucky Shrub', status: 'APPROVED' };
  next: { text: string; status: string; approvedAt?: number; askedAt: number } | undefined;
  /** The name that comes back where an approval lapses. */
  before = this.current;
  plans: { at: number; askedAt: number; text: string }[] = [];
  asked: number[] = [];
  registers: number[] = [];
  lockedUntil = 0;
  banned = false;
  onHandset = false;

  take(taken: Step): string {
    switch (taken.do) {
      case 'wait':
        return this.#wait(this.now + taken.hours);
      case 'ask':
        return this.#ask(taken.text);
      case 'approve':
      case 'reject':
      case 'defer':
        return this.#isWaiting ? this.#decide(taken.do) : 'nothing waits';
      case 'schedule': {
        const { next } = this;
        if (!next || !this.#isWaiting) return 'nothing waits';
        const { askedAt, text } = next;
        this.plans.push({ at: this.now + taken.hours, askedAt, text });
        return 'ok';
      }
      case 'ban':
        this.banned = taken.banned;
        return 'ok';
      case 'phone':
        this.onHandset = taken.onHandset;
        return 'ok';
      case 'register':
        return this.#register();
    }
  }

  get #isWaiting() {
    return this.next?.status === 'PENDING_REVIEW';
  }

  #ask(text: string): string {
    if (this.#isWaiting) return this.next?.text === text ? 'ok' : '100';
    this.asked = this.asked.filter((at) => this.now - at < 30 * DAY);
    if (this.asked.length >= 10) return '100';
    this.asked.push(this.now);
    if (this.next?.status === 'APPROVED') this.current = this.before;
    this.next = { text, status: 'PENDING_REVIEW', askedAt: this.now };
    return 'ok';
  }

  #decide(verdict: 'approve' | 'reject' | 'defer'): string {
    if (!this.next || verdict === 'defer') return 'ok';
    if (verdict === 'reject') {
      this.next = { ...this.next, status: 'DECLINED' };
      return 'ok';
    }
    this.before = this.current;
    this.current = { text: this.next.text, status: 'APPROVED' };
    this.next = { ...this.next, status: 'APPROVED', approvedAt: this.now };
    return 'ok';
  }

  #register(): string {
    if (this.now < this.lockedUntil) return '133016';
    this.registers = this.registers.filter((at) => this.now - at < 3 * DAY);
    this.registers.push(this.now);
    if (this.registers.length > 10) {
      this.lockedUntil = this.now + 3 * DAY;
      return '133016';
    }
    if (this.banned) return '131031';
    if (this.onHandset) return '100/2388001';
    if (this.next?.status === 'APPROVED') this.next = undefined;
    return 'ok';
  }

  #wait(until: number): string {
    for (; this.now < until; ) {
      this.now += 1;
      const { next } = this;
      if (next?.status === 'APPROVED' && this.now - (next.approvedAt ?? 0) >= 14 * DAY) {
        this.current = this.before;
        this.next = { ...next, status: 'EXPIRED' };
      }
      const due = this.plans.filter(({ at }) => at === this.now);
      for (const { askedAt, text } of due) {
        const isOfIt = this.next?.askedAt === askedAt && this.next.text === text;
        if (this.#isWaiting && isOfIt) this.#decide('approve');
      }
    }
    return 'ok';
  }
}

it('ends every walk of a display name as the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 50, size: 'max' }), async (walk) => {
      const { emulator } = emulatorAt();
      const { names, numbers, clock } = emulator.control;
      const { phoneNumber } = clientFor(emulator, demo.connected);
      const model = new Model();
      const decide = (decision: () => unknown) => {
        try {
          decision();
          return 'ok';
        } catch {
          return 'nothing waits';
        }
      };
      const take = async (taken: Step): Promise<string> => {
        switch (taken.do) {
          case 'wait':
            return outcome(clock.advance(`${taken.hours}h`));
          case 'ask':
            return outcome(phoneNumber.updateDisplayName({ displayName: taken.text }));
          case 'approve':
          case 'reject':
          case 'defer':
            return decide(() => names[taken.do](demo.connected));
          case 'schedule':
            return decide(() => names.schedule(demo.connected, { after: `${taken.hours}h` }));
          case 'ban':
            return decide(() => numbers.update(demo.connected, { banned: taken.banned }));
          case 'phone':
            return decide(() => numbers.update(demo.connected, { onHandset: taken.onHandset }));
          case 'register':
            return outcome(phoneNumber.register({ pin: '123456' }));
        }
      };
      for (const taken of walk) {
        expect([taken, await take(taken)]).toEqual([taken, model.take(taken)]);
        const { data } = await phoneNumber.get();
        expect([data.verified_name, data.new_display_name, data.new_name_status]).toEqual([
          model.current.text,
          model.next?.text,
          model.next?.status ?? 'NONE',
        ]);
        expect(data.status).toBe(model.banned ? 'BANNED' : 'CONNECTED');
      }
    }),
    { numRuns: 150 },
  );
});
