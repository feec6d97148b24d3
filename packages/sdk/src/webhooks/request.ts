/** Headers: those of a `Request`, or of Node, or of a Lambda event. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request as far as its body is not concerned. */
export interface WebhookRequest {
  readonly headers: WebhookHeaders;
  /** Where it came in: an address, or the path with the query alone, as the server gives it. */
  readonly url?: string | undefined;
}

/** A delivery whose signature was right. */
export interface WebhookDelivery extends WebhookRequest {
  /** The body, exactly as Meta has sent it. */
  readonly bytes: Uint8Array;
}

/** What is answered. */
export interface WebhookAnswer {
  /** 200 where all is well; anything else has Meta send the same again. */
  readonly status: number;
  /** Plain text: the challenge, or what is wrong with the request. Nothing of what a handler threw. */
  readonly body: string;
}

export const answer = (status: number, body = ''): WebhookAnswer => ({ status, body });

const plain = Object.freeze({
  'content-type': 'text/plain; charset=utf-8',
  'x-content-type-options': 'nosniff',
});
const ofMethod = Object.freeze({ ...plain, allow: 'GET, POST' });
/** What is left of such a body is not waited for. */
const ofUnread = Object.freeze({ ...plain, connection: 'close' });

/** The headers of an answer. From HTTP/2 on, connections are not ended by a header. */
export function answerHeaders(
  { status }: WebhookAnswer,
  httpVersion = 1,
): Readonly<Record<string, string>> {
  if (status === 405) return ofMethod;
  const isUnread = status === 408 || status === 413;
  return isUnread && httpVersion < 2 ? ofUnread : plain;
}

const NAME = 'x-hub-signature-256';

/** The signature's 64 hexadecimal digits; undefined where there is none, or no such one. */
export function signatureOf(headers: WebhookHeaders): string | undefined {
  const value = hasGet(headers) ? headers.get(NAME) : onlyValueOf(headers);
  return typeof value === 'string' ? /^sha256=([0-9a-f]{64})$/i.exec(value)?.[1] : undefined;
}

const hasGet = (headers: WebhookHeaders): headers is { get(name: string): string | null } =>
  typeof headers.get === 'function';

/** The one value of the header: its name may be written in capitals, its values in a list. */
function onlyValueOf(headers: Readonly<Record<string, unknown>>): unknown {
  const values = Object.keys(headers)
    .filter((name) => name.length === NAME.length && name.toLowerCase() === NAME)
    .flatMap((name) => headers[name]);
  return values.length === 1 ? values[0] : undefined;
}
