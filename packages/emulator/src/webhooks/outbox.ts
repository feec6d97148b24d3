import type { Settings } from '../settings.ts';

/** Webhooks on their way. They are no state of the world: what is not due yet waits there as a task. */
export interface Outbox {
  /** Takes a webhook that is due; it leaves with the others of the moment. */
  add(url: string, send: () => Promise<void>): void;
  /** Sends what was added: to each callback one after another, to all of them at once. */
  flush(order: Settings['webhookOrder']): void;
  /** Comes once nothing is on its way. */
  settled(): Promise<void>;
}

/** Makes an empty outbox. */
export function createOutbox(): Outbox {
  let waiting: { readonly url: string; readonly send: () => Promise<void> }[] = [];
  /** The last webhook on its way to each callback. */
  const underway = new Map<string, Promise<void>>();

  return {
    add: (url, send) => {
      waiting.push({ url, send });
    },
    flush: (order) => {
      if (waiting.length === 0) return;
      const batch = order === 'kept' ? waiting : waiting.toReversed();
      waiting = [];
      for (const { url, send } of batch) {
        const sent = (underway.get(url) ?? Promise.resolve()).then(send).finally(() => {
          if (underway.get(url) === sent) underway.delete(url);
        });
        underway.set(url, sent);
      }
    },
    settled: async () => {
      while (underway.size > 0) await Promise.all(underway.values());
    },
  };
}
