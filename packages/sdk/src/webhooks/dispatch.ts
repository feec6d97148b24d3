import type { Change, UnknownChange } from '../contract/index.ts';
import type { Crypto } from './crypto.ts';
import type { DedupeStore } from './dedupe.ts';
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
    const outcome = settings.dedupe
      ? await handleOnce(arrived, handler, delivery, settings, settings.dedupe, crypto)
      : await handle(arrived.change, handler, delivery, settings);
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

async function handle(
  change: UnknownChange,
  handler: Handler,
  delivery: WebhookDelivery,
  settings: Settings,
): Promise<Outcome> {
  try {
    await handler(change as never, delivery);
    return 'handled';
  } catch (error) {
    const about = { during: 'handler', change: change as Change | UnknownChange } as const;
    return (await report(error, about, settings)) === 'accept' ? 'handled' : 'failed';
  }
}

/** Marks a change as done only once it is, so that a crash on the way has it handled again. */
async function handleOnce(
  arrived: ArrivedChange,
  handler: Handler,
  delivery: WebhookDelivery,
  settings: Settings,
  store: DedupeStore,
  crypto: Crypto,
): Promise<Outcome> {
  try {
    const key = await crypto.hash(identityOf(arrived));
    const owner = globalThis.crypto.randomUUID();
    const claim = await store.claim(key, owner);
    if (claim !== 'claimed') return claim === 'done' ? 'handled' : 'busy';
    const outcome = await handle(arrived.change, handler, delivery, settings);
    await (outcome === 'handled' ? store.done(key, owner) : store.release(key, owner));
    return outcome;
  } catch (error) {
    await report(error, { during: 'dedupe' }, settings);
    return 'failed';
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
