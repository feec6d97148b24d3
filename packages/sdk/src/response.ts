import type { Endpoint } from './contract/index.ts';
import { ConnectionError, type ShownCall } from './errors.ts';
import type { Exchange } from './exchange.ts';
import type { GraphError } from './graph-error.ts';
import { waitAsked } from './retry.ts';
import { hideIn } from './secrets.ts';
import type { LostAnswer, RawAnswer } from './transport/port.ts';

/** What an answer is read with. */
export interface Context {
  readonly row: Pick<Endpoint, 'repeatable' | 'method'>;
  readonly call: ShownCall;
  /** What must not be shown, should it come back in an answer. */
  readonly secrets: readonly unknown[];
}

/** Reads an answer: Meta's data, or the error that it is, for which the table of codes is fetched. */
export function readAnswer(
  raw: RawAnswer,
  exchange: Exchange,
  context: Context,
): { readonly data: unknown } | ConnectionError | Promise<GraphError> {
  const answer = parse(raw.text);
  const isRefusal = typeof answer?.error === 'object' && answer.error !== null;
  if (answer && !isRefusal && raw.status >= 200 && raw.status < 300) return { data: answer };
  if (isRefusal) return refused(raw, exchange, context);
  const isEmpty = raw.text.trim() === '';
  const what = isEmpty ? 'an empty answer' : "an answer that is not the Graph API's";
  return new ConnectionError(
    context.call,
    `${what}, with HTTP status ${raw.status}${mayHaveHappened(context.row)}`,
    {
      reason: isEmpty ? 'empty' : 'not-json',
      sent: 'maybe',
      status: raw.status,
      afterMs: waitAsked(raw.header('retry-after'), undefined),
      preview: hideIn(raw.text.slice(0, 100_000), context.secrets).slice(0, 200),
    },
  );
}

/** The error of a call that no whole answer came to. */
export function lostCall(
  { lost: reason, cause, status, unsent }: LostAnswer,
  origin: string,
  context: Context,
): ConnectionError {
  const neverSent = unsent || (reason === 'network' && isNeverSent(cause));
  const sent = neverSent ? false : 'maybe';
  const what = {
    network: `no answer from ${origin} (${reasonOf(cause)})`,
    timeout: reasonOf(cause),
    aborted: 'aborted by its signal',
    truncated: `the answer broke off (${reasonOf(cause)})`,
    'too-large': 'the answer is larger than any of the Graph API',
  }[reason];
  const doubt = sent
    ? mayHaveHappened(context.row)
    : `. Nothing was sent${unsent ? '' : hint(origin)}`;
  return new ConnectionError(context.call, hideIn(`${what}${doubt}`, context.secrets), {
    reason,
    sent,
    status,
    cause: cleaned(cause, context.secrets),
  });
}

/** What Meta's no needs, and the table of codes with it, is read by nobody else: so only they fetch it. */
async function refused(raw: RawAnswer, exchange: Exchange, context: Context): Promise<GraphError> {
  const { refusal } = await import('./refusal.ts');
  return refusal({ ...raw, text: withoutMark(raw.text) }, exchange, context);
}

/** Some servers put a byte-order mark first, which JSON does not know. */
const withoutMark = (text: string) => text.replace(/^\ufeff/, '');

/** The answer, where it is an object as all of the Graph API's are. */
function parse(text: string): { readonly error?: unknown } | undefined {
  try {
    const answer: unknown = JSON.parse(withoutMark(text));
    const isObject = typeof answer === 'object' && answer !== null && !Array.isArray(answer);
    return isObject ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** What has to be said of a change whose answer is lost. */
const mayHaveHappened = ({ method }: Context['row']) =>
  method === 'GET' ? '' : '. The change may have happened: read before you repeat it';

/** A server of one's own that does not answer is mostly one that was not started. */
const hint = (origin: string) =>
  /^https?:\/\/(localhost|127\.|\[::1\])/.test(origin)
    ? '. Is the emulator running there, and is WHATSAPP_BASE_URL right?'
    : '';

/** What a transport failed with: its words without the secrets, and none of what else it may carry. */
function cleaned(cause: unknown, secrets: readonly unknown[], depth = 0): unknown {
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
