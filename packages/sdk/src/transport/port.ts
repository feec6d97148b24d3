import type { GraphRequest } from '../request.ts';

/** What came back, read to its end. */
export interface RawAnswer {
  readonly status: number;
  /** A header's value by its lower-case name. */
  header(name: string): string | undefined;
  readonly text: string;
}

/** Why no whole answer came. */
export type LossReason = 'network' | 'timeout' | 'aborted' | 'truncated' | 'too-large';

/** No whole answer came. */
export interface LostAnswer {
  readonly lost: LossReason;
  readonly cause: unknown;
  /** Where the head of an answer came, its status. */
  readonly status: number | undefined;
  /** Set where it never set out. */
  readonly unsent?: boolean;
}

/** How long and how willingly a transport waits. */
export interface Patience {
  /** Milliseconds for the whole answer, its body included. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Carries one request to the Graph API. It never follows a redirect: the token goes nowhere else. It
 * never rejects: an answer that is lost is a value too.
 */
export type Transport = (
  request: GraphRequest,
  patience: Patience,
) => Promise<RawAnswer | LostAnswer>;

/** An answer longer than this is not one of the Graph API's. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
