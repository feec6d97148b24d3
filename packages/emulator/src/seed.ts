import { noAttempts } from './attempts.ts';
import { newBusinessAccount } from './business-account.ts';
import { milliseconds } from './clock.ts';
import { newPhoneNumber } from './phone-number.ts';
import type { World } from './world.ts';

/** What a program needs to know of the demo world. */
export const demo = {
  accessToken: 'EAAEmulatorDemoToken',
  appSecret: 'emulator-demo-app-secret',
  portfolioId: '506914307656634',
  businessAccountId: '102290129340398',
  /** Another account of the same portfolio, without numbers: one can be migrated to it. */
  secondBusinessAccountId: '104996122399160',
  /** The account of a client, which its portfolio shares with the demo's. */
  clientBusinessAccountId: '215589313241560',
  clientPortfolioId: '486585971195041',
  /** The number that is connected: PIN `123456`. */
  phoneNumberId: '106540352242922',
  unverifiedPhoneNumberId: '110200345501442',
  testPhoneNumberId: '107878721936019',
} as const;

/**
 * Fills a world with the demo: a WhatsApp Business Account with three numbers, of which one is
 * connected, one was just added, and one is Meta's free test number. Its portfolio owns a second
 * account, and a client shares one with it; both are empty.
 *
 * The connected number's proof of ownership has expired, as it does on numbers that have been in use
 * for long: so it can be verified once more, and every call of the manual works on it.
 */
export function plantDemo(world: World): void {
  const appId = '670843887433847';
  const userId = '122101350854021';
  const { portfolioId, businessAccountId } = demo;
  world.put({ kind: 'app', id: appId, name: 'Lucky Shrub Bot', secret: demo.appSecret });
  world.put({
    kind: 'portfolio',
    id: portfolioId,
    name: 'Lucky Shrub',
    messagingLimit: 'TIER_2K',
    phoneNumberCap: 20,
    unlinkedUsernames: { facebook: ['luckyshrub.page'], instagram: ['luckyshrub.photos'] },
    verification: 'verified',
    users: [
      { id: userId, name: 'Lucky Shrub System User', user_type: 'SYSTEM_USER' },
      { id: '122101350854022', name: 'Rosa Bloom', user_type: 'BUSINESS_USER' },
    ],
  });
  world.put({
    kind: 'portfolio',
    id: demo.clientPortfolioId,
    name: 'Wind and Wool',
    messagingLimit: 'TIER_250',
    phoneNumberCap: 2,
    verification: 'not_verified',
    users: [],
  });
  const createdAt = world.now() - milliseconds('500d');
  const users = [{ id: userId, tasks: ['MANAGE', 'DEVELOP'] }];
  const subscriptions = [{ appId }];
  const ready = { fundingId: '900180712345678', subscriptions, users };
  world.put({
    ...newBusinessAccount({ id: businessAccountId, name: 'Lucky Shrub', portfolioId, createdAt }),
    ...ready,
  });
  world.put({
    ...newBusinessAccount({
      id: demo.secondBusinessAccountId,
      name: 'Lucky Shrub Nursery',
      portfolioId,
      createdAt: createdAt + milliseconds('100d'),
    }),
    ...ready,
  });
  world.put({
    ...newBusinessAccount({
      id: demo.clientBusinessAccountId,
      name: 'Wind and Wool',
      portfolioId: demo.clientPortfolioId,
      createdAt: createdAt + milliseconds('200d'),
    }),
    ownershipType: 'CLIENT_OWNED',
    country: 'IE',
    currency: 'EUR',
    partnerIds: [portfolioId],
    subscriptions,
    users,
  });
  world.putToken({
    token: demo.accessToken,
    appId,
    userId,
    scopes: ['whatsapp_business_management', 'whatsapp_business_messaging', 'business_management'],
    businessAccountIds: [
      businessAccountId,
      demo.secondBusinessAccountId,
      demo.clientBusinessAccountId,
    ],
    portfolioIds: [portfolioId],
    issuedAt: createdAt,
  });

  const test = newPhoneNumber({
    id: demo.testPhoneNumberId,
    businessAccountId,
    digits: '15550934873',
    name: { text: 'Test Number', status: 'AVAILABLE_WITHOUT_REVIEW' },
  });
  const registration = {
    status: 'REGISTERED',
    registers: noAttempts,
    deregisters: noAttempts,
  } as const;
  world.put({
    ...test,
    accountMode: 'SANDBOX',
    registration,
    twoStep: { pin: '123456', wrong: noAttempts },
    quality: 'GREEN',
  });

  const connected = newPhoneNumber({
    id: demo.phoneNumberId,
    businessAccountId,
    digits: '16315551000',
    name: { text: 'Lucky Shrub', status: 'APPROVED' },
  });
  world.put({
    ...connected,
    ownership: {
      status: 'EXPIRED',
      verifiedAt: world.now() - milliseconds('400d'),
      requests: noAttempts,
    },
    registration,
    twoStep: { pin: '123456', wrong: noAttempts },
    quality: 'GREEN',
  });

  world.put(
    newPhoneNumber({
      id: demo.unverifiedPhoneNumberId,
      businessAccountId,
      digits: '16315552000',
      name: { text: 'Lucky Shrub Seeds', status: world.settings.firstNameStatus },
    }),
  );
}
