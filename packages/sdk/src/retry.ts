import type { ConnectionError } from './errors.ts';
import type { GraphError } from './graph-error.ts';
import { onAbort } from './transport/on-abort.ts';

/** The first wait is a random part of this, and each further one of twice as much. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/**
 * How long to wait before a call is sent again, in milliseconds; undefined where it must not be. Only
 * what is harmless to repeat is repeated, and only where that can help.
 */
export function retryDelay(
  { retry }: GraphError | ConnectionError,
  attempt: number,
  { maxRetries }: { readonly maxRetries: number },
): number | undefined {
  if (!retry.safe || attempt > maxRetries) return undefined;
  const jitter = Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
  return Math.max(retry.afterMs ?? 0, jitter);
}

/** A proxy's page with a 4xx, a redirect or a log-in page will be the same the next time. */
export function isWorthRepeating(reason: ConnectionError['reason'], status = 500): boolean {
  if (reason === 'aborted' || reason === 'too-large') return false;
  if (reason === 'not-json') return status >= 500 || status === 429;
  return status >= 500 || status < 300 || status === 429;
}

/** The wait that an answer asks for: in seconds or as a date, or in Meta's minutes. */
export function waitAsked(
  retryAfter: string | undefined,
  minutesToRegainAccess: number | undefined,
): number | undefined {
  if (retryAfter !== undefined) {
    const ms = /^\d+$/.test(retryAfter)
      ? Number(retryAfter) * 1_000
      : Date.parse(retryAfter) - Date.now();
    if (ms >= 0) return ms;
  }
  return minutesToRegainAccess ? minutesToRegainAccess * 60_000 : undefined;
}

/** Waits, unless it is aborted: then it ends at once, and the next thing that looks at the signal sees it. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopWaiting();
      resolve();
    };
    const timer = setTimeout(end, ms);
    const stopWaiting = onAbort(signal, end);
    if (signal?.aborted) end();
  });
}
