import { InputError } from '../errors.ts';
import { type Crypto, isSameText } from './crypto.ts';
import { dispatch, report } from './dispatch.ts';
import { changesOf, isObject } from './envelope.ts';
import type { Settings } from './options.ts';
import { bytesIn } from './read-body.ts';
import { refuse } from './refuse.ts';
import { answer, signatureOf, type WebhookAnswer, type WebhookRequest } from './request.ts';

/** The query of a handshake: as text, read, or as a framework has parsed it. */
export type HandshakeQuery = URLSearchParams | string | Readonly<Record<string, unknown>>;

/** Answers Meta's question whether this is a callback: with the challenge, to whoever knows the token. */
export function handshake(query: HandshakeQuery, settings: Settings): WebhookAnswer {
  const asked = wordsOf(query);
  const token = asked('hub.verify_token');
  const challenge = asked('hub.challenge');
  const isKnown = settings.verifyTokens.filter((known) => isSameText(known, token)).length > 0;
  return asked('hub.mode') === 'subscribe' && isKnown && challenge !== ''
    ? answer(200, challenge)
    : refuse('wrong-token', settings);
}

/** What a query says under a name; nothing where it does not say one text. */
function wordsOf(query: HandshakeQuery): (name: string) => string {
  if (typeof query === 'string') return wordsOf(new URLSearchParams(query));
  if (!isObject(query)) {
    throw new InputError('query', 'must be the query of the address, parsed or not', '');
  }
  if (isRead(query)) return (name) => query.get(name) ?? '';
  return (name) => {
    const word = query[name];
    return typeof word === 'string' ? word : '';
  };
}

const isRead = (query: Exclude<HandshakeQuery, string>): query is URLSearchParams =>
  typeof query.get === 'function';

/** Takes a delivery: bytes and headers in, an answer out. Nothing is read of what is not signed. */
export async function receive(
  given: Uint8Array,
  { headers, url }: WebhookRequest,
  settings: Settings,
  crypto: Crypto,
): Promise<WebhookAnswer> {
  const bytes = bytesIn(given);
  if (!bytes) {
    const problem =
      'must be the body as it came, in a Uint8Array: what was parsed cannot be verified';
    throw new InputError('bytes', problem, '');
  }
  if (bytes.byteLength > settings.maxBytes) return refuse('too-large', settings);
  const signature = signatureOf(headers);
  if (signature === undefined) return refuse('unsigned', settings);
  let secrets: readonly string[];
  try {
    const asked = settings.secretsFor({ headers, url });
    // Waiting costs more than it looks: it is done only for what is not there yet.
    secrets = 'then' in asked ? await asked : asked;
  } catch (error) {
    await report(error, { during: 'secret' }, settings);
    return answer(500);
  }
  let isGenuine = false;
  for (const secret of secrets) {
    const matches = crypto.isHmac(secret, signature, bytes);
    if (typeof matches === 'boolean' ? matches : await matches) isGenuine = true;
  }
  if (!isGenuine) return refuse('forged', settings);
  const changes = changesOf(bytes, settings.now);
  if (!changes) return refuse('no-webhook', settings);
  return await dispatch(changes, { headers, url, bytes }, settings, crypto);
}
