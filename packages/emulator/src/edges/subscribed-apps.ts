import * as z from 'zod';
import { selectFrom } from '../fields/selection.ts';
import { fieldsInput } from '../handlers/handler.ts';
import { edge } from './edge.ts';

/** The apps that are told what happens in an account. */
export const subscribedApps = edge({
  endpoint: 'businessAccount.listSubscribedApps',
  input: z.object({ fields: fieldsInput }),
  list: ({ subscriptions = [] }, { fields }, world) => ({
    data: subscriptions.map(({ appId, callback }) => {
      const { id, name } = world.get('app', appId);
      const shown = {
        whatsapp_business_api_data: {
          id,
          link: `https://www.facebook.com/games/?app_id=${id}`,
          name,
        },
        ...(callback && { override_callback_uri: callback.url }),
      };
      return selectFrom(shown, fields);
    }),
  }),
});
