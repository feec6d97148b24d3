import {
  type DefaultBusinessAccountField,
  defaultBusinessAccountFields,
} from './business-account.ts';
import { checkOneOf } from './check-input.ts';
import type { BusinessAccount, BusinessAccountFilter } from './contract/index.ts';
import { NodeList } from './node-list.ts';
import type { Scope } from './scope.ts';

const sortOrders = ['creation_time_ascending', 'creation_time_descending'] as const;

export interface ListBusinessAccountsOptions {
  /** Only the accounts that match all of these. Times are seconds since 1970. */
  readonly filter?: readonly BusinessAccountFilter[] | undefined;
  readonly sort?: (typeof sortOrders)[number] | undefined;
}

/** Accounts that a portfolio can see. */
export type BusinessAccountList = NodeList<
  BusinessAccount,
  DefaultBusinessAccountField,
  ListBusinessAccountsOptions
>;

/** A business portfolio: the one whose id the client was given. The token needs `business_management`. */
export interface PortfolioApi {
  /**
   * The WhatsApp Business Accounts that the portfolio owns.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/solution-providers/manage-accounts
   */
  readonly ownedBusinessAccounts: BusinessAccountList;
  /**
   * The WhatsApp Business Accounts of clients, who share them with the portfolio.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/solution-providers/manage-accounts
   */
  readonly clientBusinessAccounts: BusinessAccountList;
}

class Accounts extends NodeList<
  BusinessAccount,
  DefaultBusinessAccountField,
  ListBusinessAccountsOptions
> {
  constructor(scope: Scope, whose: 'Owned' | 'Client', name: string) {
    super({
      name: `portfolio.${name}BusinessAccounts`,
      fields: defaultBusinessAccountFields,
      options: ['filter', 'sort'],
      input: ({ filter, sort }) => ({
        ...(filter && { filtering: JSON.stringify(filter) }),
        ...(sort !== undefined && { sort: checkOneOf(sort, sortOrders, 'sort') }),
      }),
      read: async (input, callOptions) =>
        scope.call(
          `portfolio.list${whose}BusinessAccounts`,
          scope.portfolioId(),
          input,
          callOptions,
        ),
    });
  }
}

export class OwnedBusinessAccounts extends Accounts {
  constructor(scope: Scope) {
    super(scope, 'Owned', 'owned');
  }
}

export class ClientBusinessAccounts extends Accounts {
  constructor(scope: Scope) {
    super(scope, 'Client', 'client');
  }
}
