import type { HealthStatus, TokenInfo } from 'meta-cloud-api';
import type { Context } from './context.ts';
import { UsageError } from './errors.ts';
import { accountFacts, tokenFacts } from './facts.ts';
import { plain } from './output.ts';

/** The accounts that the token reaches, as far as the token itself says, or the portfolio. */
export async function reachableAccounts(context: Context): Promise<readonly string[]> {
  const { businessAccountId, phoneNumberId, portfolioId } = await context.credentials();
  if (businessAccountId) return [businessAccountId];
  const token = await tokenFacts(context);
  const granted = targetsOf(token, 'whatsapp_business_management');
  if (granted.length > 0) return granted;
  const portfolios = portfolioId ? [portfolioId] : targetsOf(token, 'business_management');
  const accounts = await Promise.all(portfolios.map((id) => accountsOfPortfolio(context, id)));
  const ids = accounts.flat().map(({ id }) => id);
  if (ids.length > 0) return [...new Set(ids)];
  if (phoneNumberId) return [await accountOfNumber(context, phoneNumberId)];
  throw new UsageError(
    'Which account? The token names none. Set WHATSAPP_BUSINESS_ACCOUNT_ID, or: waba config set <profile> --account <id>',
  );
}

/** The accounts of a portfolio: its own, and those that are shared with it. */
export async function accountsOfPortfolio(context: Context, portfolioId: string) {
  const { portfolio } = (await context.whatsapp()).forPortfolio(portfolioId);
  const [owned, shared] = await Promise.all([
    portfolio.ownedBusinessAccounts.getAll(),
    portfolio.clientBusinessAccounts.getAll(),
  ]);
  return [...owned.data, ...shared.data];
}

/** The account that a number is in, which its health names. */
export async function accountOfNumber(context: Context, phoneNumberId: string): Promise<string> {
  const { phoneNumber } = (await context.whatsapp()).forNumber(phoneNumberId);
  const { data } = await phoneNumber.getHealth();
  const id = accountIn(data);
  if (id) return id;
  throw new UsageError(
    `The health of the number ${phoneNumberId} does not name its account. Give --account <id>.`,
  );
}

/** A number does not say which account it is in, but its health names what it depends on. */
export const accountIn = (health: HealthStatus | undefined): string | undefined =>
  health?.entities.find(({ entity_type }) => entity_type === 'WABA')?.id;

/** The one account that is meant: the one named, the profile's, or the only one there is. */
export async function oneAccount(context: Context, named: string | undefined): Promise<string> {
  if (named !== undefined) return named;
  const ids = await reachableAccounts(context);
  const [id] = ids;
  if (id !== undefined && ids.length === 1) return id;
  const shown = (await withNames(context, ids.slice(0, 5))).map(({ label }) => label);
  const more = ids.length > shown.length ? ', …' : '';
  throw new UsageError(
    `Which account? The token reaches ${ids.length}: ${shown.join(', ')}${more}. Give --account <id>.`,
  );
}

/** Accounts with what they are called, as far as the token may read that. */
export async function withNames(
  context: Context,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly label: string }[]> {
  const whatsapp = await context.whatsapp();
  return Promise.all(
    ids.map(async (id) => {
      const { name, reachable } = await accountFacts(whatsapp, id, undefined);
      return { id, label: reachable ? `${id} '${plain(name ?? '')}'` : id };
    }),
  );
}

/** The nodes that the token was granted a permission for, as far as it says. */
export const targetsOf = (token: TokenInfo | undefined, permission: string) =>
  token?.granular_scopes?.find(({ scope }) => scope === permission)?.target_ids ?? [];
