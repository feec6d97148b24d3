import type { QualityRating } from 'meta-cloud-api/contract';
import * as z from 'zod';
import { moment } from '../../clock.ts';
import { flagged, tellOfFlag, unflagged } from '../../flags.ts';
import type { Integrity, Line, PhoneNumber, Progress } from '../../nodes.ts';
import { limitPortfolio } from '../../portfolio.ts';
import { joinPhone, leavePhone } from '../../rules/coexistence.ts';
import { lineOf } from '../../rules/line.ts';
import { holderElsewhere } from '../../rules/migration.ts';
import { isRegistered } from '../../rules/presence.ts';
import { keptUntil, remove } from '../../rules/removal.ts';
import { statusOf } from '../../rules/status.ts';
import { progress } from '../../settings.ts';
import {
  type Disconnection,
  disconnections,
  partnerRemoved,
} from '../../webhooks/account-events.ts';
import { emit } from '../../webhooks/emit.ts';
import { numberUpdate, qualityUpdate } from '../../webhooks/number-events.ts';
import type { World } from '../../world.ts';
import { numberOf } from '../numbers.ts';
import { phoneNumberId } from '../parameters.ts';
import { ControlError, changes, named } from '../verb.ts';

/** What holds of digits, whether or not they were added to an account. */
export interface LineFacts {
  /** Whether they are used in a WhatsApp app: then they cannot be registered. */
  readonly onHandset?: boolean;
  /** Whether they are banned from WhatsApp. */
  readonly banned?: boolean;
  readonly noSms?: boolean;
  readonly noVoice?: boolean;
}

/** What can become of a number. */
export interface NumberChanges extends LineFacts, Partial<Progress> {
  readonly quality?: QualityRating;
  /** `false` ends it, as of the three below. */
  readonly restricted?: boolean;
  readonly rateLimited?: boolean;
  /** Meta gives this no more since October 2025; the setting `lowQuality` brings it back. */
  readonly flagged?: boolean;
  readonly unknown?: boolean;
  /** Whether the last deregistration failed half-way: registering is then 133000. */
  readonly incompleteDeregistration?: boolean;
  readonly ownership?: 'NOT_VERIFIED' | 'VERIFIED' | 'EXPIRED';
  /** Whether it is used in the WhatsApp Business app, too. */
  readonly coexistence?: boolean;
  /** Why it is not any more: `ACCOUNT_DISCONNECTED` when absent. */
  readonly disconnection?: Disconnection;
  readonly throughput?: 'STANDARD' | 'HIGH';
  /** When Embedded Signup ended, such as `2026-11-22T09:00:00Z`. */
  readonly lastOnboarded?: string;
}

/** How a number is, after a change. */
export interface NumberState {
  readonly phoneNumberId: string;
  readonly status: string;
}

const yes = z.boolean().exactOptional();
const lineFacts = { onHandset: yes, banned: yes, noSms: yes, noVoice: yes };
const numberChanges: z.ZodType<NumberChanges> = z
  .strictObject({
    ...lineFacts,
    quality: z.enum(['GREEN', 'YELLOW', 'RED', 'NA', 'UNKNOWN']).exactOptional(),
    restricted: yes,
    rateLimited: yes,
    flagged: yes,
    unknown: yes,
    incompleteDeregistration: yes,
    ownership: z.enum(['NOT_VERIFIED', 'VERIFIED', 'EXPIRED']).exactOptional(),
    coexistence: yes,
    disconnection: z.enum(disconnections).exactOptional(),
    throughput: z.enum(['STANDARD', 'HIGH']).exactOptional(),
    lastOnboarded: z.iso.datetime({ offset: true }).exactOptional(),
    nameReview: progress.exactOptional(),
    badgeReview: progress.exactOptional(),
    provisioningDelay: progress.exactOptional(),
  })
  .refine(
    ({ coexistence, disconnection }) => disconnection === undefined || coexistence === false,
    { path: ['disconnection'], message: 'goes with coexistence: false' },
  );

export const numbers = {
  update: changes(
    'Changes what Meta, the telephone network or people make of a number.',
    [phoneNumberId, named('changes', numberChanges)],
    (world, phoneNumberId: string, given: NumberChanges): NumberState => {
      const number = numberOf(world, phoneNumberId);
      const change = { ...flagOf(number, given, world), ...given };
      const line = lineOf(number.digits, world);
      const updated = [changeIntegrity, changeRegistration, changeFeatures].reduce(
        (changed, apply) => apply(changed, change, world),
        number,
      );
      world.put(updated);
      if (updated.isFast && !number.isFast) liftLimit(updated, world);
      putFacts(line, change, world);
      tell(number, line, updated, change, world);
      return { phoneNumberId, status: statusOf(updated, world) };
    },
  ),
  remove: changes(
    'Removes a number from its account, as an admin does in WhatsApp Manager: not for 30 days after a paid message, and of a connected one with the PIN.',
    [phoneNumberId, named('pin', z.string().optional())],
    (world, phoneNumberId: string, pin?: string): NumberState => {
      const number = numberOf(world, phoneNumberId);
      if (statusOf(number, world) === 'CONNECTED' && pin !== number.twoStep.pin) {
        throw new ControlError(`The number ${phoneNumberId} is connected: its PIN is needed`);
      }
      const until = keptUntil(number, world);
      if (until !== undefined) {
        throw new ControlError(
          `The number ${phoneNumberId} has sent paid messages lately: it can be removed from ${new Date(until).toISOString()} on (setting paidMessageHold)`,
        );
      }
      const [removed, line] = remove(number, world);
      world.put(removed);
      world.put(line);
      return { phoneNumberId, status: 'DELETED' };
    },
  ),
};

export const lines = {
  update: changes(
    'Says what holds of digits, whether or not they were added to an account.',
    [named('digits', z.string().regex(/^\d+$/)), named('facts', z.strictObject(lineFacts))],
    (world, digits: string, facts: LineFacts): LineFacts => {
      putFacts(lineOf(digits, world), facts, world);
      const { kind: _line, id: _id, removedAt: _at, ...known } = lineOf(digits, world);
      return known;
    },
  ),
};

function putFacts(line: Line, facts: LineFacts, world: World): void {
  const { onHandset, banned, noSms, noVoice } = { ...line, ...facts };
  world.put({
    ...line,
    ...(onHandset !== undefined && { onHandset }),
    ...(banned !== undefined && { banned }),
    ...(noSms !== undefined && { noSms }),
    ...(noVoice !== undefined && { noVoice }),
  });
}

/** Low quality flagged a number until October 2025, and better quality took the flag away. */
function flagOf(
  number: PhoneNumber,
  { quality }: NumberChanges,
  world: World,
): Pick<NumberChanges, 'flagged'> {
  const isRated = quality !== undefined && isRegistered(number);
  if (!isRated || world.settings.lowQuality !== 'flags the number') return {};
  return { flagged: quality === 'RED' };
}

const integrities = {
  restricted: 'RESTRICTED',
  rateLimited: 'RATE_LIMITED',
  unknown: 'UNKNOWN',
} as const satisfies Partial<Record<keyof NumberChanges, Integrity>>;

function changeIntegrity(number: PhoneNumber, change: NumberChanges, world: World): PhoneNumber {
  let changed = number;
  if (change.flagged) changed = flagged(changed, world);
  if (change.flagged === false) changed = unflagged(changed);
  for (const [name, integrity] of Object.entries(integrities)) {
    const holds = change[name as keyof typeof integrities];
    if (holds) changed = { ...unflagged(changed), integrity };
    if (holds === false && changed.integrity === integrity) {
      const { integrity: _over, ...others } = changed;
      changed = others;
    }
  }
  return changed;
}

function changeRegistration(
  number: PhoneNumber,
  { coexistence, incompleteDeregistration, ownership }: NumberChanges,
  world: World,
): PhoneNumber {
  let changed = number;
  if (coexistence === true) {
    const holder = holderElsewhere(number, world);
    if (holder) {
      throw new ControlError(
        `The number ${number.id} works on another account, as ${holder.id}: it cannot join there`,
      );
    }
    changed = joinPhone(changed, world);
  }
  if (coexistence === false) changed = leavePhone(changed);
  if (ownership) {
    const verified = ownership === 'VERIFIED' && { verifiedAt: world.now() };
    changed = { ...changed, ownership: { ...changed.ownership, status: ownership, ...verified } };
  }
  if (incompleteDeregistration === undefined) return changed;
  if (!['REGISTERED', 'INCOMPLETE'].includes(changed.registration.status)) {
    throw new ControlError(`The number ${number.id} is not registered: nothing can fail half-way`);
  }
  const status = incompleteDeregistration ? 'INCOMPLETE' : 'DEREGISTERED';
  return { ...changed, registration: { ...changed.registration, status } };
}

function changeFeatures(number: PhoneNumber, change: NumberChanges): PhoneNumber {
  const { quality, throughput, lastOnboarded, nameReview, badgeReview, provisioningDelay } = change;
  return {
    ...number,
    ...(quality && { quality }),
    ...(throughput && { isFast: throughput === 'HIGH' }),
    ...(lastOnboarded && { onboardedAt: moment(lastOnboarded) }),
    progress: {
      ...number.progress,
      ...(nameReview && { nameReview }),
      ...(badgeReview && { badgeReview }),
      ...(provisioningDelay && { provisioningDelay }),
    },
  };
}

/** Only the numbers of a portfolio without a limit become fast. */
function liftLimit({ businessAccountId }: PhoneNumber, world: World): void {
  const { portfolioId } = world.get('businessAccount', businessAccountId);
  limitPortfolio(world.get('portfolio', portfolioId), 'TIER_UNLIMITED', world);
}

/** Tells what Meta tells of such changes. */
function tell(
  before: PhoneNumber,
  line: Line,
  after: PhoneNumber,
  { banned, disconnection = 'ACCOUNT_DISCONNECTED' }: NumberChanges,
  world: World,
): void {
  tellOfFlag(before, after, world);
  if (after.isFast && !before.isFast)
    emit(qualityUpdate(after, 'THROUGHPUT_UPGRADE', world), world);
  if (banned && !line.banned) {
    const violation = { violation_info: { violation_type: 'SCAM' } };
    emit(numberUpdate(after, 'ACCOUNT_VIOLATION', violation), world);
  }
  if (before.onPhone && !after.onPhone) {
    const account = world.get('businessAccount', after.businessAccountId);
    emit(partnerRemoved(after, account, disconnection), world);
  }
}
