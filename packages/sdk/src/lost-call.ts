import { ConnectionError } from './errors.ts';
import type { Context } from './failure.ts';
import { isWorthRepeating } from './retry.ts';
import { hideIn } from './secrets.ts';
import type { LostAnswer } from './transport/port.ts';

/** The error of a call that no whole answer came to. */
export function lostCall(
  { lost: reason, cause, status, unsent }: LostAnswer,
  { row, call, origin, attempt, secrets }: Context,
): ConnectionError {
  const neverSent = (unsent && attempt === 1) || (reason === 'network' && isNeverSent(cause));
  const sent = neverSent ? false : 'maybe';
  const what = {
    network: `no answer from ${origin} (${reasonOf(cause)})`,
    timeout: reasonOf(cause),
    aborted: 'aborted by its signal',
    truncated: `the answer broke off (${reasonOf(cause)})`,
    'too-large': 'the answer is larger than any of the Graph API',
  }[reason];
  const times = attempt > 1 ? `, sent ${attempt} times` : '';
  const doubt = sent ? mayHaveHappened(row) : `. Nothing was sent${unsent ? '' : hint(origin)}`;
  return new ConnectionError(call, hideIn(`${what}${times}${doubt}`, secrets), {
    reason,
    sent,
    status,
    retry: { safe: row.repeatable && isWorthRepeating(reason, status), afterMs: undefined },
    cause: cleaned(cause, secrets),
  });
}

/** What has to be said of a change whose answer is lost. */
export const mayHaveHappened = ({ method }: Context['row']) =>
  method === 'GET' ? '' : '. The change may have happened: read before you repeat it';

/** A server of one's own that does not answer is mostly one that was not started. */
const hint = (origin: string) =>
  /^https?:\/\/(localhost|127\.|\[::1\])/.test(origin)
    ? '. Is the emulator running there, and is WHATSAPP_BASE_URL right?'
    : '';

/** What a transport failed with: its words without the secrets, and none of what else it may carry. */
function cleaned(cause: unknown, secrets: readonly unknown[], depth = 0): unknown {
  if (typeof cause === 'string') return hideIn(cause, secrets);
  if (!(cause instanceof Error) || depth > 3) return undefined;
  const { name, message, cause: inner } = cause;
  const copy = new Error(hideIn(message, secrets), {
    cause: cleaned(inner, secrets, depth + 1),
  });
  copy.stack = `${name}: ${copy.message}`;
  return Object.assign(copy, { name, code: codeOf(cause) });
}

/** The connection was never made, so nobody has read anything. */
const isNeverSent = (cause: unknown) =>
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|UNABLE_\w+|\w*SELF_SIGNED\w*)$/.test(
    codeOf(cause) ?? '',
  );

/** The built-in `fetch` hides the reason one level down. */
function codeOf(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : cause ? codeOf(cause) : undefined;
}

const reasonOf = (error: unknown) =>
  codeOf(error) ?? (error as Error | undefined)?.message ?? 'unknown';
