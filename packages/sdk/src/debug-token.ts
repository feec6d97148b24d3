import type { TokenInfo } from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import { lostCall } from './lost-call.ts';
import { type CallOptions, type Settings, withCallOptions } from './settings.ts';
import { credentialsIn, type Tokens } from './token.ts';
import type { Shared } from './whatsapp.ts';

const endpoint = 'debugToken.get';
const id = 'debug_token';

/** Asks Meta what a token is good for: the client's own, where no other is given. */
export async function debugToken(
  { call, settings, tokens }: Shared,
  token: string | undefined,
  callOptions: CallOptions | undefined,
): Promise<Answer<TokenInfo>> {
  const input_token = token ?? (await ownToken(settings, tokens, callOptions));
  if (typeof input_token !== 'string' || input_token.trim() === '') {
    throw new InputError('token', 'must be an access token, as a string');
  }
  const { data, exchange } = await call(endpoint, id, { input_token }, callOptions);
  return { data: data.data, exchange };
}

async function ownToken(
  client: Settings,
  tokens: Tokens,
  callOptions: CallOptions | undefined,
): Promise<string> {
  const settings = withCallOptions(client, callOptions ?? {});
  const credentials = await credentialsIn(settings, tokens, settings);
  if (!('lost' in credentials)) return credentials.accessToken;
  throw lostCall(credentials, {
    row: { method: 'GET', repeatable: true },
    call: { endpoint, id, input: {} },
    origin: settings.origin,
    attempt: 1,
    secrets: [],
  });
}
