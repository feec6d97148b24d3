import type { Caller } from './call.ts';
import type { TokenInfo } from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import type { CallOptions } from './settings.ts';

/** Asks Meta what a token is good for. */
export async function debugToken(
  call: Caller,
  token: string,
  callOptions: CallOptions | undefined,
): Promise<Answer<TokenInfo>> {
  if (typeof token !== 'string' || token.trim() === '') {
    throw new InputError('token', 'must be an access token, as a string');
  }
  const input = { input_token: token };
  const { data, exchange } = await call('debugToken.get', 'debug_token', input, callOptions);
  return { data: data.data, exchange };
}
