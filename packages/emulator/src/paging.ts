import type { Page } from 'meta-cloud-api/contract';
import { z } from 'zod';
import { faults } from './fault.ts';

/** What a list can be asked for besides its fields. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).default(25),
  after: z.string().optional(),
  before: z.string().optional(),
};

const PREFIX = 'QVFI';

const cursorOf = (id: string) => PREFIX + Buffer.from(id).toString('base64url');

/**
 * Cuts one page out of `rows`, which are in the order of the list.
 * @param address where the list was asked for, to make the addresses of its neighbours from
 */
export function page<Row extends { readonly id: string }, Shown>(
  rows: readonly Row[],
  input: {
    readonly limit: number;
    readonly after?: string | undefined;
    readonly before?: string | undefined;
  },
  show: (row: Row) => Shown,
  address: URL,
  maxLimit = 100,
): Page<Shown> {
  const limit = Math.min(input.limit, maxLimit);
  const start = startOf(rows, input, limit);
  const end = input.before ? indexOf(rows, input.before) : start + limit;
  const shown = rows.slice(start, end);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return { data: [] };
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
      ...(start + shown.length < rows.length && { next: neighbour('after') }),
      ...(start > 0 && { previous: neighbour('before') }),
    },
  };
}

function startOf(
  rows: readonly { readonly id: string }[],
  { after, before }: { readonly after?: string | undefined; readonly before?: string | undefined },
  limit: number,
): number {
  if (after) return indexOf(rows, after) + 1;
  return before ? Math.max(0, indexOf(rows, before) - limit) : 0;
}

function indexOf(rows: readonly { readonly id: string }[], cursor: string): number {
  const index = rows.findIndex(({ id }) => cursorOf(id) === cursor);
  if (index < 0) throw faults.invalidCursor();
  return index;
}
