import { z } from 'zod';
import { faults } from '../fault.ts';
import { readBusinessAccount } from '../fields/business-account.ts';
import { readPhoneNumber } from '../fields/phone-number.ts';
import { filteringInput, meets } from '../filtering.ts';
import { checkCallback } from '../handshake.ts';
import type { BusinessAccount, PhoneNumber } from '../nodes.ts';
import { page, pageInput, pageOf } from '../paging.ts';
import { isSubscribed } from '../rules/callback.ts';
import { emitAppUpdate } from '../webhooks/app-update.ts';
import type { World } from '../world.ts';
import { digits, fieldsInput, flag, type Handlers, handler, json, success } from './handler.ts';

/** Meta's guide writes `['last_onboarded_time_ascending']`, its OpenAPI file `last_onboarded_time.asc`. */
const sortOrder = z
  .string()
  .regex(/^(\[['"])?(last_onboarded_time|creation_time)([_.])(asc|desc)(ending)?(['"]\])?$/)
  .transform((order) => (/[_.]asc/.test(order) ? 'ascending' : 'descending'))
  .optional();

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
    (account, { fields }, world, _address, token) =>
      readBusinessAccount(account, fields, world, token),
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

  'businessAccount.listPhoneNumbers': handler(
    z.object({
      fields: fieldsInput,
      display_phone_number: digits.optional(),
      filtering: filteringInput([
        'account_mode',
        'is_official_business_account',
        'messaging_limit_tier',
      ]),
      sort: sortOrder,
      ...pageInput,
    }),
    (
      account,
      { fields, display_phone_number, filtering, sort, ...input },
      world,
      address,
      token,
    ) => {
      const { listMigratedNumbers, removedNumbers } = world.settings;
      const shows = (number: PhoneNumber) =>
        (listMigratedNumbers || !number.migratedTo) &&
        (removedNumbers === 'shown' || number.removedAt === undefined) &&
        filtering.every((condition) => {
          const { field } = condition;
          return meets(readPhoneNumber(number, [{ name: field }], world, token)[field], condition);
        });
      const show = (number: PhoneNumber) => readPhoneNumber(number, fields, world, token);
      if (display_phone_number !== undefined) {
        const same = world
          .numbersWith(display_phone_number)
          .filter((number) => number.businessAccountId === account.id && shows(number));
        return page(sort === 'ascending' ? same : same.toReversed(), input, show, address);
      }
      const rows = world.numbersOf(account.id);
      return pageOf({ rows, reversed: sort !== 'ascending', shows }, input, show, address);
    },
  ),

  'businessAccount.listSubscribedApps': handler(
    z.object({}),
    ({ subscriptions = [] }, _, world) => ({
      data: subscriptions.map(({ appId, callback }) => {
        const { id, name } = world.get('app', appId);
        return {
          whatsapp_business_api_data: {
            id,
            link: `https://www.facebook.com/games/?app_id=${id}`,
            name,
          },
          ...(callback && { override_callback_uri: callback.url }),
        };
      }),
    }),
  ),

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
