import { InputError } from '../errors.ts';
import { type Crypto, isSameText } from './crypto.ts';
import { dispatch, report } from './dispatch.ts';
import { changesOf } from './envelope.ts';
import type { Settings } from './options.ts';
import { answer, signatureOf, type WebhookAnswer, type WebhookRequest } from './request.ts';

/** Answers Meta's question whether this is a callback: with the challenge, to whoever knows the token. */
export function handshake(
  query: URLSearchParams | string,
  { verifyTokens }: Settings,
): WebhookAnswer {
  const asked = typeof query === 'string' ? new URLSearchParams(query) : query;
  const token = asked.get('hub.verify_token') ?? '';
  const challenge = asked.get('hub.challenge') ?? '';
  const isKnown = verifyTokens.filter((known) => isSameText(known, token)).length > 0;
  if (asked.get('hub.mode') === 'subscribe' && isKnown && challenge !== '') {
    return answer(200, challenge);
  }
  return answer(403, 'This is no handshake with the verify token');
}

export const tooLarge = answer(413, 'The body is larger than webhooks are');
export const tooSlow = answer(408, 'The body did not come in time');
export const cutOff = answer(400, 'The body was cut off');
export const wrongMethod = answer(405, 'Webhooks come as POST, and their handshake as GET');

const unsigned = answer(401, 'X-Hub-Signature-256 must be sha256= and 64 hexadecimal digits');
const forged = answer(
  401,
  'X-Hub-Signature-256 is not that of these bytes with the secret of the app',
);

/** Takes a delivery: bytes and headers in, an answer out. Nothing is read of what is not signed. */
export async function receive(
  bytes: Uint8Array,
  { headers, url }: WebhookRequest,
  settings: Settings,
  crypto: Crypto,
): Promise<WebhookAnswer> {
  if (!(bytes instanceof Uint8Array)) {
    const problem =
      'must be the body as it came, in a Uint8Array: what was parsed cannot be verified';
    throw new InputError('bytes', problem, '');
  }
  if (bytes.byteLength > settings.maxBytes) return tooLarge;
  const signature = signatureOf(headers);
  if (signature === undefined) return unsigned;
  let secrets: readonly string[];
  try {
    const given = settings.secretsFor({ headers, url });
    // Waiting costs more than it looks: it is done only for what is not there yet.
    secrets = given instanceof Promise ? await given : given;
  } catch (error) {
    await report(error, { during: 'secret' }, settings);
    return answer(500);
  }
  let isGenuine = false;
  for (const secret of secrets) {
    const matches = crypto.isHmac(secret, signature, bytes);
    if (typeof matches === 'boolean' ? matches : await matches) isGenuine = true;
  }
  if (!isGenuine) return forged;
  const changes = changesOf(bytes, settings.now);
  if (!changes) return answer(400, 'The body is signed, and is no webhook');
  return await dispatch(changes, { headers, url, bytes }, settings, crypto);
}
