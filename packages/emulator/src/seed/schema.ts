import * as z from 'zod';
import { durationPattern } from '../clock.ts';
import { nearestOf } from '../nearest.ts';
import { type LineOf, problemsOf } from '../place.ts';

/** What a world begins with. Every key is optional, and what is left out has a default that works. */

const IN_QUOTES = 'must be text: write it in quotes';
const text = () =>
  z.string({
    error: ({ input }) => (['number', 'boolean'].includes(typeof input) ? IN_QUOTES : undefined),
  });

/** An object of these keys and no others: one that is unknown is refused with those there are. */
const entry = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys, Object.keys(shape)) : undefined,
  });

function unknownKeys(keys: readonly string[], known: readonly string[]): string {
  const problems = keys.map((key) => {
    const near = nearestOf(key, known);
    return `there is no key ${JSON.stringify(key)}${near ? `. Did you mean ${near}?` : '.'}`;
  });
  return `${problems.join(' ')} The keys are ${known.join(', ')}`;
}

const id = text().regex(/^\d+$/, 'must be digits, in quotes').describe('Given by Meta: digits');
const moment = text()
  .refine(
    (text) =>
      (text.endsWith(' ago') && durationPattern.test(text.slice(0, -4))) ||
      !Number.isNaN(Date.parse(text)),
    "must be like '2026-11-22T09:00:00Z' or '90d ago'",
  )
  .describe("A moment such as '2026-11-22T09:00:00Z', or '90d ago'");
const number = text()
  .refine((text) => /^\d{5,20}$/.test(text.replace(/[\s()+.-]/g, '')), 'must be a phone number')
  .describe('With its country code, as people write it');
const url = z.url();

const app = entry({
  id: id.optional(),
  name: text().optional(),
  secret: text().min(1).optional().describe('Signs its webhooks and proves its tokens'),
  requireAppSecret: z.boolean().optional().describe('Whether calls need appsecret_proof'),
});

const portfolio = entry({
  id: id.optional(),
  name: text().optional(),
  messagingLimit: z
    .enum(['TIER_250', 'TIER_2K', 'TIER_10K', 'TIER_100K', 'TIER_UNLIMITED'])
    .optional(),
  phoneNumberCap: z.int().min(0).optional().describe('How many numbers it may hold'),
  verification: z
    .enum(['verified', 'not_verified', 'pending', 'rejected', 'failed', 'expired', 'revoked'])
    .optional(),
  users: z
    .array(
      entry({
        id,
        name: text(),
        type: z.enum(['SYSTEM_USER', 'BUSINESS_USER']).optional(),
      }),
    )
    .optional(),
  unlinkedUsernames: entry({ facebook: z.array(text()), instagram: z.array(text()) })
    .optional()
    .describe('Usernames of its Pages and Instagram accounts that no number has yet'),
});

const businessAccount = entry({
  id: id.optional(),
  name: text().optional(),
  portfolio: id.optional().describe('The portfolio that owns it; the first one when absent'),
  partners: z.array(id).optional().describe('The portfolios it is shared with'),
  ownership: z.enum(['SELF', 'CLIENT_OWNED', 'ON_BEHALF_OF']).optional(),
  createdAt: moment.optional(),
  country: text().length(2).optional(),
  currency: text().length(3).optional(),
  review: z.enum(['APPROVED', 'PENDING', 'REJECTED']).optional(),
  fundingId: id.nullable().optional().describe('What pays for its messages; null for nothing'),
  restrictions: z
    .array(entry({ type: text(), until: moment.optional() }))
    .optional()
    .describe('What it may not do for now, such as RESTRICTED_ADD_PHONE_NUMBER_ACTION'),
  ban: z.enum(['SCHEDULE_FOR_DISABLE', 'DISABLE']).optional(),
  subscriptions: z
    .array(
      entry({
        app: id,
        callback: entry({ url, verifyToken: text() }).optional(),
      }),
    )
    .optional()
    .describe('The apps that its webhooks go to; the first app when absent'),
  users: z.array(entry({ id, tasks: z.array(text()) })).optional(),
});

const nameReview = z.enum([
  'APPROVED',
  'AVAILABLE_WITHOUT_REVIEW',
  'DECLINED',
  'EXPIRED',
  'PENDING_REVIEW',
  'NONE',
]);

const phoneNumber = entry({
  id: id.optional(),
  number,
  businessAccount: id.optional().describe('The first account when absent'),
  name: text().optional().describe('Its display name; that of its account when absent'),
  nameReview: nameReview.optional().describe('APPROVED when absent, of a registered number'),
  nextName: entry({ text: text(), review: nameReview, approvedAt: moment.optional() })
    .optional()
    .describe('A display name that was asked for in place of the present one'),
  registered: z
    .union([z.boolean(), z.literal('deregistered')])
    .optional()
    .describe('true when absent'),
  registeredAt: moment.optional().describe('When it was first registered'),
  registerRequests: z.array(moment).optional().describe('Past requests to register it'),
  deregisterRequests: z.array(moment).optional(),
  verified: z
    .union([z.boolean(), z.literal('expired')])
    .optional()
    .describe('Whether its ownership is proven; as registered when absent'),
  verifiedAt: moment.optional(),
  pin: text()
    .regex(/^\d{6}$/, 'must be 6 digits, in quotes')
    .nullable()
    .optional()
    .describe("The two-step PIN, null for none; '123456' when absent, of a registered number"),
  quality: z.enum(['GREEN', 'YELLOW', 'RED', 'NA', 'UNKNOWN']).optional(),
  test: z.boolean().optional().describe("Whether it is Meta's free test number"),
  integrity: z.enum(['RATE_LIMITED', 'RESTRICTED', 'FLAGGED', 'UNKNOWN']).optional(),
  highThroughput: z.boolean().optional().describe('1,000 messages a second instead of 80'),
  onHandset: z.boolean().optional().describe('In use in a WhatsApp app, and so not to be added'),
  banned: z.boolean().optional().describe('Banned from WhatsApp'),
  noSms: z.boolean().optional().describe('Cannot receive SMS'),
  noVoice: z.boolean().optional().describe('Cannot receive calls'),
  onPhone: z.boolean().optional().describe('Also used in the WhatsApp Business app (coexistence)'),
  onboardedAt: moment.optional().describe('When Embedded Signup ended'),
  preVerified: z.boolean().optional().describe('Whether it came from a pool'),
  username: entry({
    username: text(),
    status: z.enum(['approved', 'reserved']).optional(),
  }).optional(),
  badge: z.enum(['PENDING', 'APPROVED', 'REJECTED']).optional().describe('The official badge'),
  searchable: z.boolean().optional(),
  callback: url.optional().describe('Where its messages webhooks go'),
  blocked: z.array(number).optional().describe('People it has blocked'),
  profile: entry({
    about: text().optional(),
    address: text().optional(),
    description: text().optional(),
    email: text().optional(),
    websites: z.array(text()).optional(),
    vertical: text().optional(),
  }).optional(),
});

const preVerifiedNumber = entry({
  id: id.optional(),
  number,
  portfolio: id.optional().describe('The first portfolio when absent'),
  partners: z.array(id).optional(),
  addedAt: moment.optional(),
  verified: z.boolean().optional(),
  verifiedAt: moment.optional(),
});

const token = entry({
  token: text().min(1),
  app: id.optional().describe('The first app when absent'),
  user: id.nullable().optional().describe('The system user it speaks for; null for none'),
  scopes: z.array(text()).optional().describe('All three of WhatsApp when absent'),
  businessAccounts: z.array(id).optional().describe('All when absent'),
  portfolios: z.array(id).optional().describe('All when absent'),
  issuedAt: moment.optional(),
  expiresAt: moment.optional(),
  revoked: z.boolean().optional(),
});

/** How big a generated world may be. */
export const generateShape = entry({
  numbers: z.int().min(0).max(1_000_000),
  wabas: z.int().min(1).max(100_000).optional().describe('25 numbers each when absent'),
});

/** The shape of a seed. */
export const seedShape = entry({
  $schema: text().optional(),
  apps: z.array(app).optional(),
  portfolios: z.array(portfolio).optional(),
  businessAccounts: z.array(businessAccount).optional(),
  phoneNumbers: z.array(phoneNumber).optional(),
  preVerifiedNumbers: z.array(preVerifiedNumber).optional(),
  tokens: z.array(token).optional(),
  generate: generateShape
    .optional()
    .describe('Numbers in all believable states, besides those given'),
});

/** What a world begins with: apps, portfolios, accounts, numbers and tokens. All of it has defaults. */
export type Seed = z.infer<typeof seedShape>;
export type SeedNumber = NonNullable<Seed['phoneNumbers']>[number];
export type SeedAccount = NonNullable<Seed['businessAccounts']>[number];

/** A seed that cannot be planted. The message names the place. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}

/** Reads a value as a seed. Where it is of a file, a problem is told with its line there. */
export function readSeed(value: unknown, lineOf?: LineOf): Seed {
  const result = seedShape.safeParse(value);
  if (result.success) return result.data;
  throw new SeedError(`This is not a seed. ${problemsOf(result.error, '', lineOf)}`);
}

/** The shape of a seed as JSON Schema, for editors. */
export const seedJsonSchema = () => ({
  ...z.toJSONSchema(seedShape, { io: 'input' }),
  title: 'A seed of the emulator',
});
