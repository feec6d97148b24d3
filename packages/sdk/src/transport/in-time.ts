import { onAbort } from './on-abort.ts';
import type { LostAnswer, Patience } from './port.ts';

/**
 * Waits for something for as long as a call has patience, and no longer, whether or not it heeds the
 * signal that it is given. Nothing of it is left once it has ended.
 */
export function inTime<Value>(
  start: (signal: AbortSignal) => Promise<Value>,
  { timeoutMs, signal }: Patience,
): Promise<Value | Omit<LostAnswer, 'status'>> {
  if (signal?.aborted)
    return Promise.resolve({ lost: 'aborted', cause: signal.reason, unsent: true });
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const stop = () => {
      clearTimeout(timer);
      stopWaiting();
    };
    const give = (lost: 'aborted' | 'timeout', cause: unknown) => {
      stop();
      resolve({ lost, cause });
      controller.abort(cause);
    };
    const stopWaiting = onAbort(signal, () => give('aborted', signal?.reason));
    const timer = setTimeout(
      () => give('timeout', new Error(`no whole answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
    start(controller.signal).then(
      (value) => {
        stop();
        resolve(value);
      },
      (error) => {
        stop();
        reject(error);
      },
    );
  });
}
