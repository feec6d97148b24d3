import { oneAccount, reachableAccounts, withNames } from '../accounts.ts';
import { alone, type Hold } from '../alone.ts';
import { change } from '../change.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { digitsOf, findByDigits, numberId } from '../number.ts';
import { askChoice, askText, confirm } from '../prompt.ts';

interface Wanted {
  readonly number: string | undefined;
  readonly name: string | undefined;
  readonly account: string | undefined;
  readonly yes: boolean;
}

/** Finds the number that is meant, or adds it, and works on it with nobody else beside. */
export async function withTarget<Result>(
  context: Context,
  wanted: Wanted,
  work: (id: string, isNew: boolean, hold: Hold) => Promise<Result>,
): Promise<Result> {
  const named = wanted.number ?? (await askNumber(context));
  const digits = digitsOf(named);
  const isDialled = digits !== undefined && digits.length < 15;
  if (!isDialled || (await findByDigits(context, digits))) {
    const id = await numberId(context, named);
    return alone(context, id, (hold) => work(id, false, hold));
  }
  return alone(context, digits, async (hold) => {
    // Another waba may have added it in the meantime.
    const known = await findByDigits(context, digits);
    const id = known?.id ?? (await add(context, digits, wanted, hold));
    return alone(context, id, (hold) => work(id, true, hold));
  });
}

async function askNumber(context: Context): Promise<string> {
  if (!context.isInteractive) {
    throw new UsageError('Which number? Give its digits, such as +16315552000, or its id.');
  }
  return askText(context, 'Which number? Its digits with the country code, or its id', (typed) =>
    digitsOf(typed) ? undefined : 'A number looks like +1 631 555 2000.',
  );
}

async function add(context: Context, digits: string, wanted: Wanted, hold: Hold): Promise<string> {
  const accountId = await accountFor(context, wanted);
  const displayName = wanted.name ?? (await askName(context));
  const add = `The number +${digits} is new. It is added to the account ${accountId} as '${displayName}'.`;
  if (context.isInteractive) await confirm(context, add, wanted.yes);
  const phoneNumber = `+${digits}`;
  await hold.confirm();
  const data = await change(context, (whatsapp) =>
    whatsapp.forBusinessAccount(accountId).phoneNumber.create({ phoneNumber, displayName }),
  );
  context.output.note(`✓ added: ${data.id}`);
  return data.id;
}

async function accountFor(context: Context, { account, yes }: Wanted): Promise<string> {
  if (account !== undefined || yes || !context.isInteractive) return oneAccount(context, account);
  const ids = await reachableAccounts(context);
  if (ids.length < 2) return oneAccount(context, undefined);
  const named = await withNames(context, ids);
  const choices = named.map(({ id, label }) => ({ value: id, label }));
  return askChoice(context, 'Which WhatsApp Business Account?', choices);
}

async function askName(context: Context): Promise<string> {
  if (!context.isInteractive) {
    throw new UsageError(
      'The number is new. Give the display name that it gets: --name <name>. Nothing was sent.',
    );
  }
  return askText(context, 'Its display name, which Meta reviews', (typed) =>
    typed.trim().length < 3 || typed.trim().length > 75 ? 'It has 3 to 75 characters.' : undefined,
  );
}
