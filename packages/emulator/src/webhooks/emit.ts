import type { World } from '../world.ts';

/** Something that Meta tells the apps of a WhatsApp Business Account. */
export interface WebhookEvent {
  /** What the envelope names: the account, or the portfolio for a few events of `account_update`. */
  readonly entryId: string;
  /** The account whose subscribed apps are told. */
  readonly businessAccountId: string;
  /** Such as `phone_number_name_update`. */
  readonly field: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Where the event is about one number: a callback of the number's own goes before the account's. */
  readonly phoneNumberId?: string;
  /** An app that is told although the account is not subscribed to it any more. */
  readonly formerAppId?: string;
}

/** Hands an event to the outbox, which delivers it in the world's own time, and never before the answer. */
export function emit(event: WebhookEvent, world: World): void {
  world.plan(world.now(), 'webhook.emit', { ...event });
  world.wake();
}
