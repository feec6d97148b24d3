import * as z from 'zod';
import { phoneNumbers } from '../edges/phone-numbers.ts';
import { subscribedApps } from '../edges/subscribed-apps.ts';
import { faults } from '../fault.ts';
import { readBusinessAccount } from '../fields/business-account.ts';
import { checkCallback } from '../handshake.ts';
import type { BusinessAccount } from '../nodes.ts';
import { isSubscribed } from '../rules/callback.ts';
import { emitAppUpdate } from '../webhooks/app-update.ts';
import type { World } from '../world.ts';
import { fieldsInput, flag, type Handlers, handler, json, listed, success } from './handler.ts';

export const businessAccount: Handlers<
  | 'businessAccount.get'
  | 'businessAccount.update'
  | 'businessAccount.listPhoneNumbers'
  | 'businessAccount.listSubscribedApps'
  | 'businessAccount.subscribeApp'
  | 'businessAccount.unsubscribeApp'
> = {
  'businessAccount.get': handler(
    z.object({ fields: fieldsInput }),
    (account, { fields }, world, address, token) =>
      readBusinessAccount(account, fields, world, { token, address }),
  ),

  'businessAccount.update': handler(
    z.object({
      is_enabled_for_insights: flag.optional(),
      disable_marketing_messages_on_cloud_api: flag.optional(),
      template_auto_archival_enabled: flag.optional(),
      degrees_of_freedom_spec: json(z.record(z.string(), z.unknown())).optional(),
    }),
    (account, input, world) => {
      const given = Object.entries(input).filter(([, value]) => value !== undefined);
      if (given.length === 0) {
        throw faults.invalidParameter('At least one parameter to update must be given.');
      }
      world.put({
        ...account,
        switches: { ...account.switches, ...Object.fromEntries(given) },
      });
      return success;
    },
  ),

  'businessAccount.listPhoneNumbers': listed(phoneNumbers),

  'businessAccount.listSubscribedApps': listed(subscribedApps),

  'businessAccount.subscribeApp': handler(
    z.object({
      override_callback_uri: z.string().optional(),
      verify_token: z.string().optional(),
    }),
    async (account, { override_callback_uri: url, verify_token }, world, _address, { appId }) => {
      if (!url) return subscribe(account, { appId }, world);
      if (!verify_token) throw faults.missingParameter('verify_token');
      if (!isSubscribed(account, appId)) throw faults.notSubscribed();
      await checkCallback(url, verify_token, world);
      return subscribe(account, { appId, callback: { url, verifyToken: verify_token } }, world);
    },
  ),

  'businessAccount.unsubscribeApp': handler(
    z.object({}),
    (account, _input, world, _address, { appId }) => {
      world.put({ ...account, subscriptions: othersOf(account, appId) });
      if (isSubscribed(account, appId)) {
        emitAppUpdate(account, appId, 'PARTNER_APP_UNINSTALLED', world);
      }
      return success;
    },
  ),
};

type Subscription = NonNullable<BusinessAccount['subscriptions']>[number];

const othersOf = ({ subscriptions = [] }: BusinessAccount, appId: string) =>
  subscriptions.filter((subscription) => subscription.appId !== appId);

function subscribe({ id }: BusinessAccount, subscription: Subscription, world: World) {
  // The account may have changed while its callback was asked.
  const account = world.get('businessAccount', id);
  const subscriptions = [...othersOf(account, subscription.appId), subscription];
  world.put({ ...account, subscriptions });
  if (!isSubscribed(account, subscription.appId)) {
    emitAppUpdate(account, subscription.appId, 'PARTNER_APP_INSTALLED', world);
  }
  return success;
}
