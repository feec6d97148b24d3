import * as z from 'zod';
import { faults, type GraphFault } from '../fault.ts';
import { send } from '../rules/message.ts';
import { charged } from '../rules/removal.ts';
import { emitMessageStatus, messageId, type SentStatus } from '../webhooks/messages.ts';
import {
  characters,
  digits,
  flag,
  type Handlers,
  handler,
  json,
  language,
  text,
} from './handler.ts';

export const message: Handlers<'phoneNumber.sendMessage'> = {
  'phoneNumber.sendMessage': handler(
    z.object({
      messaging_product: z.enum(['whatsapp']),
      recipient_type: z.enum(['individual']).optional(),
      to: text.transform((input) => ({ input, digits: digits.safeParse(input).data ?? '' })),
      type: z.string().default('text'),
      text: json(z.object({ body: characters(1, 4_096), preview_url: flag.optional() })).optional(),
      template: json(
        z.object({
          name: z.string().min(1).max(512),
          language: z.object({ code: language }),
          components: z.array(z.record(z.string(), z.unknown())).optional(),
        }),
      ).optional(),
    }),
    (number, { to, type, ...contents }, world) => {
      if (type !== 'text' && type !== 'template') throw faults.messageUnsupported(type);
      if (contents[type] === undefined) throw faults.missingParameter(type);
      if (!/^\d{7,15}$/.test(to.digits)) throw faults.invalidParameter('to must be a phone number');
      const { number: sender, refusal, failure } = send(number, { to: to.digits, type }, world);
      if (refusal) throw refusal;
      world.put(charged(sender, type, world));
      const id = messageId(to.digits, world);
      const tell = (status: SentStatus, reason?: GraphFault) =>
        emitMessageStatus(sender, { id, to: to.digits, status, reason }, world);
      if (failure) tell('failed', failure);
      else for (const status of ['sent', 'delivered'] as const) tell(status);
      return {
        messaging_product: 'whatsapp',
        contacts: [{ input: to.input, wa_id: to.digits }],
        messages: [{ id, ...(type === 'template' && { message_status: 'accepted' }) }],
      };
    },
  ),
};
