import { isPossiblePhoneNumber } from 'libphonenumber-js';
import type { EndpointName } from 'meta-cloud-api/contract';
import { z } from 'zod';
import { faults } from '../fault.ts';
import { readPhoneNumber } from '../fields/phone-number.ts';
import { page, pageInput } from '../paging.ts';
import { newPhoneNumber } from '../phone-number.ts';
import { checkName } from '../rules/display-name.ts';
import { fieldsInput, type Handlers, handler, text } from './handler.ts';

const digits = text.transform((value) => value.replace(/[\s()+.-]/g, ''));

export const businessAccount: Handlers<Extract<EndpointName, `businessAccount.${string}`>> = {
  'businessAccount.listPhoneNumbers': handler(
    z.object({ fields: fieldsInput, display_phone_number: digits.optional(), ...pageInput }),
    (account, { fields, display_phone_number: wanted, ...input }, world, address) => {
      // The latest onboarded comes first.
      const all = world.numbersOf(account.id).toReversed();
      const numbers = wanted ? all.filter((number) => number.digits === wanted) : all;
      return page(numbers, input, (number) => readPhoneNumber(number, fields, world), address);
    },
  ),

  'businessAccount.createPhoneNumber': handler(
    z.object({
      cc: digits.refine((value) => /^[1-9]\d{0,2}$/.test(value), 'must be a country calling code'),
      phone_number: digits.refine((value) => /^\d+$/.test(value), 'must be digits'),
      verified_name: z.string(),
    }),
    (account, { cc, phone_number, verified_name }, world) => {
      const number = wholeNumber(cc, phone_number);
      if (!isPossiblePhoneNumber(`+${number}`)) throw faults.numberImpossible();
      if (world.numbersOf(account.id).some(({ digits }) => digits === number)) {
        throw faults.alreadyListed();
      }
      const portfolio = world.get('portfolio', account.portfolioId);
      if (world.numberCount(portfolio.id) >= portfolio.phoneNumberCap) {
        throw faults.numberCapReached(portfolio.phoneNumberCap);
      }
      const created = newPhoneNumber({
        id: world.ids.node(),
        businessAccountId: account.id,
        digits: number,
        name: { text: checkName(verified_name), status: world.settings.firstNameStatus },
      });
      world.put(created);
      return { id: created.id };
    },
  ),
};

/** Meta takes the number with or without its country code: with it when it would else be too short. */
function wholeNumber(cc: string, phoneNumber: string): string {
  const hasCode = phoneNumber.startsWith(cc) && phoneNumber.length > cc.length + 7;
  return hasCode ? phoneNumber : cc + phoneNumber;
}
