import type { MessagingLimit } from 'meta-cloud-api/contract';
import type { Portfolio } from './nodes.ts';
import { awaitNameReview } from './reviews.ts';
import { startReview } from './rules/display-name.ts';
import { capabilityUpdate } from './webhooks/account-events.ts';
import { emit } from './webhooks/emit.ts';
import type { World } from './world.ts';

/** The steps of the ladder that a portfolio's messaging limit climbs. */
export const messagingLimits = [
  'TIER_250',
  'TIER_2K',
  'TIER_10K',
  'TIER_100K',
  'TIER_UNLIMITED',
] as const satisfies readonly MessagingLimit[];
type Limit = (typeof messagingLimits)[number];

/**
 * Gives a portfolio a limit. From 2,000 on it may hold more numbers, and the names that nobody asked
 * Meta about are reviewed.
 */
export function limitPortfolio(portfolio: Portfolio, limit: Limit, world: World): Portfolio {
  const isRaised = limit !== 'TIER_250';
  const cap = isRaised ? world.settings.raisedNumberCap : portfolio.phoneNumberCap;
  const limited = {
    ...portfolio,
    messagingLimit: limit,
    phoneNumberCap: Math.max(portfolio.phoneNumberCap, cap),
  };
  world.put(limited);
  const hasChanged =
    limit !== portfolio.messagingLimit || limited.phoneNumberCap !== portfolio.phoneNumberCap;
  if (!hasChanged) return limited;
  for (const account of world.all('businessAccount')) {
    if (account.portfolioId !== portfolio.id) continue;
    emit(capabilityUpdate(account, limited), world);
    if (isRaised) reviewNamesOf(account.id, world);
  }
  return limited;
}

/** The business is who it says it is: its limit leaves the lowest step. */
export function verifyPortfolio(portfolio: Portfolio, world: World): Portfolio {
  const { messagingLimit } = portfolio;
  const limit = messagingLimits.find((step) => step === messagingLimit) ?? 'TIER_2K';
  const verified: Portfolio = { ...portfolio, verification: 'verified' };
  return limitPortfolio(verified, limit === 'TIER_250' ? 'TIER_2K' : limit, world);
}

function reviewNamesOf(businessAccountId: string, world: World): void {
  for (const number of world.numbersOf(businessAccountId)) {
    const reviewed = startReview(number, world);
    if (!reviewed) continue;
    world.put(reviewed);
    awaitNameReview(reviewed, world);
  }
}
