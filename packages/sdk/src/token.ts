import { checkToken } from './check.ts';
import type { Settings } from './settings.ts';
import { inTime } from './transport/in-time.ts';
import type { LostAnswer, Patience } from './transport/port.ts';

/** What a call is sent with. */
export interface Credentials {
  readonly accessToken: string;
  /** The token signed with the app's secret, where there is one. */
  readonly proof: string | undefined;
}

/** Where a client's token comes from. */
export interface Tokens {
  current(): Promise<Credentials>;
  /** Asks anew the next time: what was asked has not answered. */
  forget(): void;
  /** Forgets these: Meta did not take them. Answers whether asking again can bring others. */
  renew(refused: Credentials): boolean;
}

/** Asks for the token once, and again after Meta refused it. */
export function createTokens(
  accessToken: string | (() => string | Promise<string>),
  appSecret: string | undefined,
): Tokens {
  let held: Promise<Credentials> | undefined;
  let last: Credentials | undefined;
  const ask = async (): Promise<Credentials> => {
    const token = checkToken(typeof accessToken === 'string' ? accessToken : await accessToken());
    const proof = appSecret ? await proofOf(appSecret, token) : undefined;
    last = { accessToken: token, proof };
    return last;
  };
  return {
    current: () => {
      held ??= ask().catch((error) => {
        held = undefined;
        throw error;
      });
      return held;
    },
    forget: () => {
      held = undefined;
    },
    renew: (refused) => {
      if (typeof accessToken === 'string') return false;
      // Another call may have asked for a new one already.
      if (refused === last) held = last = undefined;
      return true;
    },
  };
}

/** The token to send with; where it has to be fetched, no longer than the call has patience. */
export async function credentialsIn(
  patience: Patience,
  tokens: Tokens,
  { accessToken }: Pick<Settings, 'accessToken'>,
): Promise<Credentials | LostAnswer> {
  if (typeof accessToken === 'string') return tokens.current();
  const credentials = await inTime(() => tokens.current(), patience);
  if (!('lost' in credentials)) return credentials;
  tokens.forget();
  return { ...credentials, status: undefined, unsent: true };
}

async function proofOf(appSecret: string, accessToken: string): Promise<string> {
  const { appSecretProof } = await import('./app-secret-proof.ts');
  return appSecretProof(appSecret, accessToken);
}
