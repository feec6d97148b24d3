import { milliseconds } from '../clock.ts';
import { faults, type GraphFault } from '../fault.ts';
import type { PhoneNumber, Sending } from '../nodes.ts';
import type { World } from '../world.ts';
import { isWindowOpen } from './customer-service-window.ts';
import { namesOf } from './display-name.ts';
import { isDisabled, isRestricted } from './enforcement.ts';
import { lineOf } from './line.ts';
import { isRegistered } from './presence.ts';

/** Messages a second: of most numbers, of those that were upgraded, of those shared with a phone. */
const PER_SECOND = { standard: 80, high: 1_000, coexistence: 20 } as const;

/** To one recipient: a message every six seconds, of which 45 may come at once. */
const PAIR_PACE = milliseconds('6s');
const PAIR_BURST = 45;

/** Who is written to, and with what. */
interface Message {
  /** The recipient's digits. */
  readonly to: string;
  readonly type: 'text' | 'template';
}

/** What comes of a message. */
interface Outcome {
  /** The number once it has sent it. */
  readonly number: PhoneNumber;
  /** Why it is not taken. */
  readonly refusal?: GraphFault;
  /** Why it fails although it was taken. */
  readonly failure?: GraphFault;
}

/** Has the number send a message. */
export function send(number: PhoneNumber, message: Message, world: World): Outcome {
  const isAnswer = isWindowOpen(number, message.to, world);
  const refusal =
    unreachable(number, world) ??
    restrained(number, isAnswer, world) ??
    notAllowed(number, message.to, world);
  if (refusal) return { number, refusal };
  const isLate = message.type === 'text' && !isAnswer;
  const { textOutsideWindow } = world.settings;
  if (isLate && textOutsideWindow === 'refuse') return { number, refusal: faults.windowClosed() };
  const now = world.now();
  const second = Math.floor(now / 1_000);
  const { sending } = number;
  const count = sending?.second === second ? sending.count : 0;
  if (count >= throughputOf(number)) return { number, refusal: faults.throughputReached() };
  const pairs = emptied(sending?.pairs ?? {}, now);
  const level = (pairs[message.to]?.level ?? 0) + 1;
  if (level > PAIR_BURST) return { number, refusal: faults.pairCalledTooOften() };
  return {
    number: {
      ...number,
      sending: {
        second,
        count: count + 1,
        pairs: { ...pairs, [message.to]: { level, at: now } },
      },
    },
    ...(isLate && textOutsideWindow === 'fail' && { failure: faults.windowClosed() }),
  };
}

/** Why no message reaches or leaves a number. */
export function unreachable(number: PhoneNumber, world: World): GraphFault | undefined {
  const line = lineOf(number.digits, world);
  if (line.banned) return faults.accountLocked('The phone number is banned from WhatsApp.');
  const isTaken = line.onHandset && !number.onPhone;
  const isHere = isRegistered(number) && !number.migratedTo && !isTaken;
  return isHere ? undefined : faults.notRegistered();
}

/** What Meta's enforcement keeps a number from: to begin conversations, or to answer people. */
function restrained(
  { businessAccountId, integrity }: PhoneNumber,
  isAnswer: boolean,
  world: World,
): GraphFault | undefined {
  const account = world.get('businessAccount', businessAccountId);
  if (isDisabled(account.id, world)) {
    return faults.accountLocked('The WhatsApp Business Account is disabled.');
  }
  const kind = isAnswer ? 'CUSTOMER_INITIATED' : 'BIZ_INITIATED';
  if (isRestricted(account, `RESTRICTED_${kind}_MESSAGING`, world)) {
    return faults.temporarilyBlocked();
  }
  if (isAnswer) return undefined;
  if (integrity === 'RESTRICTED') return faults.temporarilyBlocked();
  return integrity === 'RATE_LIMITED' ? faults.throughputReached() : undefined;
}

function notAllowed(number: PhoneNumber, to: string, world: World): GraphFault | undefined {
  const isTest = number.accountMode === 'SANDBOX';
  const isGivenByMeta = /^1555/.test(number.digits) && !isTest;
  if (isGivenByMeta && namesOf(number, world).current.status !== 'APPROVED') {
    return faults.nameNotApproved();
  }
  if (to === number.digits) return faults.recipientIsSender();
  const { testRecipients } = world.settings;
  if (isTest && testRecipients !== 'anyone' && !testRecipients.split(/\s+/).includes(to)) {
    return faults.recipientNotListed();
  }
  return undefined;
}

function throughputOf({ onPhone, isFast }: PhoneNumber): number {
  if (onPhone) return PER_SECOND.coexistence;
  return isFast ? PER_SECOND.high : PER_SECOND.standard;
}

/** The measures of the recipients as they are now; those that have emptied are left out. */
const emptied = (pairs: Sending['pairs'], now: number): Sending['pairs'] =>
  Object.fromEntries(
    Object.entries(pairs).flatMap(([to, { level, at }]) => {
      const left = level - (now - at) / PAIR_PACE;
      return left > 0 ? [[to, { level: left, at: now }]] : [];
    }),
  );
