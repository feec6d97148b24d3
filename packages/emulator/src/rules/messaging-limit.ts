import type { MessagingLimit } from 'meta-cloud-api/contract';
import type { PhoneNumber } from '../nodes.ts';
import type { World } from '../world.ts';

/** How many people the number may message first in 24 hours: its portfolio's limit. */
export const messagingLimitOf = (number: PhoneNumber, world: World): MessagingLimit =>
  world.get('portfolio', world.get('businessAccount', number.businessAccountId).portfolioId)
    .messagingLimit;

/** Whether that is below 2,000, which is where several features begin. */
export const isLimitLow = (number: PhoneNumber, world: World): boolean =>
  messagingLimitOf(number, world) === 'TIER_250';
