import type { Fetch } from '../settings.ts';
import { type LossReason, MAX_ANSWER_BYTES, type Transport } from './port.ts';

/** Sends by `fetch`: where the runtime has nothing faster, or the caller gave one. */
export function fetchTransport(fetch: Fetch): Transport {
  return async ({ origin, path, method, headers, body }, { timeoutMs, signal }) => {
    let status: number | undefined;
    const lost = (reason: LossReason, cause: unknown) => ({ lost: reason, cause, status });
    if (signal?.aborted) return lost('aborted', signal.reason);
    const controller = new AbortController();
    let ended: LossReason | undefined;
    const abort = () => {
      ended ??= 'aborted';
      controller.abort(signal?.reason);
    };
    const timer = setTimeout(() => {
      ended ??= 'timeout';
      controller.abort(new Error(`no whole answer within ${timeoutMs} ms`));
    }, timeoutMs);
    (timer as { unref?: () => void }).unref?.();
    signal?.addEventListener('abort', abort);
    try {
      const response = await fetch(origin + path, {
        method,
        headers,
        body,
        redirect: 'manual',
        signal: controller.signal,
      });
      status = response.status;
      const text = await textOf(response);
      if (text === undefined) return lost('too-large', undefined);
      return { status, header: (name) => response.headers.get(name) ?? undefined, text };
    } catch (error) {
      const cause = ended ? controller.signal.reason : error;
      return lost(ended ?? (status === undefined ? 'network' : 'truncated'), cause);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  };
}

/** The transport of a client that was given no `fetch`. */
export const createTransport = (): Transport =>
  fetchTransport((url, init) => globalThis.fetch(url, init));

/** The body, unless it is longer than any answer. */
async function textOf(response: Response): Promise<string | undefined> {
  const { headers, body } = response;
  const length = headers.get('content-length');
  const isShort = Number(length) <= MAX_ANSWER_BYTES && !headers.get('content-encoding');
  if (!body || (length !== null && isShort)) return response.text();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (const reader = body.getReader(); ; ) {
    const { value, done } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MAX_ANSWER_BYTES) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
