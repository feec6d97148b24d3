import type { Context } from './context.ts';
import { withProgress, withSpinner } from './spinner.ts';

/** Accounts that are read at the same time. */
const AT_ONCE = 5;

/**
 * Reads something of each account, and answers it in their order. Where there are several, a bar shows how
 * many are left and how long that takes; of one, how many numbers were read: Meta does not say how many
 * there are.
 */
export async function eachAccount<Result>(
  context: Context,
  text: string,
  accounts: readonly string[],
  read: (accountId: string, count: () => void) => Promise<Result>,
): Promise<Result[]> {
  const [only] = accounts;
  if (only !== undefined && accounts.length === 1) {
    return withSpinner(context, text, async (say) => {
      let numbers = 0;
      return [await read(only, () => say(`${text}: ${++numbers}`))];
    });
  }
  return withProgress(context, text, accounts.length, async (step) => {
    const results: Result[] = [];
    let next = 0;
    const worker = async () => {
      while (next < accounts.length) {
        const index = next++;
        results[index] = await read(accounts[index] ?? '', () => {});
        step();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return results;
  });
}
