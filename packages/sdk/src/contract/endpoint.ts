/** The kinds of node an id can name. `debugToken` is one that has a name for an id: `debug_token`. */
export type NodeKind =
  | 'app'
  | 'phoneNumber'
  | 'businessAccount'
  | 'portfolio'
  | 'preVerifiedNumber'
  | 'migrationIntent'
  | 'debugToken';

/** The permissions of a Meta access token that calls over numbers need. */
export type Permission =
  | 'whatsapp_business_management'
  | 'whatsapp_business_messaging'
  | 'business_management';

/**
 * One thing that can be asked of the Graph API: a verb, on a node, maybe along an edge.
 *
 * A row says; it never does. `Input` and `Output` exist only as types: what Meta reads in the
 * parameters and what it answers, both in Meta's own wire names.
 */
export interface Endpoint<Input = unknown, Output = unknown> {
  /** `read`: one node, the caller picks fields. `list`: an edge, page by page. `act`: a change. */
  readonly kind: 'read' | 'list' | 'act';
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** What the id in the path names. */
  readonly node: NodeKind;
  /**
   * The path after the id, as Meta writes it; absent for the node itself. A name in braces stands for
   * the input of that name, which must be an id too.
   */
  readonly edge?: string;
  /** Set where Meta documents that a change is read from the query, and not from a body. */
  readonly inQuery?: true;
  /**
   * Whether sending the identical call twice does no more than sending it once. Only such a call is
   * ever sent again by itself: everything Meta counts, or that reaches a person, is `false`.
   */
  readonly repeatable: boolean;
  /** What the access token must be allowed to do; absent where any token will do. */
  readonly permission?: Permission;
  /**
   * The input keys that hold a secret, hidden wherever a call is shown. A key inside of another is
   * written as a path, such as `webhook_configuration.verify_token`.
   */
  readonly secrets: readonly string[];
  /** Meta's page about this call. */
  readonly docs: string;
  /** Never present at run time: carries the two types. */
  readonly types?: { readonly input: Input; readonly output: Output };
}

/** What a caller may choose when reading a node. */
export interface ReadInput<Node> {
  /** The fields to answer, in this order; Meta's own short default when absent. */
  readonly fields?: readonly (keyof Node & string)[];
}

/** What a caller may choose when reading a list. */
export interface ListInput<Node> extends ReadInput<Node> {
  /** Rows in a page, 1 to 100; 25 when absent. */
  readonly limit?: number;
  /** Answer what follows this cursor. */
  readonly after?: string;
  /** Answer what precedes this cursor. */
  readonly before?: string;
}

/** One page of a list, as Meta sends it. */
export interface Page<Node> {
  readonly data: readonly Node[];
  /** Absent when there are no rows at all. */
  readonly paging?: {
    readonly cursors: { readonly before: string; readonly after: string };
    /** Whole address of the next page; absent on the last one. */
    readonly next?: string;
    readonly previous?: string;
  };
}

/** The one thing at an edge, as Meta sends it: a list of one, or of none. */
export interface ListOfOne<Node> {
  readonly data: readonly Node[];
}

/** Meta's answer to a call that makes something. */
export interface CreatedNode {
  readonly id: string;
}

/** Meta's answer to a change that has nothing else to say. */
export interface Success {
  readonly success: boolean;
}

type Row = Pick<Endpoint, 'node' | 'permission' | 'docs'> & { readonly edge: string };

/** Declares the reading of one node, or of the one thing at an edge. */
export const read = <Node, Input = ReadInput<Node>, Output = Partial<Node>>(
  row: Omit<Row, 'edge'> & Partial<Pick<Endpoint, 'edge' | 'secrets'>>,
): Endpoint<Input, Output> =>
  Object.freeze({ kind: 'read', method: 'GET', repeatable: true, secrets: [], ...row });

/** Declares the reading of an edge, page by page. */
export const list = <Node, Input = ListInput<Node>>(
  row: Row,
): Endpoint<Input, Page<Partial<Node>>> =>
  Object.freeze({ kind: 'list', method: 'GET', repeatable: true, secrets: [], ...row });

/** Declares a change. */
export const act = <Input, Output>(
  row: Pick<Endpoint, 'node' | 'edge' | 'permission' | 'docs' | 'repeatable'> &
    Partial<Pick<Endpoint, 'method' | 'inQuery' | 'secrets'>>,
): Endpoint<Input, Output> => Object.freeze({ kind: 'act', method: 'POST', secrets: [], ...row });
