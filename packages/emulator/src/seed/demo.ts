import type { Seed } from './schema.ts';

/** What a program needs to know of the demo world. */
export const demo = {
  accessToken: 'EAAEmulatorDemoToken',
  appSecret: 'emulator-demo-app-secret',
  portfolioId: '506914307656634',
  businessAccountId: '102290129340398',
  /** The number that is connected: PIN `123456`. */
  phoneNumberId: '106540352242922',
} as const;

const appId = '670843887433847';
const userId = '122101350854021';
const clientPortfolioId = '486585971195041';

/** What stands where a seed says nothing. */
export const defaults = {
  appId,
  appSecret: demo.appSecret,
  userId,
  portfolioId: demo.portfolioId,
  businessAccountId: demo.businessAccountId,
  accessToken: demo.accessToken,
  fundingId: '900180712345678',
  name: 'Lucky Shrub',
  pin: '123456',
  scopes: ['whatsapp_business_management', 'whatsapp_business_messaging', 'business_management'],
} as const;

/**
 * The demo: a WhatsApp Business Account with three numbers, of which one is connected, one was just
 * added, and one is Meta's free test number. Its portfolio owns a second account, and a client shares
 * one with it; both are empty.
 *
 * The connected number's proof of ownership has expired, as it does on numbers that have been in use
 * for long: so it can be verified once more, and every call of the manual works on it.
 */
export const demoSeed: Seed = {
  apps: [{ id: appId, name: 'Lucky Shrub Bot', secret: demo.appSecret }],
  portfolios: [
    {
      id: demo.portfolioId,
      name: 'Lucky Shrub',
      messagingLimit: 'TIER_2K',
      phoneNumberCap: 20,
      verification: 'verified',
      unlinkedUsernames: { facebook: ['luckyshrub.page'], instagram: ['luckyshrub.photos'] },
      users: [
        { id: userId, name: 'Lucky Shrub System User' },
        { id: '122101350854022', name: 'Rosa Bloom', type: 'BUSINESS_USER' },
      ],
    },
    {
      id: clientPortfolioId,
      name: 'Wind and Wool',
      messagingLimit: 'TIER_250',
      phoneNumberCap: 2,
      verification: 'not_verified',
      users: [],
    },
  ],
  businessAccounts: [
    { id: demo.businessAccountId, name: 'Lucky Shrub', createdAt: '500d ago' },
    { id: '104996122399160', name: 'Lucky Shrub Nursery', createdAt: '400d ago' },
    {
      id: '215589313241560',
      name: 'Wind and Wool',
      portfolio: clientPortfolioId,
      partners: [demo.portfolioId],
      ownership: 'CLIENT_OWNED',
      country: 'IE',
      currency: 'EUR',
      fundingId: null,
      createdAt: '300d ago',
    },
  ],
  phoneNumbers: [
    {
      id: '107878721936019',
      number: '+1 555-093-4873',
      name: 'Test Number',
      nameReview: 'AVAILABLE_WITHOUT_REVIEW',
      test: true,
      verified: false,
    },
    {
      id: demo.phoneNumberId,
      number: '+1 631-555-1000',
      verified: 'expired',
      verifiedAt: '400d ago',
    },
    {
      id: '110200345501442',
      number: '+1 631-555-2000',
      name: 'Lucky Shrub Seeds',
      registered: false,
    },
  ],
  tokens: [{ token: demo.accessToken, portfolios: [demo.portfolioId], issuedAt: '500d ago' }],
};
