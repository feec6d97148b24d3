import type { Fetch } from '../settings.ts';
import { inTime } from './in-time.ts';
import { MAX_ANSWER_BYTES, type RawAnswer, type Transport } from './port.ts';

/** Sends by `fetch`: where the runtime has nothing faster, or the caller gave one. */
export function fetchTransport(fetch: Fetch): Transport {
  return async ({ origin, path, method, headers, body }, patience) => {
    let status: number | undefined;
    const send = async (signal: AbortSignal): Promise<RawAnswer | undefined> => {
      const init = { method, headers, body, redirect: 'manual', signal } as const;
      const response = await fetch(origin + path, init);
      ({ status } = response);
      const text = await textOf(response);
      const header = (name: string) => response.headers.get(name) ?? undefined;
      return text === undefined ? undefined : { status, header, text };
    };
    try {
      const answer = await inTime(send, patience);
      if (!answer) return { lost: 'too-large', cause: undefined, status };
      return 'lost' in answer ? { ...answer, status } : answer;
    } catch (cause) {
      return { lost: status === undefined ? 'network' : 'truncated', cause, status };
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
