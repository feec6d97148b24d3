import type { Explanation } from './contract/index.ts';
import { brand, hide, type Interrupted, isBranded, type ShownCall } from './errors.ts';
import type { Exchange } from './exchange.ts';

/** The `error` object of Meta's answer; every part of it may be missing. */
export interface GraphErrorBody {
  readonly message?: unknown;
  readonly type?: unknown;
  readonly code?: unknown;
  readonly error_subcode?: unknown;
  readonly is_transient?: unknown;
  readonly error_user_title?: unknown;
  readonly error_user_msg?: unknown;
  readonly error_data?: unknown;
  readonly fbtrace_id?: unknown;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** A number, also where it came as text; nothing where it is none. */
export const numberIn = (value: unknown) =>
  value == null || value === '' || Number.isNaN(Number(value)) ? undefined : Number(value);

/** Meta ends some of its texts with a full stop, and others not. */
const sentence = (part: string | undefined) => part?.replace(/[^.!?。]$/, '$&.');

/** Meta answered no. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  /** Meta's code: branch on this, and on `details` where one code has many meanings. */
  readonly code: number;
  readonly subcode: number | undefined;
  /** Meta's class of errors, mostly `OAuthException`. */
  readonly type: string | undefined;
  /** The HTTP status. Meta answers 400 to nearly everything. */
  readonly status: number;
  /** A title for people, in the language of the token's owner. */
  readonly userTitle: string | undefined;
  /** An explanation for people, in the language of the token's owner. */
  readonly userMessage: string | undefined;
  /** What exactly is wrong, in English. */
  readonly details: string | undefined;
  /** Meta's own word on whether the same call may succeed later. */
  readonly isTransient: boolean;
  /** Give this to Meta's support. */
  readonly traceId: string | undefined;
  /** What has happened, from the table of codes. */
  override readonly cause: string | undefined;
  /** What to do about it, from the table of codes. */
  readonly fix: string | undefined;
  /** The page that says more. */
  readonly docs: string | undefined;
  /** Whether the same call can be sent again: harmless by itself, and with a chance to succeed. */
  readonly retry: {
    readonly safe: boolean;
    /** Milliseconds to wait at least, where Meta or the table of codes says. */
    readonly afterMs: number | undefined;
  };
  /** What was asked, without its secrets. */
  readonly call: ShownCall;
  /** Meta has read the call. */
  readonly sent = true;
  /** Set where a list was being read. */
  declare readonly interrupted?: Interrupted;
  /** Set where one method makes several changes: those that were made before this one was refused. */
  declare readonly applied?: readonly string[];
  /** The whole answer, for the few whose refusal carries data. Not shown when the error is printed. */
  declare readonly answer: unknown;

  constructor(
    answer: { readonly error: GraphErrorBody },
    exchange: Exchange,
    known: Explanation | undefined,
    retry: { readonly safe: boolean; readonly afterMs: number | undefined },
  ) {
    const { error: body } = answer;
    const data = body.error_data as { details?: unknown } | string | undefined | null;
    const details = text(typeof data === 'object' ? data?.details : data);
    const message = text(body.message) ?? 'Meta gave no message';
    const { call } = exchange;
    const said = new Set([message, details ?? text(body.error_user_msg), known?.fix]);
    super(`${call.endpoint} ${call.id}: ${[...said].filter(Boolean).map(sentence).join(' ')}`);
    this.code = numberIn(body.code) ?? 0;
    this.subcode = numberIn(body.error_subcode);
    this.type = text(body.type);
    this.status = exchange.status ?? 0;
    this.userTitle = text(body.error_user_title);
    this.userMessage = text(body.error_user_msg);
    this.details = details;
    this.isTransient = body.is_transient === true;
    this.traceId = text(body.fbtrace_id) ?? exchange.traceId;
    this.cause = known?.cause;
    this.fix = known?.fix;
    this.docs = known?.docs;
    this.retry = retry;
    this.call = call;
    hide(this, 'answer', answer);
    hide(this, brand('GraphError'), true);
  }

  /** Whether this is a `GraphError`, of this copy of the package or another. */
  static is(error: unknown): error is GraphError {
    return isBranded(error, 'GraphError');
  }
}
