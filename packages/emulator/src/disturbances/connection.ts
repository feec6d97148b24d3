import { type Answer, responseOf } from '../response.ts';

/**
 * A connection that does not carry a whole answer. How that looks depends on the door: in process as
 * `fetch` shows it, over HTTP on the socket.
 */
export interface BrokenConnection {
  /** `lost`: closed in the middle of an answer, or reset before it. `silent`: open, and nothing more comes. */
  readonly how: 'lost' | 'silent';
  /** What was sent until then: an answer with as much of its body; nothing at all where absent. */
  readonly sent?: Answer;
}

/** Shows what came as the built-in `fetch` does: unpacked, or as the way in which it broke. */
export async function fetched(
  came: Answer | BrokenConnection,
  signal: AbortSignal,
): Promise<Response> {
  if (!('status' in came)) return brokenFetch(came, signal);
  const response = responseOf(came);
  if (came.headers['content-encoding'] !== 'gzip' || !response.body) return response;
  const unpacked = response.body.pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked, { status: came.status, headers: came.headers });
}

function brokenFetch({ how, sent }: BrokenConnection, signal: AbortSignal): Promise<Response> {
  if (!sent) {
    if (how === 'silent') return untilAborted(signal);
    return Promise.reject(failure('fetch failed', 'ECONNRESET', 'read ECONNRESET'));
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (sent.body.length > 0) controller.enqueue(new TextEncoder().encode(String(sent.body)));
      if (how === 'silent') untilAborted(signal).catch((reason) => controller.error(reason));
    },
    pull(controller) {
      // What was sent is read before the end of the connection is seen.
      if (how === 'lost') {
        controller.error(failure('terminated', 'UND_ERR_SOCKET', 'other side closed'));
      }
    },
  });
  return Promise.resolve(new Response(body, { status: sent.status, headers: sent.headers }));
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

const failure = (message: string, code: string, cause: string) =>
  new TypeError(message, { cause: Object.assign(new Error(cause), { code }) });
