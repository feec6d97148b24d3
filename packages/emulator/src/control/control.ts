import { milliseconds } from '../clock.ts';
import type { MigrationIntent, PhoneNumber, PreVerifiedNumber } from '../nodes.ts';
import { withWriter } from '../rules/blocked-users.ts';
import { decideName } from '../rules/display-name.ts';
import { decideIntent } from '../rules/migration.ts';
import { decideBadge } from '../rules/official-business-account.ts';
import { isCodeLive } from '../rules/ownership.ts';
import { turnOff } from '../rules/two-step.ts';
import type { Snapshot, World } from '../world.ts';

/** A verification code, as its reader would see it. */
export interface ShownCode {
  /** The number's id, or that of a pre-verified number. */
  readonly phoneNumberId: string;
  readonly code: string;
  readonly method: 'SMS' | 'VOICE' | 'IVR';
  readonly language: string;
  /** The message, as it reads on a phone. */
  readonly message: string;
  readonly sentAt: string;
  readonly expiresAt: string;
  /** Whether the code can still be used. */
  readonly live: boolean;
}

/** Why Meta turns a display name down. */
export type RejectionReason =
  | 'NAME_EMPLOYEE_ISSUE'
  | 'NAME_ENDCLIENT_NOTRELATED'
  | 'NAME_FORMAT_UNACCEPTABLE'
  | 'NAME_INDIVIDUAL_ISSUE'
  | 'NAME_NOT_CONSISTENT'
  | 'UNKNOWN';

/** The decision on a display name. */
export interface NameDecision {
  readonly phoneNumberId: string;
  readonly displayName: string;
  readonly decision: 'APPROVED' | 'REJECTED';
  readonly rejectionReason: RejectionReason | null;
}

/** The decision on the badge of an official business account. */
export interface BadgeDecision {
  readonly phoneNumberId: string;
  readonly decision: 'APPROVED' | 'REJECTED';
}

/** A person who wrote to a number. */
export interface ShownPerson {
  readonly phoneNumberId: string;
  /** Their WhatsApp id: the digits of their number. */
  readonly waId: string;
  readonly wroteAt: string;
}

/** How far the move of an account to another solution is. */
export interface IntentDecision {
  readonly intentId: string;
  readonly status: MigrationIntent['status'];
}

/** Whether a number has a two-step PIN. */
export interface PinState {
  readonly phoneNumberId: string;
  readonly isPinEnabled: boolean;
}

/** A verb of the control door was given something that is not there, or that it cannot take. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}

/** The second way in: what Meta's staff, a person with a phone, or the passing of time would do. */
export interface Control {
  readonly codes: {
    /** The last code sent to a number; undefined before the first. */
    latest(phoneNumberId: string): ShownCode | undefined;
    /** The last code of each number that was sent one. */
    list(): ShownCode[];
  };
  readonly names: {
    /** Approves the display name that waits for review. It holds once the number registers again. */
    approve(phoneNumberId: string): NameDecision;
    /** Turns the display name down that waits for review. */
    reject(phoneNumberId: string, reason?: RejectionReason): NameDecision;
  };
  readonly badges: {
    /** Makes the number an official business account, where it has applied for that. */
    approve(phoneNumberId: string): BadgeDecision;
    /** Turns the application down: the next one is possible after 30 days. */
    reject(phoneNumberId: string): BadgeDecision;
  };
  readonly people: {
    /** A person writes to a number, and can be blocked for 24 hours. */
    write(phoneNumberId: string, from: string): ShownPerson;
  };
  readonly pin: {
    /** Turns two-step verification off, as the link does that WhatsApp Manager sends by email. */
    turnOff(phoneNumberId: string): PinState;
  };
  readonly migrations: {
    /** The business lets its account move to another solution, as it would in Meta Business Suite. */
    accept(intentId: string): IntentDecision;
    /** The business does not. */
    reject(intentId: string): IntentDecision;
    /** The account has moved. */
    complete(intentId: string): IntentDecision;
  };
  /** All there is, as JSON. */
  snapshot(): Snapshot;
  /** Back to a snapshot. */
  restore(snapshot: Snapshot): void;
  /** Back to the beginning. */
  reset(): void;
}

/** Binds the verbs to a world. */
export function createControl(world: World): Control {
  const beginning = world.snapshot();

  const numberOf = (id: string): PhoneNumber => {
    const number = world.find('phoneNumber', id);
    if (number) return number;
    throw new ControlError(`There is no phone number with the id ${JSON.stringify(id)} here`);
  };

  const shownCode = ({
    id,
    ownership: { code },
  }: PhoneNumber | PreVerifiedNumber): ShownCode | undefined => {
    if (!code) return undefined;
    const { value, method, language, sentAt } = code;
    const expiresAt = sentAt + milliseconds(world.settings.codeLifetime);
    return {
      phoneNumberId: id,
      code: value,
      method,
      language,
      message: `WhatsApp code ${value.slice(0, 3)}-${value.slice(3)}`,
      sentAt: new Date(sentAt).toISOString(),
      expiresAt: new Date(expiresAt).toISOString(),
      live: isCodeLive(code, world),
    };
  };

  const decide = (
    id: string,
    decision: 'APPROVED' | 'DECLINED',
    reason: RejectionReason | null,
  ) => {
    const number = numberOf(id);
    const decided = decideName(number, decision, world);
    if (!decided) throw new ControlError(`No display name of the number ${id} waits for review`);
    world.put(decided.number);
    return {
      phoneNumberId: id,
      displayName: decided.text,
      decision: decision === 'APPROVED' ? 'APPROVED' : 'REJECTED',
      rejectionReason: reason,
    } as const;
  };

  const decideOnBadge = (phoneNumberId: string, decision: BadgeDecision['decision']) => {
    const decided = decideBadge(numberOf(phoneNumberId), decision, world);
    if (!decided) {
      throw new ControlError(`The number ${phoneNumberId} has not applied for the badge`);
    }
    world.put(decided);
    return { phoneNumberId, decision };
  };

  const move = (id: string, status: 'ACCEPTED' | 'COMPLETED' | 'REJECTED') => {
    const intent = world.find('migrationIntent', id);
    if (!intent) throw new ControlError(`There is no migration intent with the id ${id} here`);
    const decided = decideIntent(intent, status);
    if (!decided) {
      throw new ControlError(
        `The migration intent ${id} is ${intent.status}, and not to be ${status}`,
      );
    }
    world.put(decided);
    return { intentId: id, status: decided.status };
  };

  return {
    codes: {
      latest: (id) => shownCode(world.find('preVerifiedNumber', id) ?? numberOf(id)),
      list: () =>
        [...world.numbers(), ...world.all('preVerifiedNumber')].flatMap(
          (number) => shownCode(number) ?? [],
        ),
    },
    names: {
      approve: (id) => decide(id, 'APPROVED', null),
      reject: (id, reason = 'UNKNOWN') => decide(id, 'DECLINED', reason),
    },
    badges: {
      approve: (id) => decideOnBadge(id, 'APPROVED'),
      reject: (id) => decideOnBadge(id, 'REJECTED'),
    },
    people: {
      write: (id, from) => {
        const waId = from.replace(/\D/g, '');
        world.put(withWriter(numberOf(id), waId, world));
        return { phoneNumberId: id, waId, wroteAt: new Date(world.now()).toISOString() };
      },
    },
    pin: {
      turnOff: (id) => {
        world.put(turnOff(numberOf(id)));
        return { phoneNumberId: id, isPinEnabled: false };
      },
    },
    migrations: {
      accept: (id) => move(id, 'ACCEPTED'),
      reject: (id) => move(id, 'REJECTED'),
      complete: (id) => move(id, 'COMPLETED'),
    },
    snapshot: () => world.snapshot(),
    restore: (snapshot) => world.restore(snapshot),
    reset: () => world.restore(beginning),
  };
}
