import type { WebhookConfiguration } from 'meta-cloud-api/contract';
import { faults } from '../fault.ts';
import { checkCallback } from '../handshake.ts';
import type { BusinessAccount, PhoneNumber, Token } from '../nodes.ts';
import type { World } from '../world.ts';

/** Where webhooks go: to the callback of the number, else of its account, else of the app. */

/** Whether an app is told what happens in an account. */
export const isSubscribed = ({ subscriptions }: BusinessAccount, appId: string): boolean =>
  subscriptions?.some((subscription) => subscription.appId === appId) ?? false;

/** Refuses a callback that Meta would not take for a number; an empty address takes the callback away. */
export async function checkOverride(
  number: PhoneNumber,
  callback: {
    readonly override_callback_uri: string;
    readonly verify_token?: string | undefined;
  },
  token: Token,
  world: World,
): Promise<void> {
  if (callback.override_callback_uri === '') return;
  const account = world.get('businessAccount', number.businessAccountId);
  if (!isSubscribed(account, token.appId)) throw faults.notSubscribed();
  if (!callback.verify_token) throw faults.missingParameter('verify_token');
  await checkCallback(callback.override_callback_uri, callback.verify_token, world);
}

/** Gives a number a callback of its own, or takes it away. */
export function setOverride({ callback: _old, ...number }: PhoneNumber, url: string): PhoneNumber {
  return url === '' ? number : { ...number, callback: url };
}

/** The callbacks that there are; undefined where there is none. */
export function callbacksOf(number: PhoneNumber, world: World): WebhookConfiguration | undefined {
  const { subscriptions } = world.get('businessAccount', number.businessAccountId);
  const account = subscriptions?.find(({ callback }) => callback)?.callback?.url;
  if (!number.callback && !account) return undefined;
  return {
    ...(number.callback && { phone_number: number.callback }),
    ...(account && { whatsapp_business_account: account }),
  };
}
