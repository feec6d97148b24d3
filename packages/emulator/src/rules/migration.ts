import { noAttempts } from '../attempts.ts';
import { faults, type GraphFault } from '../fault.ts';
import type { BusinessAccount, MigrationIntent, PhoneNumber } from '../nodes.ts';
import { newPhoneNumber } from '../phone-number.ts';
import type { World } from '../world.ts';
import { namesOf } from './display-name.ts';
import { isRegistered } from './presence.ts';
import { withoutUsername } from './username.ts';

/**
 * Moving a number to another account: it gets a new id there, is verified under that id, and works on
 * the old account until it is registered on the new one.
 */

/** The number with these digits that works on another account. */
export const holderElsewhere = (
  { digits, businessAccountId }: Pick<PhoneNumber, 'digits' | 'businessAccountId'>,
  world: World,
): PhoneNumber | undefined =>
  world
    .numbersWith(digits)
    .find((number) => number.businessAccountId !== businessAccountId && isRegistered(number));

/** Whether the digits work on another account than the one they are about to leave, or have left that. */
export function isHeldElsewhere(number: PhoneNumber, world: World): boolean {
  const { migratesFrom } = number;
  const holder = holderElsewhere(number, world);
  if (holder && holder.id !== migratesFrom) return true;
  return Boolean(migratesFrom && world.get('phoneNumber', migratesFrom).migratedTo);
}

/** The number as it begins on its new account. Refused where anything stands in the way. */
export function beginMigration(
  digits: string,
  destination: BusinessAccount,
  world: World,
): PhoneNumber {
  const source = holderElsewhere({ digits, businessAccountId: destination.id }, world);
  if (destination.review !== 'APPROVED') throw faults.cannotMigrate('destinationNotApproved');
  if (!source) throw faults.cannotMigrate('needless');
  const origin = world.get('businessAccount', source.businessAccountId);
  const portfolio = world.get('portfolio', destination.portfolioId);
  const name = namesOf(source, world);
  if (origin.portfolioId !== portfolio.id) throw faults.cannotMigrate('otherBusiness');
  if (origin.review !== 'APPROVED') throw faults.cannotMigrate('sourceNotSetUp');
  if (source.accountMode === 'SANDBOX' || source.onPhone) throw faults.cannotMigrate('unknown');
  if (name.current.status !== 'APPROVED' || name.next) throw faults.cannotMigrate('nameNotSettled');
  if (portfolio.verification !== 'verified') throw faults.cannotMigrate('businessNotVerified');
  if (!destination.fundingId) throw faults.cannotMigrate('noPayment');
  if (!destination.subscriptions?.length) throw faults.cannotMigrate('noWebhooks');
  if (world.settings.migrationPinCheck === 'create' && source.twoStep.pin !== undefined) {
    throw faults.twoStepOn();
  }
  return {
    ...newPhoneNumber({
      id: world.ids.node(),
      businessAccountId: destination.id,
      digits,
      name: name.current,
    }),
    migratesFrom: source.id,
  };
}

/** Why a number cannot be registered because of where else it is, or was. */
export function notFree(number: PhoneNumber, world: World): GraphFault | undefined {
  if (number.migratedTo || isHeldElsewhere(number, world)) return faults.registeredElsewhere();
  if (!number.migratesFrom) return undefined;
  const source = world.get('phoneNumber', number.migratesFrom);
  return source.twoStep.pin === undefined ? undefined : faults.twoStepOn();
}

/** Both ends of a migration, once the number is registered on its new account: what is known by goes along. */
export function endMigration(
  { migratesFrom: _over, ...arrived }: PhoneNumber,
  source: PhoneNumber,
): readonly [arrived: PhoneNumber, left: PhoneNumber] {
  const { quality, badge, username } = source;
  return [
    { ...arrived, quality, ...(badge && { badge }), ...(username && { username }) },
    {
      ...withoutUsername(source),
      registration: { status: 'DEREGISTERED', registers: noAttempts, deregisters: noAttempts },
      migratedTo: arrived.id,
    },
  ];
}

const NEXT: Readonly<Record<string, readonly string[]>> = {
  INITIATED: ['ACCEPTED', 'REJECTED'],
  ACCEPTED: ['COMPLETED'],
};

/** The business's decision on a move to another solution; undefined where it is not its turn. */
export const decideIntent = (
  intent: MigrationIntent,
  status: 'ACCEPTED' | 'COMPLETED' | 'REJECTED',
): MigrationIntent | undefined =>
  NEXT[intent.status]?.includes(status) ? { ...intent, status } : undefined;
