import {
  isValidPhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js';
import * as z from 'zod';
import { visibleNode } from '../access.ts';
import { faults, type GraphFault } from '../fault.ts';
import type { BusinessAccount, PhoneNumber, PreVerifiedNumber, Token } from '../nodes.ts';
import { newPhoneNumber } from '../phone-number.ts';
import { awaitNameReview } from '../reviews.ts';
import { checkName } from '../rules/display-name.ts';
import { isDisabled, isRestricted } from '../rules/enforcement.ts';
import { lineOf } from '../rules/line.ts';
import { beginMigration } from '../rules/migration.ts';
import { claim, isOfferedTo, poolStatus } from '../rules/pre-verified-number.ts';
import { hasLeft } from '../rules/presence.ts';
import type { World } from '../world.ts';
import { digits, flag, type Handlers, handler, id } from './handler.ts';

const input = z.object({
  cc: digits
    .refine((value) => /^[1-9]\d{0,2}$/.test(value), 'must be a country calling code')
    .optional(),
  phone_number: digits.optional(),
  verified_name: z.string().optional(),
  migrate_phone_number: flag.default(false),
  preverified_id: id.optional(),
});

/** A number comes to an account in one of three ways: as a new one, from another account, or from a pool. */
export const newNumber: Handlers<'businessAccount.createPhoneNumber'> = {
  'businessAccount.createPhoneNumber': handler(input, (account, given, world, _address, token) => {
    const pooled =
      given.preverified_id && pooledNumber(given.preverified_id, account, token, world);
    const number = pooled ? pooled.digits : wholeNumber(given);
    const problem = whyNoNumber(number, account, world);
    if (problem) throw problem;
    const isListed = world
      .numbersWith(number)
      .some((one) => one.businessAccountId === account.id && !hasLeft(one));
    if (isListed) throw faults.alreadyListed();
    if (given.migrate_phone_number) {
      checkSole(account, world);
      return add(beginMigration(number, account, world), world);
    }

    if (given.verified_name === undefined) throw faults.missingParameter('verified_name');
    const name = { text: checkName(given.verified_name), status: world.settings.firstNameStatus };
    checkCap(account, world);
    checkSole(account, world);
    const place = { id: world.ids.node(), businessAccountId: account.id };
    if (!pooled) return add(newPhoneNumber({ ...place, digits: number, name }), world);
    world.put({ ...pooled, left: true });
    return add(claim(pooled, place, name, world), world);
  }),
};

function add(number: PhoneNumber, world: World) {
  world.put(number);
  awaitNameReview(number, world);
  return { id: number.id };
}

/** What keeps digits from any account, or an account from any digits. */
function whyNoNumber(
  digits: string,
  account: BusinessAccount,
  world: World,
): GraphFault | undefined {
  if (isRestricted(account, 'RESTRICTED_ADD_PHONE_NUMBER_ACTION', world)) {
    return faults.cannotAddNumbers();
  }
  if (isDisabled(account.id, world)) {
    return faults.accountLocked('The WhatsApp Business Account is disabled.');
  }
  const length = validatePhoneNumberLength(`+${digits}`);
  if (length === 'TOO_SHORT' && isShortCode(digits)) return faults.shortCode();
  if (length || !isDialable(digits)) return faults.numberImpossible();
  return lineOf(digits, world).banned ? faults.numberBanned() : undefined;
}

/** Short codes have up to six digits behind those of the country. */
const isShortCode = (digits: string) =>
  (parsePhoneNumberFromString(`+${digits}`)?.nationalNumber.length ?? 0) <= 6;

/** Meta's own numbers have the area code 555, which is nobody's. */
const isDialable = (digits: string) =>
  /^1555\d{7}$/.test(digits) || isValidPhoneNumber(`+${digits}`);

function checkCap({ portfolioId }: BusinessAccount, world: World): void {
  const { phoneNumberCap } = world.get('portfolio', portfolioId);
  if (world.numberCount(portfolioId) >= phoneNumberCap) {
    throw faults.numberCapReached(phoneNumberCap);
  }
}

/** The account of a number of the WhatsApp Business app holds that number alone. */
function checkSole({ id }: BusinessAccount, world: World): void {
  let isOfPhone = false;
  for (const number of world.numbersOf(id)) {
    if (hasLeft(number)) continue;
    if (!number.onPhone) return;
    isOfPhone = true;
  }
  if (isOfPhone) throw faults.accountOfOnePhone();
}

function pooledNumber(
  numberId: string,
  account: BusinessAccount,
  token: Token,
  world: World,
): PreVerifiedNumber {
  const number = visibleNode(numberId, token, world);
  if (number?.kind !== 'preVerifiedNumber' || !isOfferedTo(number, account)) {
    throw faults.invalidParameter(
      'preverified_id must be a pre-verified number of a business that the account is of, or shared with.',
    );
  }
  if (poolStatus(number, world) !== 'VERIFIED') {
    throw faults.invalidParameter('preverified_id must be verified; verify it in the pool first.');
  }
  return number;
}

/** Meta takes the number with or without its country code: with it when it would else be too short. */
function wholeNumber({ cc, phone_number: rest }: z.infer<typeof input>): string {
  if (!cc) throw faults.missingParameter('cc');
  if (!rest) throw faults.missingParameter('phone_number');
  return rest.startsWith(cc) && rest.length > cc.length + 7 ? rest : cc + rest;
}
