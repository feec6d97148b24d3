import * as z from 'zod';
import { faults } from '../fault.ts';
import { checkCallback } from '../handshake.ts';
import type { Token } from '../nodes.ts';
import { parsePath } from '../path.ts';
import { subscribe, unsubscribe } from '../rules/app-subscription.ts';
import { servedVersion } from '../version.ts';
import { webhookFields } from '../webhooks/fields.ts';
import { type Handlers, handler, success } from './handler.ts';

const object = z.enum(['whatsapp_business_account']);

/** `messages,security`; a JSON body may also hold a list. */
const fields = z
  .union([z.string().transform((names) => names.split(/\s*,\s*/)), z.array(z.string())])
  .pipe(z.array(z.enum(webhookFields)).min(1));

export const app: Handlers<
  'app.listSubscriptions' | 'app.setSubscription' | 'app.deleteSubscription'
> = {
  'app.listSubscriptions': handler(
    z.object({}),
    ({ subscription }, _input, _world, _address, token) => {
      checkAppToken(token);
      if (!subscription) return { data: [] };
      const { callbackUrl, fields, version } = subscription;
      return {
        data: [
          {
            object: 'whatsapp_business_account',
            callback_url: callbackUrl,
            active: true,
            fields: fields.map((name) => ({ name, version })),
          },
        ],
      };
    },
  ),

  'app.setSubscription': handler(
    z.object({ object, callback_url: z.string().min(1), verify_token: z.string().min(1), fields }),
    async ({ id }, { callback_url: callbackUrl, verify_token, fields }, world, address, token) => {
      checkAppToken(token);
      await checkCallback(callbackUrl, verify_token, world, 'callback_url');
      const { version } = servedVersion(parsePath(address.pathname).version, world.now());
      // The app may have changed while its callback was asked.
      world.put(subscribe(world.get('app', id), { callbackUrl, fields, version }, world));
      return success;
    },
  ),

  'app.deleteSubscription': handler(
    z.object({ object: object.optional(), fields: fields.optional() }),
    (app, { fields }, world, _address, token) => {
      checkAppToken(token);
      world.put(unsubscribe(app, fields));
      return success;
    },
  ),
};

/** An app's subscriptions are its own affair, and not that of a user. */
function checkAppToken({ userId }: Token): void {
  if (userId !== undefined) throw faults.needsAppToken();
}
