import type { TokenInfo, WhatsApp } from 'meta-cloud-api';
import type { DiagnoseContext } from 'meta-cloud-api/lifecycle';
import type { Context } from './context.ts';
import { readJournal } from './journal.ts';

/** What is known of an account besides its numbers. */
export interface AccountFacts {
  readonly id: string;
  readonly name?: string;
  /** Whether the token can read it. */
  readonly reachable: boolean;
  /** Whether the token's app is subscribed to it; undefined where that cannot be told. */
  readonly subscribed?: boolean;
}

/** What Meta knows of the token, asked once; undefined where it may not ask about itself. */
export function tokenFacts(context: Context): Promise<TokenInfo | undefined> {
  const facts = known.get(context) ?? askForToken(context);
  known.set(context, facts);
  return facts;
}

const known = new WeakMap<Context, Promise<TokenInfo | undefined>>();

async function askForToken(context: Context): Promise<TokenInfo | undefined> {
  try {
    return (await (await context.whatsapp()).debugToken()).data;
  } catch (error) {
    // A token that is refused is refused for everything; only this question may be barred.
    if (isRefusal(error) && error.code !== 190) return undefined;
    throw error;
  }
}

/** Asks for an account, and for its subscriptions. */
export async function accountFacts(
  whatsapp: WhatsApp,
  id: string,
  appId: string | undefined,
): Promise<AccountFacts> {
  const { businessAccount } = whatsapp.forBusinessAccount(id);
  try {
    const [account, apps] = await Promise.all([
      businessAccount.get({ fields: ['name'] }),
      businessAccount.subscriptions(),
    ]);
    const ids = apps.data.map((app) => app.whatsapp_business_api_data.id);
    const subscribed =
      appId === undefined ? (ids.length === 0 ? false : undefined) : ids.includes(appId);
    return {
      id,
      name: account.data.name,
      reachable: true,
      ...(subscribed !== undefined && { subscribed }),
    };
  } catch (error) {
    if (isRefusal(error) && error.code !== 190) return { id, reachable: false };
    throw error;
  }
}

const isRefusal = (error: unknown): error is Error & { code: number } =>
  error instanceof Error && error.name === 'GraphError';

/** All that is known of a number besides its own fields, for the lifecycle to judge. */
export async function numberFacts(
  context: Context,
  id: string,
  token: TokenInfo | undefined,
  account: AccountFacts | undefined,
): Promise<DiagnoseContext> {
  const { lockedUntil } = await readJournal(context, id);
  return {
    now: context.now(),
    ...(lockedUntil !== undefined && { lockedUntil }),
    ...(token && {
      tokenScopes: token.scopes,
      ...(token.expires_at !== undefined && { tokenExpiresAt: token.expires_at }),
    }),
    ...(account && { accountReachable: account.reachable }),
    ...(account?.subscribed !== undefined && { subscribed: account.subscribed }),
  };
}
