import { checkCount, checkOptions } from './check.ts';
import { checkList, checkOneOf } from './check-input.ts';
import type { Page, PhoneNumber, PhoneNumberFilter } from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import { iterate, type ListPage, listPage, type ReadPage, readAll } from './lists.ts';
import {
  type DefaultField,
  type FieldsOption,
  fieldsOf,
  type PhoneNumberWith,
} from './phone-number.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

const sortOrders = ['last_onboarded_time_ascending', 'last_onboarded_time_descending'] as const;

export interface ListPhoneNumbersOptions<Field extends keyof PhoneNumber>
  extends FieldsOption<Field> {
  /** Numbers in a page: 25 in `list`, and 100 where all are read. Meta gives at most 100. */
  readonly limit?: number | undefined;
  /** Go on behind this cursor, which an earlier page or an error gave. */
  readonly after?: string | undefined;
  /** Only the number with these digits, such as the one that a pre-verified number became. */
  readonly displayPhoneNumber?: string | undefined;
  /** Only the numbers that match all of these. */
  readonly filter?: readonly PhoneNumberFilter[] | undefined;
  /** The latest onboarded first when absent. */
  readonly sort?: (typeof sortOrders)[number] | undefined;
}

/** The numbers of the account. */
export default class PhoneNumberList {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Read every number of the WhatsApp Business Account: all pages are followed, a hundred at a time,
   * so `data.length` is the total. `exchange` is that of the last page.
   *
   * @throws {GraphError} 200 or 100/33 where the token has no access to the account.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * const { data } = await whatsapp.phoneNumber.getAll();
   * for (const number of data) console.log(number.display_phone_number, number.status);
   */
  async getAll<Field extends keyof PhoneNumber = DefaultField>(
    options: ListPhoneNumbersOptions<Field> = {},
    callOptions?: CallOptions,
  ): Promise<Answer<PhoneNumberWith<Field>[]>> {
    return readAll(this.#pages({ limit: 100, ...options }, 'getAll', callOptions), options.after);
  }

  /**
   * Read one page of the account's numbers: `next()` reads the one after it, and `after` is the cursor
   * to go on from in another process.
   *
   * @throws {GraphError} 200 or 100/33 where the token has no access to the account; 131059 for a cursor that is none.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * const page = await whatsapp.phoneNumber.list({ limit: 2, fields: ['status'] });
   * console.log(page.data.length, (await page.next())?.data.length);
   */
  async list<Field extends keyof PhoneNumber = DefaultField>(
    options: ListPhoneNumbersOptions<Field> = {},
    callOptions?: CallOptions,
  ): Promise<ListPage<PhoneNumberWith<Field>>> {
    return listPage(this.#pages(options, 'list', callOptions), options.after);
  }

  /**
   * Read the account's numbers one after the other; the next page is read when it is wanted. Where that
   * fails, `error.interrupted.after` is the cursor to go on from.
   *
   * @throws {GraphError} as `list`.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * for await (const number of whatsapp.phoneNumber.iterate()) console.log(number.status);
   */
  iterate<Field extends keyof PhoneNumber = DefaultField>(
    options: ListPhoneNumbersOptions<Field> = {},
    callOptions?: CallOptions,
  ): AsyncGenerator<PhoneNumberWith<Field>, void, undefined> {
    return iterate(
      this.#pages({ limit: 100, ...options }, 'iterate', callOptions),
      options.after,
      callOptions?.signal,
    );
  }

  #pages<Field extends keyof PhoneNumber>(
    options: ListPhoneNumbersOptions<Field>,
    method: string,
    callOptions: CallOptions | undefined,
  ): ReadPage<PhoneNumberWith<Field>> {
    const known = ['fields', 'limit', 'after', 'displayPhoneNumber', 'filter', 'sort'];
    checkOptions(options, known, `phoneNumber.${method}`);
    const { limit, displayPhoneNumber: number, filter, sort } = options;
    if (limit !== undefined) checkCount(limit, 'limit', 1);
    checkList(filter, 'filter');
    if (sort !== undefined) checkOneOf(sort, sortOrders, 'sort');
    const input = {
      fields: fieldsOf(options),
      ...(limit !== undefined && { limit }),
      ...(number !== undefined && {
        display_phone_number: digitsOf(number),
      }),
      ...(filter && { filtering: JSON.stringify(filter) }),
      ...(sort && { sort: `['${sort}']` }),
    };
    const { call, businessAccountId } = this.#scope;
    return async (after) => {
      const page = after === undefined ? input : { ...input, after };
      const account = await businessAccountId(callOptions);
      const answer = await call('businessAccount.listPhoneNumbers', account, page, callOptions);
      return answer as Answer<Page<PhoneNumberWith<Field>>>;
    };
  }
}

/** A number is found by its digits, however it is written. */
function digitsOf(number: unknown): string {
  const digits = typeof number === 'string' ? number.replace(/\D/g, '') : '';
  if (digits !== '') return digits;
  throw new InputError('displayPhoneNumber', "must be a number as text, such as '+1 631-555-1000'");
}
