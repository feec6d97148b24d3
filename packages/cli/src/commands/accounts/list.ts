import type { BusinessAccount } from 'meta-cloud-api';
import { accountsOfPortfolio, reachableAccounts, targetsOf } from '../../accounts.ts';
import { command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { tokenFacts } from '../../facts.ts';
import type { Column, Palette } from '../../output.ts';
import { painted } from '../../parts.ts';

type Account = Partial<BusinessAccount> & { readonly id: string };

export default command({
  about: 'Those that it was granted, and those of the portfolio.',
  options: {
    portfolio: { value: '<id>', says: "those of this portfolio; the profile's when absent" },
  },
  examples: [
    ['waba accounts list', 'what the token reaches'],
    ['waba accounts list --portfolio 506914307656634 --json', 'of one portfolio, as JSON'],
  ],
  run: async (context, { portfolio }) => {
    const { output } = context;
    const rows = portfolio
      ? await accountsOfPortfolio(context, portfolio)
      : await accountsOfToken(context);
    await output.table(rows, columnsIn(output.colours), 'The token reaches no account.');
  },
});

async function accountsOfToken(context: Context): Promise<readonly Account[]> {
  const whatsapp = await context.whatsapp();
  const token = await tokenFacts(context);
  const { portfolioId } = await context.credentials();
  const portfolios = portfolioId ? [portfolioId] : targetsOf(token, 'business_management');
  const owned = await Promise.all(portfolios.map((id) => accountsOfPortfolio(context, id)));
  const found = new Map(owned.flat().map((account) => [account.id, account as Account]));
  const granted = targetsOf(token, 'whatsapp_business_management');
  for (const id of found.size + granted.length > 0 ? granted : await reachableAccounts(context)) {
    if (found.has(id)) continue;
    found.set(id, (await whatsapp.forBusinessAccount(id).businessAccount.get()).data);
  }
  return [...found.values()];
}

const columnsIn = (colours: Palette): readonly Column<Account>[] => [
  { title: 'id', value: ({ id }) => id },
  { title: 'name', value: ({ name }) => name, flexible: true },
  {
    title: 'review',
    value: ({ account_review_status }) => account_review_status,
    paint: (text) => painted(text, colours),
  },
  {
    title: 'business',
    value: ({ business_verification_status }) => business_verification_status,
    paint: (text) => painted(text, colours),
  },
  { title: 'owner', value: ({ ownership_type }) => ownership_type },
];
