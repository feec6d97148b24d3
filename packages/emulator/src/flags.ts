import type { MessagingLimit } from 'meta-cloud-api/contract';
import { milliseconds } from './clock.ts';
import type { PhoneNumber } from './nodes.ts';
import { limitPortfolio, messagingLimits } from './portfolio.ts';
import type { Performer } from './tasks.ts';
import { emit } from './webhooks/emit.ts';
import { qualityUpdate } from './webhooks/number-events.ts';
import type { World } from './world.ts';

/**
 * The flag of low quality, as it was until October 2025: where a number does not recover in time, the
 * limit goes down a step. That was the number's own then; here it is its portfolio's.
 */

/** A number with the flag, and without. */
export const flagged = (number: PhoneNumber, world: World): PhoneNumber => ({
  ...number,
  integrity: 'FLAGGED',
  flaggedAt: number.flaggedAt ?? world.now(),
});

export function unflagged(number: PhoneNumber): PhoneNumber {
  if (number.integrity !== 'FLAGGED') return number;
  const { integrity: _over, flaggedAt: _since, ...others } = number;
  return others;
}

/** Tells of the flag or its end, and has the limit go down after a while where the settings say so. */
export function tellOfFlag(before: PhoneNumber, after: PhoneNumber, world: World): void {
  const isFlagged = after.integrity === 'FLAGGED';
  if (isFlagged === (before.integrity === 'FLAGGED')) return;
  emit(qualityUpdate(after, isFlagged ? 'FLAGGED' : 'UNFLAGGED', world), world);
  if (isFlagged) planFlagEnd(after, world);
}

/** Has the limit go down unless the number recovers in time, where the settings say so. */
export function planFlagEnd({ id: phoneNumberId, flaggedAt }: PhoneNumber, world: World): void {
  const { lowQuality, flagPeriod } = world.settings;
  if (lowQuality !== 'flags the number') return;
  world.plan(world.now() + milliseconds(flagPeriod), 'flag.end', { phoneNumberId, flaggedAt });
}

/** Does nothing where the number has recovered in the meantime. */
export const performFlagEnd: Performer = ({ phoneNumberId, flaggedAt }, world) => {
  const number = world.find('phoneNumber', String(phoneNumberId));
  if (number?.integrity !== 'FLAGGED' || number.flaggedAt !== flaggedAt) return;
  lowerLimit(number, world);
  const cleared = unflagged(number);
  world.put(cleared);
  tellOfFlag(number, cleared, world);
};

function lowerLimit(number: PhoneNumber, world: World): void {
  const { portfolioId } = world.get('businessAccount', number.businessAccountId);
  const portfolio = world.get('portfolio', portfolioId);
  const before = portfolio.messagingLimit;
  const steps: readonly MessagingLimit[] = messagingLimits;
  const lower = messagingLimits[steps.indexOf(before) - 1];
  if (!lower) return;
  limitPortfolio(portfolio, lower, world);
  emit(qualityUpdate(number, 'DOWNGRADE', world, { from: before, to: lower }), world);
}
