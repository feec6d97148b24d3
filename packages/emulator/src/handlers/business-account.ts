import { isPossiblePhoneNumber } from 'libphonenumber-js';
import type { EndpointName } from 'meta-cloud-api/contract';
import { z } from 'zod';
import { faults } from '../fault.ts';
import { readPhoneNumber } from '../fields/phone-number.ts';
import type { PhoneNumber } from '../nodes.ts';
import { page, pageInput } from '../paging.ts';
import { newPhoneNumber } from '../phone-number.ts';
import { checkName } from '../rules/display-name.ts';
import type { World } from '../world.ts';
import { fieldsInput, type Handlers, handler, json, text } from './handler.ts';

/** One of the conditions that Meta documents for this list. */
const condition = z.object({
  field: z.enum(['account_mode', 'is_official_business_account', 'messaging_limit_tier']),
  operator: z.enum(['EQUAL']),
  value: z.union([z.string(), z.boolean()]),
});

/** Meta's guide writes `['last_onboarded_time_ascending']`, its OpenAPI file `last_onboarded_time.asc`. */
const sortOrder = z
  .string()
  .regex(/^(\[['"])?(last_onboarded_time|creation_time)([_.])(asc|desc)(ending)?(['"]\])?$/)
  .transform((order) => (/[_.]asc/.test(order) ? 'ascending' : 'descending'))
  .optional();

const digits = text.transform((value) => value.replace(/[\s()+.-]/g, ''));

export const businessAccount: Handlers<Extract<EndpointName, `businessAccount.${string}`>> = {
  'businessAccount.listPhoneNumbers': handler(
    z.object({
      fields: fieldsInput,
      display_phone_number: digits.optional(),
      filtering: json(z.array(condition)).optional(),
      sort: sortOrder,
      ...pageInput,
    }),
    (
      account,
      { fields, display_phone_number: wanted, filtering, sort, ...input },
      world,
      address,
    ) => {
      const all = world.numbersOf(account.id);
      const sorted = sort === 'ascending' ? all : all.toReversed();
      const numbers = sorted.filter(
        (number) =>
          (wanted === undefined || number.digits === wanted) &&
          (filtering ?? []).every((wanted) => matches(number, wanted, world)),
      );
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

const matches = (number: PhoneNumber, { field, value }: z.infer<typeof condition>, world: World) =>
  String(readPhoneNumber(number, [{ name: field }], world)[field]) === String(value);

/** Meta takes the number with or without its country code: with it when it would else be too short. */
function wholeNumber(cc: string, phoneNumber: string): string {
  const hasCode = phoneNumber.startsWith(cc) && phoneNumber.length > cc.length + 7;
  return hasCode ? phoneNumber : cc + phoneNumber;
}
