import type { Explanation } from '#codes';
import type { Exchange } from './exchange.ts';
import type { LossReason } from './transport/port.ts';

/** A call as it is shown: without its secrets. */
export interface ShownCall {
  readonly endpoint: string;
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const brand = (name: string) => Symbol.for(`meta-cloud-api.${name}`);
const isBranded = (error: unknown, name: string) =>
  typeof error === 'object' && error !== null && brand(name) in error;
const hide = (error: Error, property: string | symbol, value: unknown) =>
  Object.defineProperty(error, property, { value, enumerable: false, configurable: true });

/**
 * The input can only fail, so nothing was sent and no attempt was spent.
 * `code` is 100, which is what Meta answers to an invalid parameter.
 */
export class InputError extends TypeError {
  override readonly name = 'InputError';
  readonly code = 100;
  /** The option that is wrong, as the caller wrote it. */
  readonly option: string;
  /** Nothing of what was asked for reached Meta. */
  readonly sent = false;

  /**
   * @param problem what is wrong with it, so that "`option` `problem`" is a sentence; no secrets.
   * @param assurance what the message ends with.
   */
  constructor(option: string, problem: string, assurance = 'Nothing was sent.') {
    super(`${option} ${problem}. ${assurance}`.trimEnd());
    this.option = option;
    hide(this, brand('InputError'), true);
  }

  /** Whether this is an `InputError`, of this copy of the package or another. */
  static is(error: unknown): error is InputError {
    return isBranded(error, 'InputError');
  }
}

/** What was read of a list before it failed, and where to go on. */
export interface Interrupted {
  /** Give this as `after` to go on where the list broke; absent where its first page did. */
  readonly after?: string;
  /** What had been read. */
  readonly data: readonly unknown[];
}

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
    this.code = Number(body.code ?? 0);
    this.subcode = body.error_subcode === undefined ? undefined : Number(body.error_subcode);
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

/** No usable answer came: the network failed, or something that is not the Graph API answered. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  /** None of Meta's: there is no code without Meta's answer. */
  readonly code = undefined;
  /** What went wrong: on the way, or with the answer. */
  readonly reason: LossReason | 'empty' | 'not-json';
  /** The HTTP status, where there was one. */
  readonly status: number | undefined;
  /** The first characters of what came instead of an answer. */
  readonly preview: string | undefined;
  /** Milliseconds to wait at least, where the answer had a `Retry-After`. */
  readonly afterMs: number | undefined;
  /** What was asked, without its secrets. */
  readonly call: ShownCall;
  /** `false` where the connection was never made; else it cannot be known whether Meta has read the call. */
  readonly sent: false | 'maybe';
  /** Set where a list was being read. */
  declare readonly interrupted?: Interrupted;
  /** Set where one method makes several changes: those that were surely made before this one was lost. */
  declare readonly applied?: readonly string[];

  constructor(
    call: ShownCall,
    problem: string,
    about: {
      readonly reason: ConnectionError['reason'];
      readonly sent: ConnectionError['sent'];
      readonly status?: number | undefined;
      readonly preview?: string | undefined;
      readonly afterMs?: number | undefined;
      readonly cause?: unknown;
    },
  ) {
    super(`${call.endpoint} ${call.id}: ${problem}`, { cause: about.cause });
    this.reason = about.reason;
    this.status = about.status;
    this.preview = about.preview;
    this.afterMs = about.afterMs;
    this.call = call;
    this.sent = about.sent;
    hide(this, brand('ConnectionError'), true);
  }

  /** Whether this is a `ConnectionError`, of this copy of the package or another. */
  static is(error: unknown): error is ConnectionError {
    return isBranded(error, 'ConnectionError');
  }
}

/** Puts on an error what was read of a list before it. */
export function interrupt<Caught>(error: Caught, interrupted: Interrupted): Caught {
  if (GraphError.is(error) || ConnectionError.is(error)) hide(error, 'interrupted', interrupted);
  return error;
}

/** Puts on an error which of a method's changes were made before it. */
export function withApplied<Caught>(error: Caught, applied: readonly string[]): Caught {
  if (GraphError.is(error) || ConnectionError.is(error)) Object.assign(error, { applied });
  return error;
}
