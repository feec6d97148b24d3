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

/** A number of the WhatsApp Business app comes to the platform: it is proven, and registered, at once. */
export function joinPhone(joining: PhoneNumber, world: World): PhoneNumber {
  const { isOffboarded: _back, ...number } = joining;
  return {
    ...number,
    onPhone: true,
    onboardedAt: world.now(),
    ownership: { ...number.ownership, status: 'VERIFIED', verifiedAt: world.now() },
    registration: { ...number.registration, status: 'REGISTERED' },
  };
}

/** It leaves the platform, and goes on in the app alone. */
export const leavePhone = (number: PhoneNumber): PhoneNumber =>
  number.onPhone
    ? {
        ...number,
        onPhone: false,
        isOffboarded: true,
        registration: { ...number.registration, status: 'DEREGISTERED' },
      }
    : number;
