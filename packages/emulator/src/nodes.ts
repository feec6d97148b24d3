import type {
  AccountMode,
  AppDataType,
  ComplianceInfo,
  ConversationalCommand,
  FeatureSettings,
  MessagingLimit,
  NameStatus,
  QualityRating,
  Username,
  Vertical,
} from 'meta-cloud-api/contract';

/**
 * What the world is made of: plain data, replaced and never mutated, so that a snapshot is a copy
 * of it and nothing else.
 */
export type Node = App | Portfolio | BusinessAccount | PhoneNumber;

export interface App {
  readonly kind: 'app';
  readonly id: string;
  readonly name: string;
  readonly secret: string;
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
}

/** A WhatsApp Business Account (WABA). */
export interface BusinessAccount {
  readonly kind: 'businessAccount';
  readonly id: string;
  readonly name: string;
  readonly portfolioId: string;
  /** The apps that are told what happens in it, each with a callback of its own for this account. */
  readonly subscriptions?: readonly {
    readonly appId: string;
    readonly callback?: { readonly url: string; readonly verifyToken: string };
  }[];
}

/** Times of past requests, and until when further ones are refused. Milliseconds since 1970. */
export interface Attempts {
  readonly at: readonly number[];
  readonly lockedUntil?: number;
}

export interface SentCode {
  readonly value: string;
  readonly method: 'SMS' | 'VOICE';
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
  readonly about?: string | undefined;
  readonly address?: string | undefined;
  readonly description?: string | undefined;
  readonly email?: string | undefined;
  readonly websites?: readonly string[] | undefined;
  readonly vertical?: Vertical | undefined;
  readonly pictureHandle?: string | undefined;
}

export interface QrCode {
  /** What Meta calls the code. */
  readonly id: string;
  readonly message: string;
}

/** A business phone number, on the independent axes its fields are derived from. */
export interface PhoneNumber {
  readonly kind: 'phoneNumber';
  readonly id: string;
  readonly businessAccountId: string;
  /** With country code, digits only. */
  readonly digits: string;
  readonly accountMode: AccountMode;
  readonly ownership: {
    readonly status: 'NOT_VERIFIED' | 'VERIFIED' | 'EXPIRED';
    readonly verifiedAt?: number;
    readonly code?: SentCode;
    readonly requests: Attempts;
  };
  readonly registration: {
    readonly status: 'NEVER' | 'REGISTERED' | 'DEREGISTERED';
    readonly registers: Attempts;
    readonly deregisters: Attempts;
    /** When it was first registered; absent where that was before this world began. */
    readonly firstAt?: number;
  };
  readonly twoStep: {
    readonly pin?: string;
    /** Wrong tries. */
    readonly wrong: Attempts;
  };
  readonly name: {
    readonly current: ReviewedName;
    readonly next?: NextName;
    /** When changes were asked for. */
    readonly changes: Attempts;
  };
  readonly quality: QualityRating;
  readonly onPhone: boolean;
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
}

/** What an access token lets its bearer do. It is no node: nothing on the Graph names it. */
export interface Token {
  readonly token: string;
  readonly appId: string;
  readonly scopes: readonly string[];
  /** The WhatsApp Business Accounts its system user is assigned to. */
  readonly businessAccountIds: readonly string[];
  readonly expiresAt?: number;
}

/** The node of a kind. */
export type NodeOf<Kind extends Node['kind']> = Extract<Node, { readonly kind: Kind }>;
