import type { PhoneNumber, TokenInfo } from 'meta-cloud-api';
import { diagnose, isHealthy, lifecycleFields } from 'meta-cloud-api/lifecycle';
import { accountIn, reachableAccounts } from './accounts.ts';
import type { Context } from './context.ts';
import { eachAccount } from './each-account.ts';
import { CliError } from './errors.ts';
import { type AccountFacts, accountFacts, numberFacts, tokenFacts } from './facts.ts';
import { numberId } from './number.ts';
import type { ReadNumber, Report } from './report.ts';

/** What was examined. */
export interface Examination {
  /** Undefined where the token may not be asked about. */
  readonly token: TokenInfo | undefined;
  /** The worst first. */
  readonly reports: readonly Report[];
}

/** Examines one number, or all that the token reaches. */
export async function examineNumbers(
  context: Context,
  wanted: {
    readonly number: string | undefined;
    readonly account: string | undefined;
    readonly expectCallback: string | undefined;
  },
): Promise<Examination> {
  const token = await tokenFacts(context);
  if (token && !token.is_valid) {
    const why = token.error?.message ?? 'it is not valid';
    throw new CliError(`Meta does not take the access token: ${why}. Get a new one.`, 'auth');
  }
  const examine = examiner(context, token, wanted.expectCallback);
  const reports =
    wanted.number === undefined
      ? await allNumbers(context, wanted.account, token, examine)
      : [await oneNumber(context, wanted.number, token, examine)];
  return { token, reports };
}

const fields = [
  ...lifecycleFields,
  'webhook_configuration',
] as const satisfies readonly (keyof PhoneNumber)[];

type Examine = (number: ReadNumber, account: AccountFacts | undefined) => Promise<Report>;

/** Makes the judge of numbers. */
function examiner(
  context: Context,
  token: TokenInfo | undefined,
  expectedCallbackUrl: string | undefined,
): Examine {
  return async (number, account) => {
    const facts = await numberFacts(context, number.id, token, account);
    const { phone_number, whatsapp_business_account, application } =
      number.webhook_configuration ?? {};
    const findings = diagnose(number, {
      ...facts,
      callbackUrl: phone_number ?? whatsapp_business_account ?? application ?? 'none',
      expectedCallbackUrl,
    });
    return { number, account, healthy: isHealthy(findings), findings };
  };
}

async function oneNumber(
  context: Context,
  name: string,
  token: TokenInfo | undefined,
  examine: Examine,
): Promise<Report> {
  const id = await numberId(context, name);
  const whatsapp = await context.whatsapp();
  const { data: number } = await whatsapp.forNumber(id).phoneNumber.get({ fields });
  const accountId = accountIn(number.health_status);
  if (accountId === undefined) return examine(number, undefined);
  return examine(number, await accountFacts(whatsapp, accountId, token?.app_id));
}

async function allNumbers(
  context: Context,
  account: string | undefined,
  token: TokenInfo | undefined,
  examine: Examine,
): Promise<readonly Report[]> {
  const whatsapp = await context.whatsapp();
  const accounts = account === undefined ? await reachableAccounts(context) : [account];
  const reports = await eachAccount(context, 'Looking at numbers', accounts, async (id, count) => {
    const facts = await accountFacts(whatsapp, id, token?.app_id);
    if (!facts.reachable) {
      const way = 'Have a portfolio admin assign it to the system user of the token.';
      context.output.warn(`The token does not reach the account ${id}. ${way}`);
      return [];
    }
    const found: Report[] = [];
    const { phoneNumber } = whatsapp.forBusinessAccount(id);
    for await (const number of phoneNumber.iterate({ limit: 100, fields })) {
      found.push(await examine(number, facts));
      count();
    }
    return found;
  });
  return reports.flat().sort((one, other) => badness(other) - badness(one));
}

const weights = { blocking: 1_000_000, warning: 1_000, notice: 1 };
const badness = ({ findings }: Report) =>
  findings.reduce((sum, { severity }) => sum + weights[severity], 0);
