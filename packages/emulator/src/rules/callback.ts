import type { WebhookConfiguration } from 'meta-cloud-api/contract';
import { faults } from '../fault.ts';
import { checkCallback } from '../handshake.ts';
import type { App, BusinessAccount, PhoneNumber, Token } from '../nodes.ts';
import type { WebhookEvent } from '../webhooks/emit.ts';
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
  const { subscriptions = [] } = world.get('businessAccount', number.businessAccountId);
  const account = subscriptions.find(({ callback }) => callback)?.callback?.url;
  const app = subscriptions
    .map(({ appId }) => world.find('app', appId)?.subscription?.callbackUrl)
    .find((url) => url);
  if (!number.callback && !account && !app) return undefined;
  return {
    ...(number.callback && { phone_number: number.callback }),
    ...(account && { whatsapp_business_account: account }),
    ...(app && { application: app }),
  };
}

/** Where an app is told of something: a callback of the number's or the account's own takes `messages` only. */
export function callbackFor(
  { id, subscription }: App,
  about: Pick<WebhookEvent, 'field' | 'businessAccountId' | 'phoneNumberId'>,
  world: World,
): string | undefined {
  const ofApp = subscription?.callbackUrl;
  if (about.field !== 'messages') return ofApp;
  const number = world.find('phoneNumber', about.phoneNumberId ?? '');
  const account = world.find('businessAccount', about.businessAccountId);
  const own = account?.subscriptions?.find(({ appId }) => appId === id);
  return number?.callback ?? own?.callback?.url ?? ofApp;
}

/** The apps that are told of an event: those of the account which asked for the field. */
export function appsToTell(event: WebhookEvent, world: World): App[] {
  const account = world.find('businessAccount', event.businessAccountId);
  const subscribed = account?.subscriptions?.map(({ appId }) => appId) ?? [];
  const { formerAppId } = event;
  const ids = formerAppId === undefined ? subscribed : [...subscribed, formerAppId];
  return ids
    .flatMap((id) => world.find('app', id) ?? [])
    .filter(({ subscription }) => subscription?.fields.some((field) => field === event.field));
}
