import * as z from 'zod';
import { milliseconds } from '../../clock.ts';
import type { BusinessAccount } from '../../nodes.ts';
import { duration } from '../../settings.ts';
import { accountReviewUpdate, accountUpdate, banInfo } from '../../webhooks/account-events.ts';
import { emit } from '../../webhooks/emit.ts';
import type { World } from '../../world.ts';
import { ControlError, changes, named } from '../verb.ts';

/** How Meta's policies leave an account. */
export interface AccountState {
  readonly businessAccountId: string;
  readonly review: string;
  readonly restrictions: readonly string[];
  /** Whether it is disabled, or about to be; `REINSTATE` where it is neither. */
  readonly ban: 'SCHEDULE_FOR_DISABLE' | 'DISABLE' | 'REINSTATE';
}

const businessAccountId = named('businessAccountId', z.string().min(1));
const restrictionTypes = [
  'RESTRICTED_ADD_PHONE_NUMBER_ACTION',
  'RESTRICTED_BIZ_INITIATED_MESSAGING',
  'RESTRICTED_CUSTOMER_INITIATED_MESSAGING',
  'RESTRICTED_BUSINESS_INITIATED_CALLING',
  'RESTRICTED_USER_INITIATED_CALLING',
  'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN',
  'RESTRICTED_UTILITY_TEMPLATES',
  'RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES',
] as const;
type RestrictionType = (typeof restrictionTypes)[number];
type BanState = AccountState['ban'];
type ReviewDecision = 'APPROVED' | 'REJECTED' | 'PENDING';

export const accounts = {
  review: changes(
    'Decides on the review that every account goes through.',
    [businessAccountId, named('decision', z.enum(['APPROVED', 'REJECTED', 'PENDING']))],
    (world, id: string, decision: ReviewDecision) => {
      const reviewed = { ...accountOf(world, id), review: decision };
      world.put(reviewed);
      emit(accountReviewUpdate(reviewed, decision), world);
      return stateOf(reviewed);
    },
  ),
  violate: changes(
    'Warns an account that it broke a policy.',
    [businessAccountId, named('violation', z.string().min(1))],
    (world, id: string, violation: string) => {
      const account = accountOf(world, id);
      const violation_info = { violation_type: violation };
      emit(accountUpdate(account, 'ACCOUNT_VIOLATION', { violation_info }), world);
      return stateOf(account);
    },
  ),
  restrict: changes(
    'Keeps an account from something, for a time or for good; an empty list ends all of that.',
    [
      businessAccountId,
      named('types', z.array(z.enum(restrictionTypes))),
      named('lasting', duration.optional()),
    ],
    (world, id: string, types: RestrictionType[], lasting?: string) => {
      const until = lasting === undefined ? undefined : world.now() + milliseconds(lasting);
      const restrictions = types.map((type) => ({ type, ...(until !== undefined && { until }) }));
      const restricted = { ...accountOf(world, id), restrictions };
      world.put(restricted);
      const restriction_info = types.map((restriction_type) => ({
        restriction_type,
        ...(until !== undefined && { expiration: Math.floor(until / 1000) }),
      }));
      emit(accountUpdate(restricted, 'ACCOUNT_RESTRICTION', { restriction_info }), world);
      return stateOf(restricted);
    },
  ),
  ban: changes(
    'Disables an account, announces that, or takes it back.',
    [businessAccountId, named('state', z.enum(['SCHEDULE_FOR_DISABLE', 'DISABLE', 'REINSTATE']))],
    (world, id: string, state: BanState) => {
      const { ban: _before, ...account } = accountOf(world, id);
      const banned: BusinessAccount = state === 'REINSTATE' ? account : { ...account, ban: state };
      world.put(banned);
      emit(accountUpdate(banned, 'DISABLED_UPDATE', banInfo(state, world)), world);
      return stateOf(banned);
    },
  ),
};

function accountOf(world: World, id: string): BusinessAccount {
  const account = world.find('businessAccount', id);
  if (account) return account;
  throw new ControlError(`There is no WhatsApp Business Account with the id ${id} here`);
}

const stateOf = ({ id, review, restrictions = [], ban }: BusinessAccount): AccountState => ({
  businessAccountId: id,
  review,
  restrictions: restrictions.map(({ type }) => type),
  ban: ban ?? 'REINSTATE',
});
