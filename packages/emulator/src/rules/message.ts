import { milliseconds } from '../clock.ts';
import { faults, type GraphFault } from '../fault.ts';
import type { PhoneNumber, Sending } from '../nodes.ts';
import type { World } from '../world.ts';
import { namesOf } from './display-name.ts';
import { isDisabled, isRestricted } from './enforcement.ts';

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

/** The number once it has sent a message, or why it cannot. */
export function send(
  number: PhoneNumber,
  message: Message,
  world: World,
): { readonly number: PhoneNumber; readonly refusal?: GraphFault } {
  const refusal = notAllowed(number, message, world);
  if (refusal) return { number, refusal };
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
  };
}

function notAllowed(
  number: PhoneNumber,
  { to, type }: Message,
  world: World,
): GraphFault | undefined {
  if (number.registration.status !== 'REGISTERED') return faults.notRegistered();
  const account = world.get('businessAccount', number.businessAccountId);
  if (isDisabled(account.id, world)) {
    return faults.accountLocked('The WhatsApp Business Account is disabled.');
  }
  const isBusinessInitiated = type === 'template';
  if (isBusinessInitiated && isRestricted(account, 'RESTRICTED_BIZ_INITIATED_MESSAGING', world)) {
    return faults.temporarilyBlocked();
  }
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
