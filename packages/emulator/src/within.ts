/** Does something that has to end in time; its timer keeps the process for as long, and no longer. */
export async function within<Value>(
  timeoutMs: number,
  start: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException(`no answer within ${timeoutMs} ms`, 'TimeoutError')),
    timeoutMs,
  );
  try {
    return await start(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
