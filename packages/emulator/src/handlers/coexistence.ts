import * as z from 'zod';
import { fetchAppData } from '../rules/coexistence.ts';
import { type Handlers, handler } from './handler.ts';

export const coexistence: Handlers<'phoneNumber.syncAppData'> = {
  'phoneNumber.syncAppData': handler(
    z.object({
      messaging_product: z.enum(['whatsapp']),
      sync_type: z.enum(['smb_app_state_sync', 'history']),
    }),
    (number, { sync_type }, world) => {
      world.put(fetchAppData(number, sync_type, world));
      return { messaging_product: 'whatsapp', request_id: world.ids.node() };
    },
  ),
};
