import type { Endpoint } from './contract/index.ts';
import { ConnectionError, GraphError, type GraphErrorBody, type ShownCall } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { waitAsked, waitIn } from './retry.ts';
import type { LostAnswer, RawAnswer } from './transport/port.ts';

/** What an answer is read with. */
interface Context {
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
  if (isRefusal) return refusal(raw, exchange, context);
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
      preview: hide(raw.text.slice(0, 100_000), context.secrets).slice(0, 200),
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
  return new ConnectionError(context.call, hide(`${what}${doubt}`, context.secrets), {
    reason,
    sent,
    status,
    cause: cleaned(cause, context.secrets),
  });
}

async function refusal(
  raw: RawAnswer,
  exchange: Exchange,
  { row, secrets }: Context,
): Promise<GraphError> {
  // The table is only read by those who are refused something, so only they load it.
  const { explain } = await import('#codes');
  const answer: { readonly error: GraphErrorBody } = JSON.parse(
    withoutMark(raw.text),
    (_key, value) => (typeof value === 'string' ? hide(value, secrets) : value),
  );
  const { code, error_subcode, is_transient } = answer.error;
  const known = explain(
    Number(code),
    error_subcode === undefined ? undefined : Number(error_subcode),
  );
  const mayHelp = is_transient === true || known?.retry.safe === true;
  // A header speaks of the budget of calls; the wait of the error itself may be far longer.
  const waits = [
    waitAsked(raw.header('retry-after'), exchange.usage?.minutesToRegainAccess),
    waitIn((answer.error.error_data as { details?: unknown } | undefined)?.details),
    known?.retry.afterMs,
  ].filter((wait) => wait !== undefined);
  return new GraphError(answer, exchange, known, {
    safe: row.repeatable && mayHelp,
    afterMs: waits.length > 0 ? Math.max(...waits) : undefined,
  });
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

/** A text without the secrets, nor the forms they take in an address or a page. */
const hide = (text: string, secrets: readonly unknown[]) =>
  secrets
    .filter((secret) => secret !== undefined && String(secret).length > 3)
    .flatMap((secret) => [
      String(secret),
      encodeURIComponent(String(secret)),
      inHtml(String(secret)),
    ])
    .sort((one, other) => other.length - one.length)
    .reduce((shown, secret) => shown.replaceAll(secret, '[hidden]'), text);

const inHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** What a transport failed with: its words without the secrets, and none of what else it may carry. */
function cleaned(cause: unknown, secrets: readonly unknown[], depth = 0): unknown {
  if (!(cause instanceof Error) || depth > 3) return undefined;
  const { name, message, cause: inner } = cause;
  const copy = new Error(hide(message, secrets), {
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
