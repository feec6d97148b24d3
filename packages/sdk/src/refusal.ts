import { explain } from './contract/codes.ts';
import type { Exchange } from './exchange.ts';
import type { Context } from './failure.ts';
import { GraphError, type GraphErrorBody, numberIn } from './graph-error.ts';
import { waitAsked } from './retry.ts';
import { hideIn } from './secrets.ts';
import type { RawAnswer } from './transport/port.ts';

/** Reads the error that Meta answered, with what the table of codes knows of it. */
export function refusal(
  said: object,
  raw: RawAnswer,
  exchange: Exchange,
  { row, secrets }: Context,
): GraphError {
  const answer = hiddenIn(said, secrets) as { readonly error: GraphErrorBody };
  const { code, error_subcode, is_transient } = answer.error;
  const known = code == null ? undefined : explain(Number(code), numberIn(error_subcode));
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

/** A part of an answer without the secrets, be they a value or a key. */
function hiddenIn(part: unknown, secrets: readonly unknown[]): unknown {
  if (typeof part === 'string') return hideIn(part, secrets);
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map((item) => hiddenIn(item, secrets));
  const entries = Object.entries(part);
  return Object.fromEntries(
    entries.map(([key, value]) => [hideIn(key, secrets), hiddenIn(value, secrets)]),
  );
}

/** The wait that Meta words in the details of an error, such as "Try again in 3600 seconds". */
function waitIn(details: unknown): number | undefined {
  const [, amount, unit] = /\bin (\d+) (second|minute|hour)/i.exec(String(details)) ?? [];
  const units: Record<string, number> = { second: 1_000, minute: 60_000, hour: 3_600_000 };
  return amount && unit ? Number(amount) * (units[unit.toLowerCase()] ?? 0) : undefined;
}
