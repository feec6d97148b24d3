import type { Fetch } from '../settings.ts';
import { MAX_ANSWER_BYTES, type RawAnswer, type Transport, TransportFailure } from './port.ts';

/** Sends by `fetch`: where the runtime has nothing faster, or the caller gave one. */
export function fetchTransport(fetch: Fetch): Transport {
  return async (request, { timeoutMs, signal }) => {
    const controller = new AbortController();
    let timedOut = false;
    let status: number | undefined;
    const abort = () => controller.abort(signal?.reason);
    if (signal?.aborted) throw new TransportFailure('aborted', signal.reason);
    signal?.addEventListener('abort', abort);
    const timer = setTimeout(() => {
      timedOut = true;
      controller.abort(new Error(`no whole answer within ${timeoutMs} ms`));
    }, timeoutMs);
    (timer as { unref?: () => void }).unref?.();
    try {
      const { origin, path, method, headers, body } = request;
      const response = await fetch(origin + path, {
        method,
        headers,
        body,
        redirect: 'manual',
        signal: controller.signal,
      });
      status = response.status;
      return {
        status,
        header: (name) => response.headers.get(name) ?? undefined,
        text: await textOf(response),
      } satisfies RawAnswer;
    } catch (error) {
      if (error instanceof TransportFailure) throw error;
      if (timedOut) throw new TransportFailure('timeout', error, status);
      if (signal?.aborted) throw new TransportFailure('aborted', signal.reason, status);
      throw new TransportFailure(status === undefined ? 'network' : 'truncated', error, status);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  };
}

/** The transport of a client that was given no `fetch`. */
export const createTransport = (): Transport =>
  fetchTransport((url, init) => globalThis.fetch(url, init));

async function textOf(response: Response): Promise<string> {
  const length = response.headers.get('content-length');
  const isShort = Number(length) <= MAX_ANSWER_BYTES;
  if (length !== null && isShort && !response.headers.get('content-encoding')) {
    return response.text();
  }
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { value, done } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MAX_ANSWER_BYTES) {
      await reader.cancel();
      throw new TransportFailure('too-large', undefined, response.status);
    }
    text += decoder.decode(value, { stream: true });
  }
}
