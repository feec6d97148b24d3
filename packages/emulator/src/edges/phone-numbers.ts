import * as z from 'zod';
import { readPhoneNumber } from '../fields/phone-number.ts';
import { filteringInput, meets } from '../filtering.ts';
import { digits, fieldsInput } from '../handlers/handler.ts';
import type { PhoneNumber } from '../nodes.ts';
import { page, pageInput, pageOf } from '../paging.ts';
import { edge } from './edge.ts';

/** Meta's guide writes `['last_onboarded_time_ascending']`, its OpenAPI file `last_onboarded_time.asc`. */
const sortOrder = z
  .string()
  .regex(
    /^(\[['"])?(last_onboarded_time|creation_time)([_.])(asc|desc)(ending)?(['"]\])?$/,
    'must be like last_onboarded_time_ascending',
  )
  .transform((order) => (/[_.]asc/.test(order) ? 'ascending' : 'descending'))
  .optional();

/** The numbers of an account. */
export const phoneNumbers = edge({
  endpoint: 'businessAccount.listPhoneNumbers',
  input: z.object({
    fields: fieldsInput,
    display_phone_number: digits.optional(),
    filtering: filteringInput([
      'account_mode',
      'is_official_business_account',
      'messaging_limit_tier',
    ]),
    sort: sortOrder,
    ...pageInput,
  }),
  list: (account, { fields, display_phone_number, filtering, sort, ...input }, world, asker) => {
    const { listMigratedNumbers, removedNumbers } = world.settings;
    const shows = (number: PhoneNumber) =>
      (listMigratedNumbers || !number.migratedTo) &&
      (removedNumbers === 'shown' || number.removedAt === undefined) &&
      filtering.every((condition) => {
        const { field } = condition;
        return meets(readPhoneNumber(number, [{ name: field }], world, asker)[field], condition);
      });
    const show = (number: PhoneNumber) => readPhoneNumber(number, fields, world, asker);
    if (display_phone_number !== undefined) {
      const same = world
        .numbersWith(display_phone_number)
        .filter((number) => number.businessAccountId === account.id && shows(number));
      return page(sort === 'ascending' ? same : same.toReversed(), input, show, asker.address);
    }
    const rows = world.numbersOf(account.id);
    return pageOf({ rows, reversed: sort !== 'ascending', shows }, input, show, asker.address);
  },
});
