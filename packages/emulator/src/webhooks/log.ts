/** A webhook on its way to an app. */
export interface Delivery {
  /** The same for each attempt at it. */
  readonly deliveryId: string;
  readonly appId: string;
  readonly businessAccountId: string;
  readonly phoneNumberId?: string;
  /** Such as `phone_number_name_update`. */
  readonly field: string;
  /** What is sent and signed, the same in each attempt. */
  readonly body: string;
  /** 1 for the first. */
  readonly attempt: number;
}

/** One attempt at delivering a webhook, and what came of it. */
export interface DeliveryAttempt extends Delivery {
  readonly id: string;
  /** When it was made, such as `2026-11-22T09:00:00.000Z`. */
  readonly at: string;
  /** Where it went. */
  readonly url: string;
  /** What the callback answered, if it did: 200 alone is a success. */
  readonly status?: number;
  /** Why the callback did not answer. */
  readonly error?: string;
  /** How long that took on the world's clock: 0 where it stands still. */
  readonly ms: number;
}

/** The attempts of late. */
export interface DeliveryLog {
  /** How many deliveries were ever planned. */
  planned: number;
  /** How many attempts were ever begun. */
  begun: number;
  /** In the order of their ends. */
  readonly attempts: DeliveryAttempt[];
}

/** Adds an attempt, and drops the oldest where there are too many. */
export function note(log: DeliveryLog, attempt: DeliveryAttempt, size: number): void {
  log.attempts.push(attempt);
  if (log.attempts.length > size) log.attempts.splice(0, log.attempts.length - size);
}
