import type { GraphError } from './graph-error.ts';
import type { LossReason } from './transport/port.ts';

/** A call as it is shown: without its secrets. */
export interface ShownCall {
  readonly endpoint: string;
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export const brand = (name: string) => Symbol.for(`meta-cloud-api.${name}`);
export const isBranded = (error: unknown, name: string) =>
  typeof error === 'object' && error !== null && brand(name) in error;

/** The same as `GraphError.is`, for those who need the class for nothing else and would ship it for that. */
export const isGraphError = (error: unknown): error is GraphError => isBranded(error, 'GraphError');
export const hide = (error: Error, property: string | symbol, value: unknown) =>
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
  /** Whether the same call can be sent again: harmless by itself, and with a chance to succeed. */
  readonly retry: {
    readonly safe: boolean;
    /** Milliseconds to wait at least, where the answer had a `Retry-After`. */
    readonly afterMs: number | undefined;
  };
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
      readonly retry?: ConnectionError['retry'];
      readonly cause?: unknown;
    },
  ) {
    super(`${call.endpoint} ${call.id}: ${problem}`, { cause: about.cause });
    this.reason = about.reason;
    this.status = about.status;
    this.preview = about.preview;
    this.retry = about.retry ?? { safe: false, afterMs: undefined };
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
  if (isGraphError(error) || ConnectionError.is(error)) hide(error, 'interrupted', interrupted);
  return error;
}

/** Puts on an error which of a method's changes were made before it. */
export function withApplied<Caught>(error: Caught, applied: readonly string[]): Caught {
  if (isGraphError(error) || ConnectionError.is(error)) Object.assign(error, { applied });
  return error;
}
