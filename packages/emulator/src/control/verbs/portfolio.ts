import type { MessagingLimit } from 'meta-cloud-api/contract';
import * as z from 'zod';
import type { Portfolio } from '../../nodes.ts';
import { limitPortfolio, messagingLimits, verifyPortfolio } from '../../portfolio.ts';
import { limitDenied } from '../../webhooks/account-events.ts';
import { emit } from '../../webhooks/emit.ts';
import type { World } from '../../world.ts';
import { ControlError, changes, named } from '../verb.ts';

/** What a portfolio may do. */
export interface PortfolioState {
  readonly portfolioId: string;
  readonly verification: string;
  readonly messagingLimit: MessagingLimit;
  readonly phoneNumberCap: number;
}

const portfolioId = named('portfolioId', z.string().min(1));
const outcomes = ['DEFERRED', 'FAILED', 'NEED_MORE_INFO'] as const;

export const portfolio = {
  verify: changes(
    'The business is verified: its messaging limit is 2,000 at least, and it may hold 20 numbers.',
    [portfolioId],
    (world, id: string) => stateOf(verifyPortfolio(portfolioOf(world, id), world)),
  ),
  limit: changes(
    'Sets the messaging limit; from 2,000 on the business may hold 20 numbers.',
    [portfolioId, named('limit', z.enum(messagingLimits))],
    (world, id: string, limit: (typeof messagingLimits)[number]) =>
      stateOf(limitPortfolio(portfolioOf(world, id), limit, world)),
  ),
  deny: changes(
    'Tells that the messaging limit is not raised: not yet, not at all, or not without more information.',
    [portfolioId, named('outcome', z.enum(outcomes))],
    (world, id: string, outcome: (typeof outcomes)[number]) => {
      const portfolio = portfolioOf(world, id);
      for (const account of world.all('businessAccount')) {
        if (account.portfolioId !== id) continue;
        emit(limitDenied(account, outcome), world);
      }
      return stateOf(portfolio);
    },
  ),
};

function portfolioOf(world: World, id: string): Portfolio {
  const portfolio = world.find('portfolio', id);
  if (portfolio) return portfolio;
  throw new ControlError(`There is no business portfolio with the id ${id} here`);
}

const stateOf = (portfolio: Portfolio): PortfolioState => ({
  portfolioId: portfolio.id,
  verification: portfolio.verification,
  messagingLimit: portfolio.messagingLimit,
  phoneNumberCap: portfolio.phoneNumberCap,
});
