import type { WebhookValues } from 'meta-cloud-api/contract';
import type { PhoneNumber } from '../nodes.ts';
import { settingsOf } from '../rules/feature-settings.ts';
import type { World } from '../world.ts';
import { emit } from './emit.ts';

/** What is told where state changes, one function for each event. */

/** Tells of something about one number. */
export function emitOfNumber<Field extends keyof WebhookValues>(
  field: Field,
  { id, businessAccountId }: PhoneNumber,
  value: Readonly<Record<string, unknown>> & WebhookValues[Field],
  world: World,
): void {
  emit({ entryId: businessAccountId, businessAccountId, phoneNumberId: id, field, value }, world);
}

/** Meta has decided about a display name. */
export function emitNameUpdate(
  number: PhoneNumber,
  decided: {
    readonly name: string;
    readonly decision: 'APPROVED' | 'REJECTED' | 'DEFERRED' | 'PENDING';
    readonly reason: string | null;
  },
  world: World,
): void {
  const value = {
    display_phone_number: number.digits,
    decision: decided.decision,
    requested_verified_name: decided.name,
    rejection_reason: decided.reason,
  };
  emitOfNumber('phone_number_name_update', number, value, world);
}

/** A username was given to a number, or taken away. */
export function emitUsernameUpdate(number: PhoneNumber, world: World): void {
  const value = {
    display_phone_number: number.digits,
    ...(number.username ?? { status: 'deleted' }),
  };
  emitOfNumber('business_username_update', number, value, world);
}

/** Somebody changed how a number takes calls. */
export function emitCallingUpdate(number: PhoneNumber, world: World): void {
  const value = {
    messaging_product: 'whatsapp' as const,
    timestamp: String(Math.floor(world.now() / 1000)),
    type: 'phone_number_settings',
    phone_number_settings: {
      phone_number_id: number.id,
      calling: settingsOf(number, false).calling,
    },
  };
  emitOfNumber('account_settings_update', number, value, world);
}
