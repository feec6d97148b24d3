import { checkCount, checkFields, checkOptions } from './check.ts';
import type { ListInput, Page } from './contract/index.ts';
import type { Answer } from './exchange.ts';
import { iterate, type ListPage, listPage, type ReadPage, readAll } from './lists.ts';
import type { CallOptions } from './settings.ts';

/** What every list can be asked for. */
export interface NodeListOptions<Field> {
  /** Only these fields: the request asks for no other, and the type has no other. */
  readonly fields?: readonly Field[] | undefined;
  /** Rows in a page: 25 in `list`, and 100 where all are read. Meta gives at most 100. */
  readonly limit?: number | undefined;
  /** Go on behind this cursor, which an earlier page or an error gave. */
  readonly after?: string | undefined;
}

/** How a list is read, and what it can be asked for besides. */
export interface NodeListSource<Node, Options> {
  /** The list's place in the client, such as `portfolio.ownedBusinessAccounts`. */
  readonly name: string;
  /** The fields that are asked for where none are chosen. */
  readonly fields: readonly (keyof Node & string)[];
  /** The options of its own. */
  readonly options: readonly (keyof Options & string)[];
  /** Those in wire names; an `InputError` where one can only fail. */
  readonly input: (options: Options) => object;
  readonly read: (
    input: ListInput<Node>,
    callOptions: CallOptions | undefined,
  ) => Promise<Answer<Page<Partial<Node>>>>;
}

type Row<Node, Field extends keyof Node> = Pick<Node, Field | ('id' & keyof Node)>;

/** A list of nodes, to be read a page at a time, one by one, or as a whole. */
export class NodeList<Node, Default extends keyof Node & string, Options extends object = object> {
  readonly #source: NodeListSource<Node, Options>;

  constructor(source: NodeListSource<Node, Options>) {
    this.#source = source;
  }

  /**
   * Read one page: `next()` reads the one after it, and `after` is the cursor to go on from in another
   * process.
   *
   * @throws {GraphError} 200 or 100/33 where the token may not; 131059 for a cursor that is none.
   * @example
   * const page = await whatsapp.portfolio.ownedBusinessAccounts.list({ limit: 1, fields: ['name'] });
   * console.log(page.data[0]?.name, (await page.next())?.data.length);
   */
  async list<Field extends keyof Node & string = Default>(
    options?: Options & NodeListOptions<Field>,
    callOptions?: CallOptions,
  ): Promise<ListPage<Row<Node, Field>>> {
    return listPage(this.#pages('list', { ...options }, callOptions), options?.after);
  }

  /**
   * Read row after row; the next page is read when it is wanted. Where that fails,
   * `error.interrupted.after` is the cursor to go on from.
   *
   * @throws {GraphError} as `list`.
   * @example
   * for await (const { name } of whatsapp.portfolio.ownedBusinessAccounts.iterate()) console.log(name);
   */
  iterate<Field extends keyof Node & string = Default>(
    options?: Options & NodeListOptions<Field>,
    callOptions?: CallOptions,
  ): AsyncGenerator<Row<Node, Field>, void, undefined> {
    const all = { limit: 100, ...options };
    return iterate(this.#pages('iterate', all, callOptions), options?.after, callOptions?.signal);
  }

  /**
   * Read every row: all pages are followed, a hundred rows at a time. `exchange` is that of the last.
   *
   * @throws {GraphError} as `list`.
   * @example
   * const { data } = await whatsapp.portfolio.ownedBusinessAccounts.getAll();
   * console.log(data.length);
   */
  async getAll<Field extends keyof Node & string = Default>(
    options?: Options & NodeListOptions<Field>,
    callOptions?: CallOptions,
  ): Promise<Answer<Row<Node, Field>[]>> {
    const all = { limit: 100, ...options };
    return readAll(this.#pages('getAll', all, callOptions), options?.after);
  }

  #pages<Field extends keyof Node & string>(
    method: string,
    options: NodeListOptions<Field>,
    callOptions: CallOptions | undefined,
  ): ReadPage<Row<Node, Field>> {
    const { name, read, ...source } = this.#source;
    checkOptions(options, ['fields', 'limit', 'after', ...source.options], `${name}.${method}`);
    const { fields = source.fields, limit } = options;
    const input = {
      fields: checkFields(fields),
      ...(limit !== undefined && { limit: checkCount(limit, 'limit', 1) }),
      ...source.input(options as Options),
    };
    return async (after) => {
      const page = after === undefined ? input : { ...input, after };
      return (await read(page, callOptions)) as Answer<Page<Row<Node, Field>>>;
    };
  }
}
