import type { AppDataType } from 'meta-cloud-api/contract';
import { faults } from '../fault.ts';
import type { PhoneNumber } from '../nodes.ts';
import { isWithin, type World } from '../world.ts';

/** Fetches the contacts or the messages of the WhatsApp Business app: each once, and soon after onboarding. */
export function fetchAppData(number: PhoneNumber, type: AppDataType, world: World): PhoneNumber {
  if (!number.onPhone) throw faults.notSharedWithPhone();
  if (number.appData.includes(type)) throw faults.syncedAlready();
  if (!isWithin(world, number.onboardedAt, world.settings.appSyncWindow)) {
    throw faults.syncTooLate();
  }
  return { ...number, appData: [...number.appData, type] };
}
