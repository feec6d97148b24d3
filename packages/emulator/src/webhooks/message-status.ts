import type { PhoneNumber } from '../nodes.ts';
import type { World } from '../world.ts';
import type { WebhookEvent } from './emit.ts';

/** How far a message is, as Meta tells it. */
export const messageStatus = (
  { id, businessAccountId, digits }: PhoneNumber,
  message: {
    readonly id: string;
    readonly to: string;
    readonly status: 'sent' | 'delivered';
  },
  world: World,
): WebhookEvent => ({
  entryId: businessAccountId,
  businessAccountId,
  phoneNumberId: id,
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: digits, phone_number_id: id },
    statuses: [
      {
        id: message.id,
        status: message.status,
        timestamp: String(Math.floor(world.now() / 1_000)),
        recipient_id: message.to,
      },
    ],
  },
});
