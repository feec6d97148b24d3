import { countWithin, isLocked, lockedFor, withAttempt } from '../attempts.ts';
import { faults, type GraphFault } from '../fault.ts';
import type { Attempts, PhoneNumber } from '../nodes.ts';
import { isWithin, type World } from '../world.ts';
import { applyName } from './display-name.ts';
import { withoutSignature } from './encryption.ts';
import { isDisabled } from './enforcement.ts';
import { lineOf } from './line.ts';
import { notFree } from './migration.ts';
import { ownershipStatus } from './ownership.ts';
import { isDone } from './progress.ts';
import { takePin } from './two-step.ts';

/**
 * Registering and deregistering. Every request is counted, also one that is then refused, so each
 * answers the number as it is afterwards together with the refusal.
 */
interface Outcome {
  readonly number: PhoneNumber;
  readonly refusal?: GraphFault;
}

export function register(
  number: PhoneNumber,
  request: { readonly pin: string; readonly region: string | undefined },
  world: World,
): Outcome {
  if (number.onPhone) return { number, refusal: faults.sharedWithPhone('Register') };
  const counted = countRequest(number, 'registers', world);
  if (counted.refusal) return counted;
  const refusal = notReady(number, world);
  if (refusal) return { number: counted.number, refusal };
  const tried = takePin(counted.number, request.pin, world);
  if (tried.refusal) return tried;
  const registration: PhoneNumber['registration'] = {
    ...tried.number.registration,
    status: 'REGISTERED',
    firstAt: tried.number.registration.firstAt ?? world.now(),
  };
  const registered = storeIn(request.region, { ...tried.number, registration });
  return { number: applyName(registered, world) };
}

export function deregister(number: PhoneNumber, world: World): Outcome {
  if (number.onPhone) return { number, refusal: faults.sharedWithPhone('Deregister') };
  const counted = countRequest(number, 'deregisters', world);
  if (counted.refusal) return counted;
  if (!['REGISTERED', 'INCOMPLETE'].includes(counted.number.registration.status)) {
    const refuse = world.settings.deregisterTwice === 'refuse';
    return refuse ? { number: counted.number, refusal: faults.notRegistered() } : counted;
  }
  // Local storage ends with the registration; the PIN and the ownership stay.
  const { storage_configuration: _ended, ...settings } = counted.number.settings;
  const registration = { ...counted.number.registration, status: 'DEREGISTERED' } as const;
  return { number: withoutSignature({ ...counted.number, settings, registration }, world) };
}

/** Registering with a region is the older way to set the storage. */
function storeIn(region: string | undefined, number: PhoneNumber): PhoneNumber {
  if (!region) return number;
  const storage_configuration = {
    status: 'IN_COUNTRY_STORAGE_ENABLED',
    data_localization_region: region,
  };
  return { ...number, settings: { ...number.settings, storage_configuration } };
}

/** What must come before the PIN is even looked at. */
function notReady(number: PhoneNumber, world: World): GraphFault | undefined {
  const { digits, registration, accountMode } = number;
  const line = lineOf(digits, world);
  if (line.banned) return faults.accountLocked('This phone number is banned from WhatsApp.');
  if (isDisabled(number.businessAccountId, world)) {
    return faults.accountLocked('The WhatsApp Business Account is disabled.');
  }
  if (registration.status === 'INCOMPLETE') return faults.deregistrationIncomplete();
  if (isWithin(world, line.removedAt, world.settings.removedNumberWait)) {
    return faults.recentlyDeleted();
  }
  // A test number is registered without ever being verified, and a registration outlives a proof.
  const needsProof = accountMode === 'LIVE' && registration.status === 'NEVER';
  if (needsProof && ownershipStatus(number, world) !== 'VERIFIED') {
    return faults.reverificationNeeded();
  }
  if (needsProof && !isProvisioned(number, world)) return faults.certificateMissing();
  return line.onHandset ? faults.registeredElsewhere() : notFree(number, world);
}

/** Whether Meta has got round to the certificate of the name. */
const isProvisioned = ({ ownership, progress }: PhoneNumber, world: World) =>
  isDone(
    progress?.provisioningDelay ?? world.settings.provisioningDelay,
    ownership.verifiedAt ?? 0,
    world,
  );

function countRequest(
  number: PhoneNumber,
  kind: 'registers' | 'deregisters',
  world: World,
): Outcome {
  const { registrationLimit, registrationWindow, registrationLock } = world.settings;
  const now = world.now();
  const attempts = number.registration[kind];
  const having = (changed: Attempts): PhoneNumber => ({
    ...number,
    registration: { ...number.registration, [kind]: changed },
  });
  if (isLocked(attempts, now)) return { number, refusal: faults.registrationsTooOften() };
  const counted = withAttempt(attempts, registrationWindow, now);
  if (countWithin(attempts, registrationWindow, now) >= registrationLimit) {
    return {
      number: having(lockedFor(counted, registrationLock, now)),
      refusal: faults.registrationsTooOften(),
    };
  }
  return { number: having(counted) };
}
