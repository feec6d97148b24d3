import { cloud, core } from './dialects.ts';

/** Refusals of too many calls. */
export const limitFaults = {
  accountCalledTooOften: () =>
    core(
      80008,
      '(#80008) There have been too many calls to this WhatsApp Business account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
    ),
  throughputReached: () =>
    cloud(
      130429,
      'Rate limit hit',
      'Message failed to send because there were too many messages sent from this phone number in a short period of time.',
    ),
  pairCalledTooOften: () =>
    cloud(
      131056,
      '(Business Account, Consumer Account) pair rate limit hit',
      'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
    ),
} as const;

/** The codes that say that too much was asked in too short a time. */
export const RATE_LIMIT_CODES: ReadonlySet<number> = new Set([
  4, 17, 32, 341, 613, 80007, 80008, 130429, 131056,
]);
