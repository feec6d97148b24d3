/** What is known of one of Meta's error codes. */
export interface Explanation {
  readonly code: number;
  /** Set where the subcode changes the meaning. */
  readonly subcode?: number;
  /** What has happened, in a sentence. */
  readonly cause: string;
  /** What to do about it, in a sentence. */
  readonly fix: string;
  /** Meta's page, or the one that says most. */
  readonly docs: string;
  readonly retry: {
    /** Whether the same call may succeed later by itself, so that repeating a harmless one can help. */
    readonly safe: boolean;
    /** Milliseconds to wait at least, where that is known. */
    readonly afterMs?: number;
  };
}

type Row = readonly [
  code: number,
  subcode: number | undefined,
  retry: number | boolean,
  cause: string,
  fix: string,
  docs?: string,
];

const rows: readonly Row[] = [];

const ERROR_CODES =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes';

/** The table's row of a code, or of a code with a subcode; undefined for a code that is not in it. */
export function explain(code: number, subcode?: number): Explanation | undefined {
  const row =
    rows.find((row) => row[0] === code && row[1] === subcode) ??
    rows.find((row) => row[0] === code && row[1] === undefined);
  if (!row) return undefined;
  const [, , retry, cause, fix, docs = ERROR_CODES] = row;
  return {
    code,
    ...(row[1] === undefined ? {} : { subcode: row[1] }),
    cause,
    fix,
    docs,
    retry: typeof retry === 'number' ? { safe: false, afterMs: retry } : { safe: retry },
  };
}
