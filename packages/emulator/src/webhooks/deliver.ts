import { sign } from 'meta-cloud-api/webhooks';
import { milliseconds } from '../clock.ts';
import type { App } from '../nodes.ts';
import { appsToTell, callbackFor } from '../rules/callback.ts';
import type { Performer } from '../tasks.ts';
import { within } from '../within.ts';
import type { World } from '../world.ts';
import { bodyOf } from './body.ts';
import type { WebhookEvent } from './emit.ts';
import type { Delivery, DeliveryAttempt } from './log.ts';

/** Plans the deliveries of an event: to each app that is to be told, as often as it is to be told. */
export const planDeliveries: Performer = (about, world) => {
  const event = about as unknown as WebhookEvent;
  const { webhookCopies, webhookDelay, webhookEncoding } = world.settings;
  const at = world.now() + milliseconds(webhookDelay);
  const { businessAccountId, phoneNumberId, field } = event;
  for (const { id: appId } of appsToTell(event, world)) {
    for (let copy = 0; copy < webhookCopies; copy++) {
      planDelivery(world, at, {
        appId,
        businessAccountId,
        ...(phoneNumberId !== undefined && { phoneNumberId }),
        field,
        body: bodyOf(event, at, webhookEncoding),
      });
    }
  }
};

/** Plans the first attempt at a delivery. Answers its id. */
export function planDelivery(
  world: World,
  at: number,
  delivery: Omit<Delivery, 'attempt' | 'deliveryId'> & { readonly deliveryId?: string },
): string {
  const deliveryId = delivery.deliveryId ?? String(++world.deliveries.planned);
  world.plan(at, 'webhook.deliver', { ...delivery, deliveryId, attempt: 1 });
  return deliveryId;
}

/** Puts a delivery into the outbox, unless its app has no callback any more. */
export const deliver: Performer = (about, world) => {
  const delivery = about as unknown as Delivery;
  const app = world.find('app', delivery.appId);
  const url = app && callbackFor(app, delivery, world);
  if (url) world.outbox.add(url, () => attempt(delivery, app, url, world));
};

/** Makes one attempt, and plans another where it failed. */
async function attempt(delivery: Delivery, app: App, url: string, world: World): Promise<void> {
  const { deliveries } = world;
  const { webhookDropEvery, webhookLogSize, webhookRetries } = world.settings;
  const begun = ++deliveries.begun;
  const start = world.now();
  const isLost = webhookDropEvery > 0 && begun % webhookDropEvery === 0;
  const outcome = isLost
    ? { error: 'Lost on the way' }
    : await post(delivery.body, app, url, world);
  // The world may have gone back to a snapshot meanwhile: this is no longer of it.
  if (world.deliveries !== deliveries) return;
  const made: DeliveryAttempt = {
    id: String(begun),
    at: new Date(start).toISOString(),
    ...delivery,
    url,
    ...outcome,
    ms: world.now() - start,
  };
  deliveries.note(made, webhookLogSize);
  if (made.status === 200) return;
  const wait = webhookRetries.split(' ')[delivery.attempt - 1];
  if (!wait) return;
  const again = { ...delivery, attempt: delivery.attempt + 1 };
  world.plan(start + milliseconds(wait), 'webhook.deliver', again);
}

async function post(
  body: string,
  { secret }: App,
  url: string,
  world: World,
): Promise<Pick<DeliveryAttempt, 'status' | 'error'>> {
  const bytes = new TextEncoder().encode(body);
  try {
    const timeoutMs = milliseconds(world.settings.webhookTimeout);
    const init = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': sign(secret, bytes),
        'user-agent': 'facebookexternalua',
      },
      body: bytes,
      redirect: 'manual' as const,
    };
    const response = await within(timeoutMs, (signal) => world.fetch(url, { ...init, signal }));
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    const { message, cause } = error as Error;
    return { error: cause instanceof Error ? `${message}: ${cause.message}` : message };
  }
}
