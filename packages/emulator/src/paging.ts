import type { Page } from 'meta-cloud-api/contract';
import * as z from 'zod';
import { faults } from './fault.ts';
import type { Rows } from './number-index.ts';

/** What a list can be asked for besides its fields. */
export const pageInput = {
  limit: z
    .preprocess((value) => (value === '' ? Number.NaN : value), z.coerce.number().int().min(1))
    .default(25),
  after: z.string().optional(),
  before: z.string().optional(),
};

const PREFIX = 'QVFI';

const cursorOf = (id: string) => PREFIX + Buffer.from(id).toString('base64url');

interface PageInput {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** A list to page through. */
export interface Listing<Row> {
  readonly rows: Rows<Row>;
  /** Whether it begins with the last row. */
  readonly reversed?: boolean;
  /** Which rows are shown; all of them where absent. */
  readonly shows?: (row: Row) => boolean;
}

/**
 * Cuts one page out of `rows`, which are in the order of the list.
 * @param address where the list was asked for, to make the addresses of its neighbours from
 */
export const page = <Row extends { readonly id: string }, Shown>(
  rows: readonly Row[],
  input: PageInput,
  show: (row: Row) => Shown,
  address: URL,
  maxLimit = 100,
): Page<Shown> =>
  pageOf(
    {
      rows: {
        length: rows.length,
        at: (position) => rows[position],
        positionOf: (wanted) => rows.findIndex(({ id }) => id === wanted),
        [Symbol.iterator]: () => rows[Symbol.iterator](),
      },
    },
    input,
    show,
    address,
    maxLimit,
  );

/** Cuts one page out of a list, looking at no more of its rows than it must. */
export function pageOf<Row extends { readonly id: string }, Shown>(
  listing: Listing<Row>,
  input: PageInput,
  show: (row: Row) => Shown,
  address: URL,
  maxLimit = 100,
): Page<Shown> {
  const limit = Math.min(input.limit, maxLimit);
  const start = input.after
    ? positionOf(listing, input.after) + 1
    : input.before
      ? positionOf(listing, input.before) - 1
      : 0;
  const backwards = !input.after && Boolean(input.before);
  // One more than is shown, to see whether the list goes on.
  const found = take(listing, start, backwards ? -1 : 1, limit + 1);
  const shown = found.slice(0, limit);
  const goesOn = found.length > limit;
  const [nearest, farthest] = [shown[0], shown.at(-1)];
  if (!nearest || !farthest) return { data: [] };
  const behind = take(listing, start + (backwards ? 1 : -1), backwards ? 1 : -1, 1).length > 0;
  if (backwards) shown.reverse();
  const [first, last] = backwards ? [farthest, nearest] : [nearest, farthest];
  const cursors = { before: cursorOf(first.id), after: cursorOf(last.id) };
  const neighbour = (direction: 'before' | 'after') => {
    const url = new URL(address);
    for (const parameter of ['before', 'after']) url.searchParams.delete(parameter);
    url.searchParams.set('limit', String(limit));
    url.searchParams.set(direction, cursors[direction]);
    return url.href;
  };
  return {
    data: shown.map(show),
    paging: {
      cursors,
      ...((backwards ? behind : goesOn) && { next: neighbour('after') }),
      ...((backwards ? goesOn : behind) && { previous: neighbour('before') }),
    },
  };
}

/** Up to so many shown rows, going one way from a place in the list. */
function take<Row>(
  { rows, reversed, shows }: Listing<Row>,
  start: number,
  step: 1 | -1,
  count: number,
): Row[] {
  const taken: Row[] = [];
  for (let place = start; place >= 0 && place < rows.length; place += step) {
    const row = rows.at(reversed ? rows.length - 1 - place : place);
    if (row && (!shows || shows(row)) && taken.push(row) === count) break;
  }
  return taken;
}

/** Where in the list a cursor points. */
function positionOf<Row>({ rows, reversed }: Listing<Row>, cursor: string): number {
  const id = Buffer.from(cursor.slice(PREFIX.length), 'base64url').toString();
  const position = cursor === cursorOf(id) ? rows.positionOf(id) : -1;
  if (position < 0) throw faults.invalidCursor();
  return reversed ? rows.length - 1 - position : position;
}
