import type { Endpoint } from './contract/index.ts';
import { ConnectionError, type ShownCall } from './errors.ts';
import type { Exchange } from './exchange.ts';
import type { GraphError } from './graph-error.ts';
import { lostCall, mayHaveHappened } from './lost-call.ts';
import { refusal } from './refusal.ts';
import { isRefusal, objectIn } from './response.ts';
import { isWorthRepeating, waitAsked } from './retry.ts';
import { hideIn } from './secrets.ts';
import type { LostAnswer, RawAnswer } from './transport/port.ts';

export { retryDelay, sleep } from './retry.ts';

/** What a failure is read with. */
export interface Context {
  readonly row: Pick<Endpoint, 'repeatable' | 'method'>;
  readonly call: ShownCall;
  /** Scheme, host and port of the Graph API. */
  readonly origin: string;
  /** 1 where the call was never sent before. */
  readonly attempt: number;
  /** What must not be shown, should it come back in an answer. */
  readonly secrets: readonly unknown[];
}

/** The error of a call that brought no data. */
export function failureOf(
  raw: RawAnswer | LostAnswer,
  exchange: Exchange,
  context: Context,
): GraphError | ConnectionError {
  if ('lost' in raw) return lostCall(raw, context);
  const answer = objectIn(raw);
  return isRefusal(answer)
    ? refusal(answer as object, raw, exchange, context)
    : unusable(raw, context);
}

/** The error of an answer that is none of the Graph API's. */
function unusable({ text, status, header }: RawAnswer, { call, row, secrets }: Context) {
  const reason = text.trim() === '' ? 'empty' : 'not-json';
  const what = reason === 'empty' ? 'an empty answer' : "an answer that is not the Graph API's";
  return new ConnectionError(call, `${what}, with HTTP status ${status}${mayHaveHappened(row)}`, {
    reason,
    sent: 'maybe',
    status,
    retry: {
      safe: row.repeatable && isWorthRepeating(reason, status),
      afterMs: waitAsked(header('retry-after'), undefined),
    },
    preview: hideIn(text.slice(0, 100_000), secrets).slice(0, 200),
  });
}
