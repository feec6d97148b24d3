import * as z from 'zod';
import { faults } from '../fault.ts';
import { page, pageInput } from '../paging.ts';
import { block, personBy, unblock } from '../rules/blocked-users.ts';
import { type Handlers, handler, json, text } from './handler.ts';

const MAX_USERS = 1000;
const messaging_product = 'whatsapp';

const changeInput = z.object({
  messaging_product: z.enum(['whatsapp']),
  block_users: json(
    z.array(z.union([z.object({ user: text }), z.object({ user_id: text })])).min(1),
  ).transform((users) => {
    if (users.length > MAX_USERS) throw faults.tooManyUsers();
    return users.map((user) => ('user' in user ? user.user : user.user_id));
  }),
});

/** A change that failed for some is refused, though it was made for the others. */
const withFailed = (done: object, failed: readonly object[]) =>
  faults.usersFailed({ messaging_product, block_users: { ...done, failed_users: failed } });

export const blockedUsers: Handlers<
  'phoneNumber.listBlockedUsers' | 'phoneNumber.blockUsers' | 'phoneNumber.unblockUsers'
> = {
  'phoneNumber.listBlockedUsers': handler(
    z.object(pageInput),
    ({ people }, input, _world, address) => {
      const rows = people.blocked.map((id) => ({ id }));
      return page(rows, input, ({ id }) => ({ messaging_product, ...personBy(id) }), address);
    },
  ),

  'phoneNumber.blockUsers': handler(changeInput, (number, { block_users: users }, world) => {
    const { number: changed, changed: added_users, failed } = block(number, users, world);
    world.put(changed);
    if (failed.length > 0) throw withFailed({ added_users }, failed);
    return { messaging_product, block_users: { added_users } };
  }),

  'phoneNumber.unblockUsers': handler(changeInput, (number, { block_users: users }, world) => {
    const { number: changed, changed: removed_users, failed } = unblock(number, users);
    world.put(changed);
    if (failed.length > 0) throw withFailed({ removed_users }, failed);
    return { messaging_product, block_users: { removed_users } };
  }),
};
