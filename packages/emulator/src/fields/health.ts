import type * as wire from 'meta-cloud-api/contract';
import type { BusinessAccount, PhoneNumber, Token } from '../nodes.ts';
import { namesOf } from '../rules/display-name.ts';
import { isDisabled, isRestricted } from '../rules/enforcement.ts';
import { isRegistered } from '../rules/presence.ts';
import { statusOf } from '../rules/status.ts';
import type { World } from '../world.ts';

/** Whether messages can be sent: the worst of what a number and all it belongs to says. */

type Finding = Omit<wire.HealthEntity, 'entity_type' | 'id'>;

const available: Finding = { can_send_message: 'AVAILABLE' };
const limited = (info: string): Finding => ({
  can_send_message: 'LIMITED',
  additional_info: [info],
});
const blocked = (code: number, description: string, solution: string): Finding => ({
  can_send_message: 'BLOCKED',
  errors: [{ error_code: code, error_description: description, possible_solution: solution }],
});

/** How a number is, for the app that asks. */
export const healthOfNumber = (
  number: PhoneNumber,
  world: World,
  token: Token | undefined,
): wire.HealthStatus => {
  const account = world.get('businessAccount', number.businessAccountId);
  return together([
    { entity_type: 'PHONE_NUMBER', id: number.id, ...ofNumber(number, world) },
    ...around(account, world, token),
  ]);
};

/** How an account is, for the app that asks. */
export const healthOfAccount = (
  account: BusinessAccount,
  world: World,
  token: Token | undefined,
): wire.HealthStatus => together(around(account, world, token));

const GRAVITY = ['BLOCKED', 'LIMITED', 'AVAILABLE'] as const;

const together = (entities: readonly wire.HealthEntity[]): wire.HealthStatus => ({
  can_send_message:
    GRAVITY.find((state) => entities.some((entity) => entity.can_send_message === state)) ??
    'AVAILABLE',
  entities,
});

/** The account, its portfolio, and the app that asks, or else one that is told of the account. */
function around(
  account: BusinessAccount,
  world: World,
  token: Token | undefined,
): wire.HealthEntity[] {
  const appId = token?.appId ?? account.subscriptions?.[0]?.appId;
  return [
    { entity_type: 'WABA', id: account.id, ...ofAccount(account, world) },
    { entity_type: 'BUSINESS', id: account.portfolioId, ...available },
    ...(appId ? [{ entity_type: 'APP', id: appId, ...available }] : []),
  ];
}

function ofNumber(number: PhoneNumber, world: World): Finding {
  const status = statusOf(number, world);
  if (status === 'BANNED') {
    return blocked(
      131031,
      'The phone number is banned from WhatsApp.',
      'Ask for a review of the ban in Business Support Home.',
    );
  }
  if (!isRegistered(number)) {
    return blocked(
      133010,
      'The phone number is not registered on the WhatsApp Business Platform.',
      'Register the phone number with POST /<PHONE_NUMBER_ID>/register.',
    );
  }
  if (status === 'RATE_LIMITED' || status === 'RESTRICTED') {
    return limited('The phone number has reached its limit of messages. It can answer people.');
  }
  if (namesOf(number, world).current.status !== 'APPROVED') {
    return limited(
      'Your display name has not been approved yet. Your message limit will increase after the display name is approved.',
    );
  }
  return available;
}

function ofAccount(account: BusinessAccount, world: World): Finding {
  if (isDisabled(account.id, world)) {
    return blocked(
      131031,
      'The WhatsApp Business Account is disabled for violations of policy.',
      'Ask for a review of the decision in Business Support Home.',
    );
  }
  if (isRestricted(account, 'RESTRICTED_BIZ_INITIATED_MESSAGING', world)) {
    return limited('The WhatsApp Business Account is restricted from messaging people first.');
  }
  if (account.review !== 'APPROVED') return { can_send_message: 'LIMITED' };
  return available;
}
