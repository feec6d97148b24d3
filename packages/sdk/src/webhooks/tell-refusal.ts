import { type RefusalReason, reasonOf } from './answers.ts';
import type { Settings } from './options.ts';
import type { WebhookAnswer } from './request.ts';

/** Why a request was refused. Nothing in it is secret, or from the request. */
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

/** Tells of an answer that refuses, and hands it on. Nothing is refused otherwise where telling fails. */
export function tellRefusal(given: WebhookAnswer, { onRefused }: Settings): WebhookAnswer {
  const reason = given.status < 400 ? undefined : reasonOf(given);
  if (reason) {
    const refusal = { reason, status: given.status, message: given.body };
    // What it throws or rejects with is its own affair.
    Promise.resolve(refusal)
      .then(onRefused)
      .catch(() => {});
  }
  return given;
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
    // biome-ignore lint/suspicious/noConsole: what replaces it is onRefused
    console.warn(
      `meta-cloud-api/webhooks: a request was refused with ${status}. ${message}.${hints[reason] ?? ''}`,
    );
  };
}
