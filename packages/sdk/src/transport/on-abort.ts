/** Who waits for a signal. It is heard once, since Node warns of a signal that more than ten listen to. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls back when a signal is aborted. Answers how to stop waiting for that. */
export function onAbort(signal: AbortSignal | undefined, callBack: () => void): () => void {
  if (!signal) return () => {};
  const others = waiting.get(signal) ?? listenTo(signal);
  others.add(callBack);
  return () => others.delete(callBack);
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const callBacks = new Set<() => void>();
  waiting.set(signal, callBacks);
  signal.addEventListener('abort', () => {
    for (const callBack of callBacks) callBack();
  });
  return callBacks;
}
