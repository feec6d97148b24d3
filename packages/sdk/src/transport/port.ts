import type { GraphRequest } from '../request.ts';

/** What came back, read to its end. */
export interface RawAnswer {
  readonly status: number;
  /** A header's value by its lower-case name. */
  header(name: string): string | undefined;
  readonly text: string;
}

/** How long and how willingly a transport waits. */
export interface Patience {
  /** Milliseconds for the whole answer, its body included. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Carries one request to the Graph API. It never follows a redirect: the token goes nowhere else. */
export type Transport = (request: GraphRequest, patience: Patience) => Promise<RawAnswer>;

/** An answer longer than this is not one of the Graph API's. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Why no whole answer came. */
export type FailureReason = 'network' | 'timeout' | 'aborted' | 'truncated' | 'too-large';

/** No whole answer came. */
export class TransportFailure extends Error {
  readonly reason: FailureReason;
  /** Where the head of an answer came, its status. */
  readonly status: number | undefined;

  constructor(reason: FailureReason, cause: unknown, status?: number) {
    super(reason, { cause });
    this.reason = reason;
    this.status = status;
  }
}
