import type { Page } from './contract/index.ts';
import { ConnectionError, interrupt } from './errors.ts';
import type { Answer } from './exchange.ts';

/** Which part of a list is read. */
export interface PageOptions {
  /** Rows in a page; Meta has a default and a maximum of its own. */
  readonly limit?: number | undefined;
  /** Go on behind this cursor, which an earlier page or an error gave. */
  readonly after?: string | undefined;
}

/** One page of a list, and the way to the next. */
export interface ListPage<Node> extends Answer<readonly Node[]> {
  /** Give this as `after` to go on behind this page, also in another process; absent on the last one. */
  readonly after: string | undefined;
  /** Reads the next page; undefined behind the last one. */
  next(): Promise<ListPage<Node> | undefined>;
}

/** Reads what follows a cursor, or the beginning. */
export type ReadPage<Node> = (after: string | undefined) => Promise<Answer<Page<Node>>>;

/** Reads one page. */
export async function listPage<Node>(
  read: ReadPage<Node>,
  after?: string,
): Promise<ListPage<Node>> {
  const { data, exchange, following } = await readOrInterrupt(read, after, []);
  return {
    data: data.data,
    exchange,
    after: following,
    next: async () => (following === undefined ? undefined : listPage(read, following)),
  };
}

/** Reads row after row, a page at a time; a page is read when its first row is wanted. */
export async function* iterate<Node>(
  read: ReadPage<Node>,
  after: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Node, void, undefined> {
  for (let cursor = after; ; ) {
    const page = await listPage(read, cursor);
    for (const [index, row] of page.data.entries()) {
      if (signal?.aborted) throw abortedAt(page, signal, cursor, page.data.slice(0, index));
      yield row;
    }
    cursor = page.after;
    if (cursor === undefined) return;
  }
}

/** The error of an abort between two rows. The page that it fell into is read again to go on. */
function abortedAt<Node>(
  { exchange }: ListPage<Node>,
  { reason: cause }: AbortSignal,
  after: string | undefined,
  data: readonly Node[],
) {
  const about = { reason: 'aborted', sent: 'maybe', cause } as const;
  const error = new ConnectionError(exchange.call, 'aborted by its signal between two rows', about);
  return interrupt(error, { ...(after !== undefined && { after }), data });
}

/** Reads every row. The error of a page that fails carries what was read before it, and where to go on. */
export async function readAll<Node>(read: ReadPage<Node>, after?: string): Promise<Answer<Node[]>> {
  const rows: Node[] = [];
  for (let cursor = after; ; ) {
    const { data, exchange, following } = await readOrInterrupt(read, cursor, rows);
    rows.push(...data.data);
    cursor = following;
    if (cursor === undefined) return { data: rows, exchange };
  }
}

/** The cursor behind a page; refuses an answer that is no list, and one that would be read for ever. */
function cursorAfter<Node>({ data, exchange }: Answer<Page<Node>>, after: string | undefined) {
  const following = data.paging?.next === undefined ? undefined : data.paging.cursors?.after;
  const isList = Array.isArray(data.data) && (data.paging?.next === undefined || following);
  if (isList && (following === undefined || following !== after)) return following;
  throw new ConnectionError(
    exchange.call,
    isList ? 'the list gave the same cursor twice' : 'the answer is not a list with its cursors',
    { reason: 'not-json', sent: 'maybe', status: exchange.status },
  );
}

async function readOrInterrupt<Node>(
  read: ReadPage<Node>,
  after: string | undefined,
  data: readonly Node[],
) {
  try {
    const answer = await read(after);
    return { ...answer, following: cursorAfter(answer, after) };
  } catch (error) {
    throw interrupt(error, { ...(after !== undefined && { after }), data });
  }
}
