import type { Answer, WhatsApp } from 'meta-cloud-api';
import { alone, type Hold } from './alone.ts';
import { change } from './change.ts';
import type { Context } from './context.ts';
import { CliError } from './errors.ts';
import {
  type Journal,
  noteRefusal,
  noteRequest,
  noteSuccess,
  readJournal,
  writeJournal,
} from './journal.ts';

/** What Meta counts. */
export type Counted = 'registration' | 'deregistration' | 'code' | 'name';

/**
 * Sends a change of a number that Meta counts. It is written down before it is sent, so that a full disk
 * stops it in time, and that it is remembered also where the answer is lost.
 */
export async function countedChange<Data>(
  context: Context,
  hold: Hold,
  id: string,
  counted: Counted,
  send: (whatsapp: WhatsApp) => Promise<Answer<Data>>,
): Promise<Data> {
  if (context.dryRun) return change(context, send);
  await hold.confirm();
  const before = await readJournal(context, id);
  const after = noteRequest(before, counted, context.now());
  await writeJournal(context, id, after);
  const data = await change(context, send).catch(async (error) => {
    // What did not leave this machine was not counted.
    const isCounted = error?.sent === true || error?.sent === 'maybe';
    const known = noteRefusal(isCounted ? after : before, error, context.now());
    await writeJournal(context, id, known);
    throw error;
  });
  const done = noteSuccess(after, counted);
  if (done !== after) await writeJournal(context, id, done);
  return data;
}

/** The same by itself: alone with the number, and not while Meta is known to refuse. */
export const countedAlone = <Data>(
  context: Context,
  id: string,
  counted: Counted,
  force: boolean,
  send: (whatsapp: WhatsApp) => Promise<Answer<Data>>,
): Promise<Data> =>
  whenTaken(context, id, counted, force, (hold) => countedChange(context, hold, id, counted, send));

/** Works alone on a number for what Meta counts, and does not begin while Meta is known to refuse it. */
export const whenTaken = <Result>(
  context: Context,
  id: string,
  counted: Counted,
  force: boolean,
  work: (hold: Hold) => Promise<Result>,
): Promise<Result> =>
  alone(context, id, async (hold) => {
    const lock = knownLock(await readJournal(context, id), counted, context.now());
    if (lock !== undefined && !force && !context.dryRun) {
      throw new CliError(`${lock} Nothing was sent. --force sends it all the same.`, 'rateLimit');
    }
    return work(hold);
  });

const HOURS_72 = 72 * 3_600_000;

/** Why Meta is known to refuse something: the attempt would be lost, and the lock might last longer. */
function knownLock(journal: Journal, counted: Counted, now: Date): string | undefined {
  const { lockedUntil, codesLockedUntil, registerRequests = [] } = journal;
  if (counted === 'name') return undefined;
  const until = counted === 'code' ? codesLockedUntil : lockedUntil;
  if (until !== undefined && Date.parse(until) > now.getTime()) {
    return `Meta refuses this until ${until}.`;
  }
  const recent = registerRequests.filter((at) => Date.parse(at) > now.getTime() - HOURS_72);
  if (counted !== 'registration' || recent.length < 10) return undefined;
  const free = new Date(Date.parse(recent.at(-10) ?? '') + HOURS_72).toISOString();
  return `This machine has asked ten times in 72 hours to register the number, and one more locks it. The next is taken from ${free} on.`;
}

export const forceOption = {
  says: 'send it though Meta is known to refuse it for now',
} as const;
