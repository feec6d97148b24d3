import type { App } from '../nodes.ts';
import type { KnownWebhookField } from '../webhooks/fields.ts';
import type { World } from '../world.ts';

/** What an app is told, and where. An account must be subscribed to the app, too. */

type Subscription = NonNullable<App['subscription']>;

/** Has an app told more, or something else. */
export function subscribe(app: App, wanted: Subscription, world: World): App {
  const held = world.settings.appSubscriptionFields === 'add' ? app.subscription?.fields : [];
  const fields = [...new Set([...(held ?? []), ...wanted.fields])];
  return { ...app, subscription: { ...wanted, fields } };
}

/** Has an app told less: nothing, where no fields are given or none is left. */
export function unsubscribe(app: App, unwanted?: readonly KnownWebhookField[]): App {
  const { subscription, ...others } = app;
  const fields = subscription?.fields.filter((field) => unwanted && !unwanted.includes(field));
  return subscription && fields?.length
    ? { ...others, subscription: { ...subscription, fields } }
    : others;
}
