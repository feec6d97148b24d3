import type { AssignedUser } from 'meta-cloud-api/contract';
import * as z from 'zod';
import { faults } from '../fault.ts';
import { referenceTo } from '../fields/reference.ts';
import { type Fields, parseFields, select } from '../fields/selection.ts';
import { page, pageInput } from '../paging.ts';
import { fieldsInput, type Handlers, handler, id, json, success } from './handler.ts';

const TASKS =
  'MANAGE DEVELOP MANAGE_TEMPLATES MANAGE_PHONE VIEW_COST MANAGE_EXTENSIONS VIEW_PHONE_ASSETS MANAGE_PHONE_ASSETS VIEW_TEMPLATES MESSAGING'.split(
    ' ',
  );

const DEFAULT_FIELDS = parseFields('id,name,tasks');

const assignedUserFields: Fields<AssignedUser, AssignedUser> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  tasks: ({ tasks }) => tasks,
  business: ({ business }) => business,
  user_type: ({ user_type }) => user_type,
};

const readable = { type: 'AssignedUser', fields: assignedUserFields } as const;

export const assignedUsers: Handlers<
  'businessAccount.listAssignedUsers' | 'businessAccount.assignUser' | 'businessAccount.removeUser'
> = {
  'businessAccount.listAssignedUsers': handler(
    z.object({ business: id, fields: fieldsInput, ...pageInput }),
    (account, { business: portfolioId, fields = DEFAULT_FIELDS, ...input }, world, address) => {
      const parties = [account.portfolioId, ...account.partnerIds];
      if (!parties.includes(portfolioId)) {
        throw faults.invalidParameter('business must be a portfolio that the account belongs to.');
      }
      const portfolio = world.get('portfolio', portfolioId);
      const users = account.users.flatMap(({ id, tasks }) => {
        const user = portfolio.users.find((user) => user.id === id);
        return user ? { ...user, tasks, business: referenceTo(portfolio) } : [];
      });
      const show = (user: AssignedUser) => select(readable, user, fields, world);
      return page(users, input, show, address);
    },
  ),

  'businessAccount.assignUser': handler(
    z.object({ user: id, tasks: json(z.array(z.enum(TASKS)).min(1)) }),
    (account, { user, tasks }, world) => {
      const portfolios = [account.portfolioId, ...account.partnerIds];
      const isKnown = portfolios.some((portfolioId) =>
        world.get('portfolio', portfolioId).users.some(({ id }) => id === user),
      );
      if (!isKnown) throw faults.invalidParameter('user must be a user of the business.');
      const others = account.users.filter(({ id }) => id !== user);
      world.put({ ...account, users: [...others, { id: user, tasks }] });
      return success;
    },
  ),

  'businessAccount.removeUser': handler(z.object({ user: id }), (account, { user }, world) => {
    const others = account.users.filter(({ id }) => id !== user);
    if (others.length === account.users.length) {
      throw faults.invalidParameter('user must be a user that is assigned to the account.');
    }
    world.put({ ...account, users: others });
    return success;
  }),
};
