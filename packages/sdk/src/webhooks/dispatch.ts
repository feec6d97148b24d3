import type { Change, UnknownChange } from '../contract/index.ts';
import type { Crypto } from './crypto.ts';
import { type DedupeStore, LEASE_MS } from './dedupe.ts';
import { type ArrivedChange, isObject } from './envelope.ts';
import { identityOf } from './identity.ts';
import type { Settings, WebhookFailure } from './options.ts';
import { answer, type WebhookAnswer, type WebhookDelivery } from './request.ts';

/** How it went: `busy` where another process is at a change, which may yet fail. */
type Outcome = 'handled' | 'busy' | 'failed';

const statusOf = { handled: 200, busy: 503, failed: 500 } as const;

/**
 * Has every change of a delivery handled, in their order; one that fails keeps none from its turn.
 *
 * @returns 200 where all of them were handled, by this process or another
 */
export async function dispatch(
  changes: readonly ArrivedChange[],
  delivery: WebhookDelivery,
  settings: Settings,
  crypto: Crypto,
): Promise<WebhookAnswer> {
  let worst: Outcome = 'handled';
  for (const arrived of changes) {
    const handler = handlerFor(arrived.change, settings);
    if (!handler) continue;
    const identity = settings.dedupe && identityOf(arrived);
    const handling =
      settings.dedupe && identity !== undefined
        ? handleOnce(identity, arrived.change, handler, delivery, settings, settings.dedupe, crypto)
        : handle(arrived.change, handler, delivery, settings);
    // Waiting costs more than it looks: it is done only for what is not there yet.
    const outcome = typeof handling === 'string' ? handling : await handling;
    if (outcome === 'failed' || worst === 'handled') worst = outcome;
  }
  return answer(statusOf[worst]);
}

type Handler = (change: never, delivery: WebhookDelivery) => unknown;

/** The handler of a field takes what has the shape of it; everything else goes to `otherwise`. */
function handlerFor(change: UnknownChange, { on, otherwise }: Settings): Handler | undefined {
  const { field, object, value } = change;
  const isKnown = object === undefined && Object.hasOwn(on, field) && isObject(value);
  return (isKnown ? on[field as Change['field']] : undefined) ?? otherwise;
}

/** Calls a handler. There is nothing to wait for where that has nothing to wait for. */
function handle(
  change: UnknownChange,
  handler: Handler,
  delivery: WebhookDelivery,
  settings: Settings,
): Outcome | Promise<Outcome> {
  try {
    const running = handler(change as never, delivery);
    return isPromise(running) ? settle(running, change, settings) : 'handled';
  } catch (error) {
    return judge(error, change, settings);
  }
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

/** Waits for a handler, and no longer than it may take: its sender has long hung up by then. */
async function settle(
  running: PromiseLike<unknown>,
  change: UnknownChange,
  settings: Settings,
): Promise<Outcome> {
  const { handlerTimeoutMs } = settings;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The handler has not settled within ${handlerTimeoutMs} milliseconds.`));
    }, handlerTimeoutMs);
  });
  try {
    await Promise.race([running, late]);
    return 'handled';
  } catch (error) {
    return judge(error, change, settings);
  } finally {
    clearTimeout(timer);
  }
}

async function judge(error: unknown, change: UnknownChange, settings: Settings): Promise<Outcome> {
  const verdict = await report(error, { during: 'handler', change }, settings);
  return verdict === 'accept' ? 'handled' : 'failed';
}

/** Marks a change as done only once it is, so that a crash on the way has it handled again. */
async function handleOnce(
  identity: string,
  change: UnknownChange,
  handler: Handler,
  delivery: WebhookDelivery,
  settings: Settings,
  store: DedupeStore,
  crypto: Crypto,
): Promise<Outcome> {
  try {
    const key = await crypto.hash(identity);
    const owner = globalThis.crypto.randomUUID();
    const claim = await store.claim(key, owner);
    if (claim !== 'claimed') return claim === 'done' ? 'handled' : 'busy';
    const handling = handle(change, handler, delivery, settings);
    const outcome =
      typeof handling === 'string'
        ? handling
        : await whileRenewed(handling, store, key, owner, settings);
    await (outcome === 'handled' ? store.done(key, owner) : store.release(key, owner));
    return outcome;
  } catch (error) {
    await report(error, { during: 'dedupe' }, settings);
    return 'failed';
  }
}

/** Holds a claim for as long as its handler runs. */
async function whileRenewed(
  handling: Promise<Outcome>,
  store: DedupeStore,
  key: string,
  owner: string,
  settings: Settings,
): Promise<Outcome> {
  if (!store.renew) return handling;
  const { leaseMs = LEASE_MS } = store;
  const timer = setInterval(async () => {
    try {
      await store.renew?.(key, owner);
    } catch (error) {
      await report(error, { during: 'dedupe' }, settings);
    }
  }, leaseMs / 3);
  try {
    return await handling;
  } finally {
    clearInterval(timer);
  }
}

/** Tells of a failure. Where even that fails, Meta sends the delivery again. */
export async function report(
  error: unknown,
  failure: WebhookFailure,
  { onError }: Settings,
): Promise<unknown> {
  try {
    return await onError(error, failure);
  } catch {
    return undefined;
  }
}
