import { act, list, type Success } from './endpoint.ts';
import type { Open } from './phone-number.ts';
import type { WebhookValues } from './webhook.ts';

/** What an app can be told about WhatsApp Business Accounts. */
export type WebhookField = Open<keyof WebhookValues>;

/** What an app is told, and where. */
export interface AppSubscription {
  readonly object: Open<'whatsapp_business_account'>;
  readonly callback_url: string;
  readonly active: boolean;
  readonly fields: readonly { readonly name: WebhookField; readonly version: string }[];
}

export interface SetAppSubscriptionInput {
  readonly object: 'whatsapp_business_account';
  /** Where the app's webhooks go. It is asked with a challenge before it is taken. */
  readonly callback_url: string;
  /** What Meta shows the callback in the handshake. */
  readonly verify_token: string;
  /** {@link WebhookField | Fields}, with commas between them. */
  readonly fields: string;
}

export interface DeleteAppSubscriptionInput {
  /** All of the app's subscriptions end where this is absent. */
  readonly object?: 'whatsapp_business_account';
  /** Fields to be told no longer, with commas between them; all where this is absent. */
  readonly fields?: string;
}

const docs = 'https://developers.facebook.com/docs/graph-api/reference/application/subscriptions';

export const app = {
  /** List what the app is told, and where. Takes the app's own token, `{app id}|{app secret}`. */
  'app.listSubscriptions': list<AppSubscription>({
    node: 'app',
    edge: 'subscriptions',
    docs,
  }),

  /** Say what the app is told, and where. Takes the app's own token. */
  'app.setSubscription': act<SetAppSubscriptionInput, Success>({
    node: 'app',
    edge: 'subscriptions',
    repeatable: false,
    secrets: ['verify_token'],
    docs,
  }),

  /** Have the app told less, or nothing. Takes the app's own token. */
  'app.deleteSubscription': act<DeleteAppSubscriptionInput, Success>({
    node: 'app',
    edge: 'subscriptions',
    method: 'DELETE',
    repeatable: false,
    docs,
  }),
} as const;
