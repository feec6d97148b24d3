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

/** The headers of an answer. */
export function answerHeaders({ status }: WebhookAnswer): Readonly<Record<string, string>> {
  if (status === 405) return ofMethod;
  return status === 408 || status === 413 ? ofUnread : plain;
}

const NAME = 'x-hub-signature-256';

/** The signature's 64 hexadecimal digits, or what is wrong with it. */
export function signatureOf(headers: WebhookHeaders): { hex: string } | { problem: string } {
  const given = valuesOf(headers);
  const [value] = given;
  if (value === undefined) return { problem: 'X-Hub-Signature-256 is missing' };
  const hex = given.length === 1 && /^sha256=([0-9a-f]{64})$/i.exec(value)?.[1];
  return hex
    ? { hex }
    : { problem: 'X-Hub-Signature-256 must be sha256= and 64 hexadecimal digits' };
}

/** All the values of the header; names differ in their capitals from server to server. */
function valuesOf(headers: WebhookHeaders): readonly string[] {
  if (hasGet(headers)) return [headers.get(NAME) ?? []].flat();
  const direct = headers[NAME];
  if (typeof direct === 'string') return [direct];
  return Object.entries(headers).flatMap(([name, value]) =>
    name.toLowerCase() === NAME ? (value ?? []) : [],
  );
}

const hasGet = (headers: WebhookHeaders): headers is { get(name: string): string | null } =>
  typeof headers.get === 'function';
