import type { PhoneNumber } from './nodes.ts';
import { hasLeft, isRegistered } from './rules/presence.ts';

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
  /** The id of the number that has a username. */
  withUsername(username: string): string | undefined;
  /** Ids of the numbers that were sent a code, in the order of their first ones. */
  withCode(): Iterable<string>;
  /** Ids of the numbers of an account, in the order they were added. */
  of(businessAccountId: string): readonly string[];
  positionOf(id: string): number;
  accounts(): Iterable<string>;
  hasRegistered(businessAccountId: string): boolean;
  settledCount(businessAccountId: string): number;
}

const isSettled = (number: PhoneNumber) => !number.migratesFrom && !hasLeft(number);

export function createNumberIndex(): NumberIndex {
  const accounts = new Map<string, AccountNumbers>();
  const positions = new Map<string, number>();
  const sameDigits = new Map<string, string[]>();
  const usernames = new Map<string, string>();
  const coded = new Set<string>();

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
      const [had, has] = [before?.username?.username, number.username?.username];
      // One that moved between numbers is the new one's already.
      if (had !== undefined && usernames.get(had) === number.id) usernames.delete(had);
      if (has !== undefined) usernames.set(has, number.id);
      if (number.ownership.code) coded.add(number.id);
      else coded.delete(number.id);
      account.registered += Number(isRegistered(number));
      account.settled += Number(isSettled(number));
    },
    clear: () => {
      for (const kept of [accounts, positions, sameDigits, usernames, coded]) kept.clear();
    },
    withDigits: (digits) => sameDigits.get(digits) ?? [],
    withUsername: (username) => usernames.get(username),
    withCode: () => coded,
    of: (id) => accounts.get(id)?.ids ?? [],
    positionOf: (id) => positions.get(id) ?? -1,
    accounts: () => accounts.keys(),
    hasRegistered: (id) => (accounts.get(id)?.registered ?? 0) > 0,
    settledCount: (id) => accounts.get(id)?.settled ?? 0,
  };
}
