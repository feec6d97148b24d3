import type { Shelf } from '../shelf.ts';

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

/** The attempts of late, as a snapshot has them. */
export interface DeliveryRecord {
  /** How many deliveries were ever planned. */
  readonly planned: number;
  /** How many attempts were ever begun. */
  readonly begun: number;
  /** In the order of their ends. */
  readonly attempts: readonly DeliveryAttempt[];
}

/** The attempts of late, as they are made. */
export interface DeliveryLog {
  planned: number;
  begun: number;
  attempts(): readonly DeliveryAttempt[];
  /** Adds an attempt, and drops the oldest where there are more than `size`. */
  note(attempt: DeliveryAttempt, size: number): void;
}

/** Makes a log of what is on a shelf. */
export const createDeliveryLog = (
  shelf: Shelf<DeliveryAttempt>,
  { planned, begun }: Pick<DeliveryRecord, 'planned' | 'begun'>,
): DeliveryLog => ({
  planned,
  begun,
  attempts: () => [...shelf.values()],
  note: (attempt, size) => {
    shelf.set(attempt.id, attempt);
    for (const { id } of shelf.values()) {
      if (shelf.size <= size) return;
      shelf.delete(id);
    }
  },
});
