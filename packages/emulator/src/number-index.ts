import type { PhoneNumber } from './nodes.ts';

/** Rows in the order of a list, of which any can be had at once. */
export interface Rows<Row> extends Iterable<Row> {
  readonly length: number;
  at(position: number): Row | undefined;
  /** Where the row of this id is; -1 where it is not among them. */
  positionOf(id: string): number;
}

/** The numbers of one account, counted as they come and change. */
interface AccountNumbers {
  readonly ids: string[];
  registered: number;
  /** Without those that move between accounts, which count once, and those that were removed. */
  settled: number;
}

/** Finds numbers by what they are looked up by, without a look at all of them. */
export interface NumberIndex {
  /** Takes note of a number that was added, or that took the place of `before`. */
  note(number: PhoneNumber, before: PhoneNumber | undefined): void;
  clear(): void;
  /** Ids of numbers with these digits. */
  withDigits(digits: string): readonly string[];
  /** Ids of the numbers of an account, in the order they were added. */
  of(businessAccountId: string): readonly string[];
  positionOf(id: string): number;
  accounts(): Iterable<string>;
  hasRegistered(businessAccountId: string): boolean;
  settledCount(businessAccountId: string): number;
}

const isRegistered = ({ registration }: PhoneNumber) => registration.status === 'REGISTERED';
const isSettled = ({ migratesFrom, migratedTo, removedAt }: PhoneNumber) =>
  !migratesFrom && !migratedTo && removedAt === undefined;

export function createNumberIndex(): NumberIndex {
  const accounts = new Map<string, AccountNumbers>();
  const positions = new Map<string, number>();
  const sameDigits = new Map<string, string[]>();

  const accountOf = (id: string): AccountNumbers => {
    const known = accounts.get(id);
    if (known) return known;
    const account = { ids: [], registered: 0, settled: 0 };
    accounts.set(id, account);
    return account;
  };

  return {
    note: (number, before) => {
      const account = accountOf(number.businessAccountId);
      if (before) {
        account.registered -= Number(isRegistered(before));
        account.settled -= Number(isSettled(before));
      } else {
        positions.set(number.id, account.ids.length);
        account.ids.push(number.id);
        const same = sameDigits.get(number.digits);
        if (same) same.push(number.id);
        else sameDigits.set(number.digits, [number.id]);
      }
      account.registered += Number(isRegistered(number));
      account.settled += Number(isSettled(number));
    },
    clear: () => {
      for (const map of [accounts, positions, sameDigits]) map.clear();
    },
    withDigits: (digits) => sameDigits.get(digits) ?? [],
    of: (id) => accounts.get(id)?.ids ?? [],
    positionOf: (id) => positions.get(id) ?? -1,
    accounts: () => accounts.keys(),
    hasRegistered: (id) => (accounts.get(id)?.registered ?? 0) > 0,
    settledCount: (id) => accounts.get(id)?.settled ?? 0,
  };
}
