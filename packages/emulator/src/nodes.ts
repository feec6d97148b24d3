import type {
  AccountMode,
  AccountReviewStatus,
  AppDataType,
  AssignedUser,
  BusinessVerificationStatus,
  ComplianceInfo,
  ConversationalCommand,
  FeatureSettings,
  MessagingLimit,
  NameStatus,
  OwnershipType,
  QualityRating,
  Username,
  Vertical,
  MigrationIntent as WireMigrationIntent,
} from 'meta-cloud-api/contract';
import type { KnownWebhookField } from './webhooks/fields.ts';

/**
 * What the world is made of: plain data, replaced and never mutated, so that a snapshot is a copy
 * of it and nothing else.
 */
export type Node =
  | App
  | Portfolio
  | BusinessAccount
  | PhoneNumber
  | Line
  | PreVerifiedNumber
  | MigrationIntent
  | DebugToken;

export interface App {
  readonly kind: 'app';
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  /** Whether calls with a token of its users need a proof that they know the secret. */
  readonly requiresProof?: boolean;
  /** What it is told of WhatsApp Business Accounts, and where; absent where it is told nothing. */
  readonly subscription?: {
    readonly callbackUrl: string;
    readonly fields: readonly KnownWebhookField[];
    /** The version of the Graph API that it asked with. */
    readonly version: string;
  };
}

/** A business portfolio: it holds the messaging limit and the cap on numbers. */
export interface Portfolio {
  readonly kind: 'portfolio';
  readonly id: string;
  readonly name: string;
  readonly messagingLimit: MessagingLimit;
  readonly phoneNumberCap: number;
  /** Usernames of its Facebook Pages and Instagram accounts that are not linked to a number yet. */
  readonly unlinkedUsernames?: {
    readonly facebook: readonly string[];
    readonly instagram: readonly string[];
  };
  readonly verification: BusinessVerificationStatus;
  /** Its people and system users. */
  readonly users: readonly Pick<AssignedUser, 'id' | 'name' | 'user_type'>[];
}

/** A WhatsApp Business Account (WABA). */
export interface BusinessAccount {
  readonly kind: 'businessAccount';
  readonly id: string;
  readonly name: string;
  /** The portfolio that owns it. */
  readonly portfolioId: string;
  /** Whether the portfolio made it for itself, or has it of a client. */
  readonly ownershipType: OwnershipType;
  /** The portfolios it is shared with. */
  readonly partnerIds: readonly string[];
  readonly createdAt: number;
  readonly country: string;
  readonly currency: string;
  readonly review: AccountReviewStatus;
  /** What Meta's enforcement keeps it from, for a while or for good. */
  readonly restrictions?: readonly Restriction[];
  /** Whether Meta has disabled it, or is about to. */
  readonly ban?: 'SCHEDULE_FOR_DISABLE' | 'DISABLE';
  /** What pays for its messages; absent where nothing does. */
  readonly fundingId?: string;
  /** The apps that its webhooks go to, each maybe with a callback of its own for this account. */
  readonly subscriptions?: readonly {
    readonly appId: string;
    readonly callback?: { readonly url: string; readonly verifyToken: string };
  }[];
  readonly users: readonly Pick<AssignedUser, 'id' | 'tasks'>[];
  /** What `POST /{account}` sets. */
  readonly switches: {
    readonly is_enabled_for_insights: boolean;
    readonly disable_marketing_messages_on_cloud_api: boolean;
    readonly template_auto_archival_enabled: boolean;
    readonly degrees_of_freedom_spec?: Readonly<Record<string, unknown>>;
  };
}

/** Something that an account may not do. */
export interface Restriction {
  /** Such as `RESTRICTED_ADD_PHONE_NUMBER_ACTION`. */
  readonly type: string;
  /** Milliseconds since 1970; absent where it has no end. */
  readonly until?: number;
}

/** Times of past requests, and until when further ones are refused. Milliseconds since 1970. */
export interface Attempts {
  readonly at: readonly number[];
  readonly lockedUntil?: number;
}

export interface SentCode {
  readonly value: string;
  readonly method: 'SMS' | 'VOICE' | 'IVR';
  readonly language: string;
  readonly sentAt: number;
  /** Wrong guesses so far. */
  readonly wrong: number;
  /** Used, or guessed wrong too often. */
  readonly void: boolean;
}

/** A display name and its review. */
export interface ReviewedName {
  readonly text: string;
  readonly status: NameStatus;
}

/** A name that was asked for in place of the present one. */
export interface NextName extends ReviewedName {
  readonly approvedAt?: number;
  /** The name it took the place of at its approval, restored where nobody registers again. */
  readonly replaced?: ReviewedName;
}

/** What a number's profile holds; an empty value is one that was cleared. */
export interface BusinessProfile {
  readonly about?: string;
  readonly address?: string;
  readonly description?: string;
  readonly email?: string;
  readonly websites?: readonly string[];
  readonly vertical?: Vertical;
  readonly pictureHandle?: string;
}

export interface QrCode {
  /** What Meta calls the code. */
  readonly id: string;
  readonly message: string;
}

/** The proof, by SMS or call, that a number is held. */
export interface Ownership {
  readonly status: 'NOT_VERIFIED' | 'VERIFIED' | 'EXPIRED';
  readonly verifiedAt?: number;
  /** Set where the proof was taken over from the pool: it lapses unless the number is registered. */
  readonly claimedAt?: number;
  readonly code?: SentCode;
  readonly requests: Attempts;
}

/** What takes the place of a number's ordinary status; `FLAGGED` is no longer given since October 2025. */
export type Integrity = 'RATE_LIMITED' | 'RESTRICTED' | 'FLAGGED' | 'UNKNOWN';

/** When what waits for Meta is done: `at once`, after a time such as `24h`, or `manual`, only when told. */
export interface Progress {
  readonly nameReview: string;
  readonly badgeReview: string;
  readonly provisioningDelay: string;
}

/** What a number has sent a short while ago. Milliseconds since 1970. */
export interface Sending {
  /** The second it last sent in, and how much in that. */
  readonly second: number;
  readonly count: number;
  /** How full the measure of a recipient is, and when it was so; it empties with time. */
  readonly pairs: Readonly<Record<string, { readonly level: number; readonly at: number }>>;
}

/** A business phone number, on the independent axes its fields are derived from. */
export interface PhoneNumber {
  readonly kind: 'phoneNumber';
  readonly id: string;
  readonly businessAccountId: string;
  /** With country code, digits only. */
  readonly digits: string;
  readonly accountMode: AccountMode;
  readonly ownership: Ownership;
  readonly registration: {
    /** `INCOMPLETE` where deregistering failed half-way. */
    readonly status: 'NEVER' | 'REGISTERED' | 'DEREGISTERED' | 'INCOMPLETE';
    readonly registers: Attempts;
    readonly deregisters: Attempts;
    /** When it was first registered; absent where that was before this world began. */
    readonly firstAt?: number;
  };
  readonly twoStep: {
    readonly pin?: string;
    /** Wrong tries. */
    readonly wrong: Attempts;
    /** When WhatsApp Manager was asked to turn it off; the link it sent is not followed yet. */
    readonly resetRequestedAt?: number;
  };
  readonly name: {
    readonly current: ReviewedName;
    readonly next?: NextName;
    /** When changes were asked for. */
    readonly changes: Attempts;
  };
  readonly quality: QualityRating;
  /** What the number's messages have brought upon it. */
  readonly integrity?: Integrity;
  /** Whether it may send 1,000 messages a second instead of 80. */
  readonly isFast?: boolean;
  /** How its reviews and its provisioning go, where that is not as the settings say. */
  readonly progress?: Partial<Progress>;
  /** When an admin removed it from its account. */
  readonly removedAt?: number;
  /** Since when it is `FLAGGED`. Milliseconds since 1970. */
  readonly flaggedAt?: number;
  readonly sending?: Sending;
  /** When it last sent a message that costs money. */
  readonly paidAt?: number;
  readonly onPhone: boolean;
  /** Whether it left the platform for the WhatsApp Business app alone: it can come back. */
  readonly isOffboarded?: boolean;
  /** When Embedded Signup ended. */
  readonly onboardedAt?: number;
  /** What was fetched from the WhatsApp Business app. */
  readonly appData: readonly AppDataType[];
  /** What was set, feature by feature. */
  readonly settings: Partial<FeatureSettings>;
  /** Where its `messages` webhooks go, instead of to the callback of its account or app. */
  readonly callback?: string;
  readonly isSearchable: boolean;
  readonly username?: Username;
  /** An application for the badge of an official business account. */
  readonly badge?: {
    readonly status: 'PENDING' | 'APPROVED' | 'REJECTED';
    readonly appliedAt?: number;
    readonly decidedAt?: number;
  };
  readonly complianceInfo?: ComplianceInfo;
  readonly automation: {
    readonly prompts: readonly string[];
    readonly commands: readonly ConversationalCommand[];
  };
  readonly profile: BusinessProfile;
  /** In the order they were made. */
  readonly qrCodes: readonly QrCode[];
  readonly encryption?: {
    readonly publicKey: string;
    readonly signature: 'VALID' | 'MISMATCH';
  };
  readonly people: {
    /** The digits of who is blocked, in the order of their blocking. */
    readonly blocked: readonly string[];
    /** When people last wrote, by their digits; those of the last 24 hours. */
    readonly wroteAt: Readonly<Record<string, number>>;
  };
  readonly commerce: {
    readonly isCartEnabled: boolean;
    readonly isCatalogVisible: boolean;
  };
  /** Whether it came from a pool of pre-verified numbers. */
  readonly isPreVerified: boolean;
  /** The number on the account it is leaving, until it has left. */
  readonly migratesFrom?: string;
  /** The number on the account it has left for. */
  readonly migratedTo?: string;
}

/** What holds of digits, whether or not they were ever added to an account. */
export interface Line {
  readonly kind: 'line';
  /** See `lineId`. */
  readonly id: string;
  /** Whether a WhatsApp app is registered with them. */
  readonly onHandset?: boolean;
  readonly banned?: boolean;
  readonly noSms?: boolean;
  readonly noVoice?: boolean;
  /** When a number with them was last removed from an account. */
  readonly removedAt?: number;
}

/** A number in a portfolio's pool, to be taken by a business that need not verify it any more. */
export interface PreVerifiedNumber {
  readonly kind: 'preVerifiedNumber';
  readonly id: string;
  readonly portfolioId: string;
  /** With country code, digits only. */
  readonly digits: string;
  readonly addedAt: number;
  readonly ownership: Ownership;
  /** The portfolios that may offer it too. */
  readonly partnerIds: readonly string[];
  /** Taken by a business, or deleted: it is no longer in the pool. */
  readonly left: boolean;
}

/** The wish to move an account to another partner's solution, or to an app alone. */
export interface MigrationIntent {
  readonly kind: 'migrationIntent';
  readonly id: string;
  readonly businessAccountId: string;
  readonly status: WireMigrationIntent['status'];
  readonly solutionId?: string;
  readonly appId?: string;
}

/** What `/debug_token` names: it is always there, and holds nothing. */
export interface DebugToken {
  readonly kind: 'debugToken';
  readonly id: 'debug_token';
}

/** What an access token lets its bearer do. It is no node: nothing on the Graph names it. */
export interface Token {
  readonly token: string;
  readonly appId: string;
  /** The system user it speaks for; none where it is the app's own. */
  readonly userId?: string;
  readonly scopes: readonly string[];
  /** The WhatsApp Business Accounts its system user is assigned to. */
  readonly businessAccountIds: readonly string[];
  /** The portfolios its system user is an admin of. */
  readonly portfolioIds: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt?: number;
  readonly isRevoked?: boolean;
}

/** The node of a kind. */
export type NodeOf<Kind extends Node['kind']> = Extract<Node, { readonly kind: Kind }>;

/** The names that Meta's errors give the kinds of node. */
export const nodeTypes = {
  app: 'Application',
  portfolio: 'Business',
  businessAccount: 'WhatsAppBusinessAccount',
  phoneNumber: 'WhatsAppBusinessPhoneNumber',
  line: 'Line',
  preVerifiedNumber: 'WhatsAppBusinessPreVerifiedPhoneNumber',
  migrationIntent: 'WhatsAppBusinessAccountMigrationIntent',
  debugToken: 'DebugToken',
} as const satisfies Record<Node['kind'], string>;
