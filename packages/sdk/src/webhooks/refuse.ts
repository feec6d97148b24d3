import { answer, type WebhookAnswer } from './request.ts';

/** Every way in which a request is refused, and what is answered then. */
const refusals = Object.freeze({
  unsigned: answer(401, 'X-Hub-Signature-256 must be sha256= and 64 hexadecimal digits'),
  forged: answer(401, 'X-Hub-Signature-256 is not that of these bytes with the secret of the app'),
  'wrong-token': answer(403, 'This is no handshake with the verify token'),
  'wrong-method': answer(405, 'Webhooks come as POST, and their handshake as GET'),
  'too-slow': answer(408, 'The body did not come in time'),
  'too-large': answer(413, 'The body is larger than webhooks are'),
  'cut-off': answer(400, 'The body was cut off'),
  'no-webhook': answer(400, 'The body is signed, and is no webhook'),
});

/** Why a request was refused. */
export type RefusalReason = keyof typeof refusals;

/** A request that was refused. Nothing in it is secret, or from the request. */
export interface WebhookRefusal {
  /**
   * `forged`: signed with a secret that is not yours, or yours is wrong; `wrong-token`: a handshake without
   * the verify token; the others are about requests that Meta does not send.
   */
  readonly reason: RefusalReason;
  readonly status: number;
  /** What was answered, in words. */
  readonly message: string;
}

/** Refuses a request, and tells of it. */
export function refuse(
  reason: RefusalReason,
  { onRefused }: { readonly onRefused: (refusal: WebhookRefusal) => unknown },
): WebhookAnswer {
  const { status, body: message } = refusals[reason];
  const tell = async () => onRefused({ reason, status, message });
  // What that throws or rejects with is its own affair.
  tell().catch(() => {});
  return refusals[reason];
}

/** What to look at where Meta is refused, and not a stranger. */
const hints: Partial<Record<RefusalReason, string>> = {
  forged: ' If Meta sent it, appSecret is not the secret of the app that is subscribed.',
  'wrong-token': ' If you asked Meta to verify the callback, it was told another verify token.',
};

const A_MINUTE = 60_000;

/** Warns on the console, once a minute for each reason: strangers knock often. */
export function createWarning(now: () => number): (refusal: WebhookRefusal) => void {
  const last = new Map<RefusalReason, number>();
  return ({ reason, status, message }) => {
    const time = now();
    if (time - (last.get(reason) ?? Number.NEGATIVE_INFINITY) < A_MINUTE) return;
    last.set(reason, time);
    const hint = hints[reason] ?? '';
    // biome-ignore lint/suspicious/noConsole: a refusal that nobody takes with onRefused must be seen somewhere
    console.warn(
      `meta-cloud-api/webhooks: a request was refused with ${status}. ${message}.${hint}`,
    );
  };
}
