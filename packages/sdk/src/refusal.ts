import { explain } from './contract/codes.ts';
import type { Exchange } from './exchange.ts';
import { GraphError, type GraphErrorBody } from './graph-error.ts';
import type { Context } from './response.ts';
import { waitAsked } from './retry.ts';
import { hideIn } from './secrets.ts';
import type { RawAnswer } from './transport/port.ts';

/** Reads the error that Meta answered, with what the table of codes knows of it. */
export function refusal(raw: RawAnswer, exchange: Exchange, { row, secrets }: Context): GraphError {
  const answer: { readonly error: GraphErrorBody } = JSON.parse(raw.text, (_key, value) =>
    typeof value === 'string' ? hideIn(value, secrets) : value,
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

/** The wait that Meta words in the details of an error, such as "Try again in 3600 seconds". */
function waitIn(details: unknown): number | undefined {
  const [, amount, unit] = /\bin (\d+) (second|minute|hour)/i.exec(String(details)) ?? [];
  const units: Record<string, number> = { second: 1_000, minute: 60_000, hour: 3_600_000 };
  return amount && unit ? Number(amount) * (units[unit.toLowerCase()] ?? 0) : undefined;
}
