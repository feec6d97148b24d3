import { problemsOf } from '../place.ts';
import {
  generateShape,
  type Seed,
  type SeedAccount,
  SeedError,
  type SeedNumber,
} from './schema.ts';

/** How big a world is to be. */
export interface GenerateOptions {
  /** How many phone numbers, up to a million. */
  readonly numbers: number;
  /** How many WhatsApp Business Accounts, up to 100,000; when absent, one for each 25 numbers. */
  readonly wabas?: number | undefined;
}

/** A portfolio owns up to so many of the accounts. */
const ACCOUNTS_OF_A_PORTFOLIO = 10;

/** What numbers are like, and of how many in a hundred. */
const kinds: readonly (readonly [percent: number, state: Omit<SeedNumber, 'number'>])[] = [
  [70, { verified: 'expired', verifiedAt: '300d ago', quality: 'GREEN' }],
  [6, { verified: true, quality: 'YELLOW' }],
  [2, { verified: true, quality: 'RED' }],
  [5, { registered: false, verified: false, nameReview: 'PENDING_REVIEW' }],
  [4, { registered: false, verified: true, nameReview: 'APPROVED' }],
  [3, { registered: 'deregistered', verified: 'expired', pin: '123456' }],
  [3, { verified: true, nextName: { text: 'A New Name', review: 'PENDING_REVIEW' } }],
  [2, { registered: false, verified: true, nameReview: 'DECLINED' }],
  [2, { verified: true, onPhone: true, onboardedAt: '60d ago' }],
  [2, { verified: true, badge: 'APPROVED', highThroughput: true }],
  [1, { verified: true, integrity: 'RESTRICTED', quality: 'RED' }],
];

const states = kinds.flatMap(([percent, state]) => Array.from({ length: percent }, () => state));

const adjectives = ['Lucky', 'Blue', 'Green', 'Golden', 'Quiet', 'Northern', 'Little', 'Bright'];
const things = ['Shrub', 'Harbor', 'Bakery', 'Garden', 'Bicycle', 'Library', 'Kitchen', 'Orchard'];

/**
 * Makes a seed of so many numbers, in the states that a fleet of numbers is in: most of them work, some
 * wait for Meta or for their owner. The same options make the same seed, ids included.
 * @throws {SeedError} where an option is not what it should be; the message names it
 */
export function generateSeed(options: GenerateOptions): Seed {
  const read = generateShape.safeParse(options);
  if (!read.success) throw new SeedError(`No seed can be generated. ${problemsOf(read.error)}`);
  const { numbers, wabas } = read.data;
  const accountCount = wabas ?? Math.max(1, Math.ceil(numbers / 25));
  const portfolioCount = Math.ceil(accountCount / ACCOUNTS_OF_A_PORTFOLIO);
  const perPortfolio = Math.ceil(numbers / portfolioCount);
  const portfolios = Array.from({ length: portfolioCount }, (_, index) => ({
    id: String(500_000_000_000_000 + index),
    name: nameOf(index),
    messagingLimit: 'TIER_100K' as const,
    phoneNumberCap: Math.max(20, 2 * perPortfolio),
  }));
  const businessAccounts = Array.from(
    { length: accountCount },
    (_, index): SeedAccount => ({
      id: String(200_000_000_000_000 + index),
      name: nameOf(index),
      portfolio: String(500_000_000_000_000 + Math.floor(index / ACCOUNTS_OF_A_PORTFOLIO)),
    }),
  );
  const phoneNumbers = Array.from(
    { length: numbers },
    (_, index): SeedNumber => ({
      id: String(700_000_000_000_000 + index),
      number: `+1${201 + Math.floor(index / 8_000_000)}${2_000_000 + (index % 8_000_000)}`,
      businessAccount: String(200_000_000_000_000 + (index % accountCount)),
      // Steps of a prime, so that neighbours are in different states.
      ...states[(index * 37) % states.length],
    }),
  );
  return { portfolios, businessAccounts, phoneNumbers };
}

const nameOf = (index: number) => {
  const [first, second] = [
    adjectives[index % adjectives.length],
    things[Math.floor(index / adjectives.length) % things.length],
  ];
  const round = Math.floor(index / (adjectives.length * things.length));
  return round === 0 ? `${first} ${second}` : `${first} ${second} ${round + 1}`;
};
