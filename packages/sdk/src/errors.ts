import type { Exchange } from './exchange.ts';

/** A call as it is shown: without its secrets. */
export interface ShownCall {
  readonly endpoint: string;
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const brand = (name: string) => Symbol.for(`meta-cloud-api.${name}`);
const isBranded = (error: unknown, name: string) =>
  typeof error === 'object' && error !== null && brand(name) in error;

/**
 * The input can only fail, so nothing was sent and no attempt was spent.
 * `code` is 100, which is what Meta answers to an invalid parameter.
 */
export class InputError extends TypeError {
  override readonly name = 'InputError';
  readonly code = 100;
  /** The option that is wrong, as the caller wrote it. */
  readonly option: string;
  /** Nothing reached Meta. */
  readonly sent = false;

  /** @param problem what is wrong with it, so that "`option` `problem`" is a sentence; no secrets. */
  constructor(option: string, problem: string) {
    super(`${option} ${problem}. Nothing was sent.`);
    this.option = option;
    Object.defineProperty(this, brand('InputError'), { value: true });
  }

  /** Whether this is an `InputError`, of this copy of the package or another. */
  static is(error: unknown): error is InputError {
    return isBranded(error, 'InputError');
  }
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
  /** What was asked, without its secrets. */
  readonly call: ShownCall;
  /** Meta has read the call. */
  readonly sent = true;

  constructor(body: GraphErrorBody, exchange: Exchange) {
    const data = body.error_data as { details?: unknown } | string | undefined | null;
    const details = text(typeof data === 'object' ? data?.details : data);
    const message = text(body.message) ?? 'Meta gave no message';
    const { call } = exchange;
    super(
      [`${call.endpoint} ${call.id}: ${message}`, details ?? text(body.error_user_msg)]
        .filter((part) => part !== undefined && part !== message)
        .join(' - '),
    );
    this.code = Number(body.code ?? 0);
    this.subcode = body.error_subcode === undefined ? undefined : Number(body.error_subcode);
    this.type = text(body.type);
    this.status = exchange.status;
    this.userTitle = text(body.error_user_title);
    this.userMessage = text(body.error_user_msg);
    this.details = details;
    this.isTransient = body.is_transient === true;
    this.traceId = text(body.fbtrace_id) ?? exchange.traceId;
    this.call = call;
    Object.defineProperty(this, brand('GraphError'), { value: true });
  }

  /** Whether this is a `GraphError`, of this copy of the package or another. */
  static is(error: unknown): error is GraphError {
    return isBranded(error, 'GraphError');
  }
}

/** No usable answer came: the network failed, or something that is not the Graph API answered. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  /** Not one of Meta's: there is no code without Meta's answer. */
  readonly code = undefined;
  /** The HTTP status, where there was one. */
  readonly status: number | undefined;
  /** The first characters of what came instead of JSON. */
  readonly preview: string | undefined;
  /** What was asked, without its secrets. */
  readonly call: ShownCall;
  /** It cannot be known whether Meta has read the call; a change may have happened. */
  readonly sent = 'maybe';

  constructor(
    problem: string,
    call: ShownCall,
    more: { status?: number; preview?: string; cause?: unknown } = {},
  ) {
    super(`${call.endpoint} ${call.id}: ${problem}`, { cause: more.cause });
    this.status = more.status;
    this.preview = more.preview;
    this.call = call;
    Object.defineProperty(this, brand('ConnectionError'), { value: true });
  }

  /** Whether this is a `ConnectionError`, of this copy of the package or another. */
  static is(error: unknown): error is ConnectionError {
    return isBranded(error, 'ConnectionError');
  }
}
