import { setTimeout as sleep } from 'node:timers/promises';
import type { NextStep } from 'meta-cloud-api/lifecycle';
import type { Context } from '../context.ts';
import { Interrupted } from '../errors.ts';
import type { ReadNumber } from '../report.ts';
import { isLively, withSpinner } from '../spinner.ts';

interface Patience {
  readonly intervalMs: number;
  /** When to give up; never where it is absent. */
  readonly deadline: number | undefined;
}

/** Waits until Meta is to be asked again, with a line of how things stand; false where patience has ended. */
export async function waitFor(
  context: Context,
  { why, who, until }: Extract<NextStep, { wait: unknown }>,
  number: ReadNumber,
  { intervalMs, deadline }: Patience,
): Promise<boolean> {
  if (context.dryRun || (deadline !== undefined && Date.now() + intervalMs > deadline))
    return false;
  const state = [number.status, number.name_status, number.new_name_status].filter(
    (word) => word !== undefined && word !== 'NONE',
  );
  const end = until ? `, until ${until}` : '';
  const line = `${why} Waiting for ${who}${end}. Now: ${state.join(', ')}. Ctrl-C stops; the same command goes on.`;
  tellOnce(context, line);
  await withSpinner(context, line, () =>
    sleep(intervalMs, undefined, { signal: context.io.signal }).catch(() => {
      throw new Interrupted();
    }),
  );
  return true;
}

/** Where no line may change in its place, it is written each time that it says something else. */
function tellOnce(context: Context, line: string): void {
  if (isLively(context) || told.get(context) === line) return;
  told.set(context, line);
  context.output.note(line);
}

const told = new WeakMap<Context, string>();
