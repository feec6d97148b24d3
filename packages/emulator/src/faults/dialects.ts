/** What Meta answers instead of a value. Handlers and rules throw it; one place turns it into a response. */
export class GraphFault extends Error {
  readonly status: number;
  readonly body: FaultBody;
  /** What is answered beside the error, where a change was made in part. */
  readonly done: Readonly<Record<string, unknown>>;

  constructor(fault: FaultBody, status = 400, done = {}) {
    super(fault.message);
    this.status = status;
    this.body = fault;
    this.done = done;
  }
}

/** Meta's `error` object but for its trace id, in the order Meta writes it. */
export interface FaultBody {
  readonly message: string;
  readonly type: string;
  readonly code: number;
  readonly error_subcode?: number;
  readonly is_transient?: boolean;
  readonly error_user_title?: string;
  readonly error_user_msg?: string;
  readonly error_data?: { readonly messaging_product?: 'whatsapp'; readonly details: string };
}

/** The dialect of Graph itself: a message and a code. */
export const core = (
  code: number,
  message: string,
  status?: number,
  error_subcode?: number,
  type = 'OAuthException',
) =>
  new GraphFault(
    {
      message,
      type,
      code,
      ...(error_subcode === undefined ? {} : { error_subcode }),
    },
    status,
  );

/** The dialect of the Cloud API: the code in the message, the reason in `error_data.details`. */
export const cloud = (code: number, title: string, details: string, status?: number) =>
  new GraphFault(
    {
      message: `(#${code}) ${title}`,
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details },
    },
    status,
  );

/** The dialect of business management: a subcode, and a text for people. */
export const management = (
  code: number,
  message: string,
  error_subcode: number | undefined,
  error_user_title: string,
  error_user_msg: string,
) =>
  new GraphFault({
    message,
    type: 'OAuthException',
    code,
    ...(error_subcode === undefined ? {} : { error_subcode }),
    is_transient: false,
    error_user_title,
    error_user_msg,
  });
