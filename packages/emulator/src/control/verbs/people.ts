import * as z from 'zod';
import { idOf } from '../../rules/blocked-users.ts';
import { withWriter } from '../../rules/customer-service-window.ts';
import { unreachable } from '../../rules/message.ts';
import { emitReceivedText, messageId } from '../../webhooks/messages.ts';
import { numberOf } from '../numbers.ts';
import { phoneNumberId } from '../parameters.ts';
import { ControlError, changes, named } from '../verb.ts';

/** A person who wrote to a number. */
export interface ShownPerson {
  readonly phoneNumberId: string;
  /** Their WhatsApp id, which is the digits of their number, or their business-scoped user id. */
  readonly waId: string;
  readonly wroteAt: string;
  /** The message, as the webhook `messages` names it. */
  readonly messageId: string;
}

export const people = {
  write: changes(
    'A person writes a text to a number, `Hello` where none is given: the webhook `messages` tells of it, and for 24 hours they can be answered with a text, and be blocked.',
    [
      phoneNumberId,
      named('from', z.string().regex(/\d/, 'must be a phone number or a user id')),
      named('text', z.string().min(1).max(4_096).optional()),
    ],
    (world, phoneNumberId: string, from: string, text = 'Hello'): ShownPerson => {
      const number = numberOf(world, phoneNumberId);
      const waId = idOf(from);
      const reason = unreachable(number, world);
      if (reason) {
        const why = reason.body.message.replace(/^\(#\d+\) /, '');
        throw new ControlError(`The number ${phoneNumberId} gets no messages: ${why}`);
      }
      if (number.people.blocked.includes(waId)) {
        throw new ControlError(
          `The number ${phoneNumberId} gets no messages of ${waId}, whom it has blocked`,
        );
      }
      world.put(withWriter(number, waId, world));
      const message = { id: messageId(waId, world), from: waId, text };
      emitReceivedText(number, message, world);
      return {
        phoneNumberId,
        waId,
        wroteAt: new Date(world.now()).toISOString(),
        messageId: message.id,
      };
    },
  ),
};
