import * as z from 'zod';
import { idOf, withWriter } from '../../rules/blocked-users.ts';
import { numberOf } from '../numbers.ts';
import { phoneNumberId } from '../parameters.ts';
import { changes, named } from '../verb.ts';

/** A person who wrote to a number. */
export interface ShownPerson {
  readonly phoneNumberId: string;
  /** Their WhatsApp id, which is the digits of their number, or their business-scoped user id. */
  readonly waId: string;
  readonly wroteAt: string;
}

export const people = {
  write: changes(
    'A person writes to a number, and can be blocked for 24 hours.',
    [phoneNumberId, named('from', z.string().regex(/\d/))],
    (world, phoneNumberId: string, from: string): ShownPerson => {
      const waId = idOf(from);
      world.put(withWriter(numberOf(world, phoneNumberId), waId, world));
      return { phoneNumberId, waId, wroteAt: new Date(world.now()).toISOString() };
    },
  ),
};
