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

export const refused = (reason: RefusalReason): WebhookAnswer => refusals[reason];

/** Why an answer refuses; undefined where it does not. */
export const reasonOf = (given: WebhookAnswer): RefusalReason | undefined =>
  (Object.keys(refusals) as RefusalReason[]).find((reason) => refusals[reason] === given);
