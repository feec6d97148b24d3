import * as z from 'zod';
import type { Node, NodeOf } from './nodes.ts';

/**
 * What a node of each kind has to hold, for a world that comes from elsewhere. A part of a node that has no
 * shape here does not compile; whatever else a node holds is let be.
 */
type ShapeOf<Kind extends Node['kind']> = {
  readonly [Part in keyof NodeOf<Kind>]-?: z.ZodType;
};

const text = z.string();
const texts = z.array(text);
const time = z.number();
const yes = z.boolean();
const record = z.record(text, z.unknown());
const attempts = z.object({ at: z.array(time), lockedUntil: time.optional() });
const reviewedName = z.object({ text, status: text });

const ownership = z.object({
  status: z.enum(['NOT_VERIFIED', 'VERIFIED', 'EXPIRED']),
  verifiedAt: time.optional(),
  claimedAt: time.optional(),
  code: z
    .object({ value: text, method: text, language: text, sentAt: time, wrong: time, void: yes })
    .optional(),
  requests: attempts,
});

const app: ShapeOf<'app'> = {
  kind: z.literal('app'),
  id: text,
  name: text,
  secret: text,
  requiresProof: yes.optional(),
  subscription: z.object({ callbackUrl: text, fields: texts, version: text }).optional(),
};

const portfolio: ShapeOf<'portfolio'> = {
  kind: z.literal('portfolio'),
  id: text,
  name: text,
  messagingLimit: text,
  phoneNumberCap: z.number(),
  unlinkedUsernames: z.object({ facebook: texts, instagram: texts }).optional(),
  verification: text,
  users: z.array(z.object({ id: text, name: text, user_type: text })),
};

const businessAccount: ShapeOf<'businessAccount'> = {
  kind: z.literal('businessAccount'),
  id: text,
  name: text,
  portfolioId: text,
  ownershipType: text,
  partnerIds: texts,
  createdAt: time,
  country: text,
  currency: text,
  review: text,
  restrictions: z.array(z.object({ type: text, until: time.optional() })).optional(),
  ban: z.enum(['SCHEDULE_FOR_DISABLE', 'DISABLE']).optional(),
  fundingId: text.optional(),
  subscriptions: z
    .array(
      z.object({ appId: text, callback: z.object({ url: text, verifyToken: text }).optional() }),
    )
    .optional(),
  users: z.array(z.object({ id: text, tasks: texts })),
  switches: record,
};

const phoneNumber: ShapeOf<'phoneNumber'> = {
  kind: z.literal('phoneNumber'),
  id: text,
  businessAccountId: text,
  digits: text,
  accountMode: text,
  ownership,
  registration: z.object({
    status: z.enum(['NEVER', 'REGISTERED', 'DEREGISTERED', 'INCOMPLETE']),
    registers: attempts,
    deregisters: attempts,
    firstAt: time.optional(),
  }),
  twoStep: z.object({ pin: text.optional(), wrong: attempts, resetRequestedAt: time.optional() }),
  name: z.object({
    current: reviewedName,
    next: reviewedName
      .extend({ approvedAt: time.optional(), replaced: reviewedName.optional() })
      .optional(),
    changes: attempts,
  }),
  quality: text,
  integrity: z.enum(['RATE_LIMITED', 'RESTRICTED', 'FLAGGED', 'UNKNOWN']).optional(),
  isFast: yes.optional(),
  progress: record.optional(),
  removedAt: time.optional(),
  flaggedAt: time.optional(),
  paidAt: time.optional(),
  isOffboarded: yes.optional(),
  sending: z
    .object({
      second: time,
      count: z.number(),
      pairs: z.record(text, z.object({ level: z.number(), at: time })),
    })
    .optional(),
  onPhone: yes,
  onboardedAt: time.optional(),
  appData: texts,
  settings: record,
  callback: text.optional(),
  isSearchable: yes,
  username: z.object({ username: text, status: text }).optional(),
  badge: z
    .object({ status: text, appliedAt: time.optional(), decidedAt: time.optional() })
    .optional(),
  complianceInfo: record.optional(),
  automation: z.object({ prompts: texts, commands: z.array(record) }),
  profile: record,
  qrCodes: z.array(z.object({ id: text, message: text })),
  encryption: z.object({ publicKey: text, signature: text }).optional(),
  people: z.object({ blocked: texts, wroteAt: z.record(text, time) }),
  commerce: z.object({ isCartEnabled: yes, isCatalogVisible: yes }),
  isPreVerified: yes,
  migratesFrom: text.optional(),
  migratedTo: text.optional(),
};

const line: ShapeOf<'line'> = {
  kind: z.literal('line'),
  id: text,
  onHandset: yes.optional(),
  banned: yes.optional(),
  noSms: yes.optional(),
  noVoice: yes.optional(),
  removedAt: time.optional(),
};

const preVerifiedNumber: ShapeOf<'preVerifiedNumber'> = {
  kind: z.literal('preVerifiedNumber'),
  id: text,
  portfolioId: text,
  digits: text,
  addedAt: time,
  ownership,
  partnerIds: texts,
  left: yes,
};

const migrationIntent: ShapeOf<'migrationIntent'> = {
  kind: z.literal('migrationIntent'),
  id: text,
  businessAccountId: text,
  status: text,
  solutionId: text.optional(),
  appId: text.optional(),
};

export const nodeShape = z.discriminatedUnion('kind', [
  z.object(app),
  z.object(portfolio),
  z.object(businessAccount),
  z.object(phoneNumber),
  z.object(line),
  z.object(preVerifiedNumber),
  z.object(migrationIntent),
]);
