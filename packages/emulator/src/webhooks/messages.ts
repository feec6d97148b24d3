import type { MessageStatus } from 'meta-cloud-api/contract';
import type { GraphFault } from '../fault.ts';
import type { PhoneNumber } from '../nodes.ts';
import { isUserId } from '../rules/blocked-users.ts';
import type { World } from '../world.ts';
import { emit } from './emit.ts';
import { ofNumber } from './number-events.ts';

/** What is told in the field `messages`. */

/** How far a message comes here: nobody reads it. */
export type SentStatus = 'sent' | 'delivered' | 'failed';

/** The id of a message that somebody sends or gets. */
export const messageId = (person: string, world: World): string =>
  `wamid.${Buffer.from(`${person}:${world.ids.node()}`).toString('base64')}`;

/** A message that the number sent has come so far. */
export function emitMessageStatus(
  number: PhoneNumber,
  message: {
    readonly id: string;
    readonly to: string;
    readonly status: SentStatus;
    /** Why it failed. */
    readonly reason?: GraphFault | undefined;
  },
  world: World,
): void {
  const status: MessageStatus = {
    id: message.id,
    status: message.status,
    timestamp: timestamp(world),
    recipient_id: message.to,
    ...(message.reason && { errors: [errorOf(message.reason)] }),
  };
  emit(ofNumber(number, 'messages', { ...aboutNumber(number), statuses: [status] }), world);
}

/** A person wrote a text to the number. */
export function emitReceivedText(
  number: PhoneNumber,
  { id, from, text }: { readonly id: string; readonly from: string; readonly text: string },
  world: World,
): void {
  const hidesNumber = isUserId(from);
  const contact = hidesNumber ? { user_id: from } : { wa_id: from };
  const message = {
    ...(hidesNumber ? { from_user_id: from } : { from }),
    id,
    timestamp: timestamp(world),
    type: 'text',
    text: { body: text },
  };
  const value = {
    ...aboutNumber(number),
    contacts: [{ profile: { name: 'Rosa Hill' }, ...contact }],
    messages: [message],
  };
  emit(ofNumber(number, 'messages', value), world);
}

const aboutNumber = ({ id, digits }: PhoneNumber) => ({
  messaging_product: 'whatsapp' as const,
  metadata: { display_phone_number: digits, phone_number_id: id },
});

const timestamp = (world: World) => String(Math.floor(world.now() / 1_000));

/** A refusal, as webhooks tell it. */
function errorOf({ body }: GraphFault) {
  const title = body.message.replace(/^\(#\d+\) /, '');
  return {
    code: body.code,
    title,
    message: title,
    error_data: { details: body.error_data?.details ?? title },
  };
}
