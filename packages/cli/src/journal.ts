import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { GraphError } from 'meta-cloud-api';
import type { Context } from './context.ts';
import type { Counted } from './counted.ts';
import { readJson, writeJson } from './files.ts';

/**
 * What was done for a number from this machine, and Meta does not answer with it. It is kept so that a
 * step that Meta counts is never done twice in ignorance. No secret is in it.
 */
export interface Journal {
  /** When the last code was sent, until it was used. */
  readonly codeSentAt?: string;
  /** Until when Meta sends no code. */
  readonly codesLockedUntil?: string;
  /** When the number was asked to register. */
  readonly registerRequests?: readonly string[];
  /** Until when Meta refuses to register. */
  readonly lockedUntil?: string;
  /** When other display names were asked for. */
  readonly nameRequests?: readonly string[];
}

const HOUR = 3_600_000;

/** Where things about one Graph API are kept: the emulator's and Meta's never mix. */
export async function stateFolder(context: Context, url?: string): Promise<string> {
  const { baseUrl = 'https://graph.facebook.com' } = url
    ? { baseUrl: url }
    : await context.credentials();
  const { host } = new URL(baseUrl);
  return path.join((await context.folders()).state, host.replace(/[^\w.-]/g, '_'));
}

/** Forgets all numbers of an emulator that begins anew. */
export async function forgetNumbers(context: Context, url: string): Promise<void> {
  await rm(path.join(await stateFolder(context, url), 'numbers'), { recursive: true, force: true });
}

/** Has everything be so much longer ago, since the clock of an emulator was moved. */
export async function ageNumbers(context: Context, url: string, ms: number): Promise<void> {
  const folder = path.join(await stateFolder(context, url), 'numbers');
  const aged = (_key: string, value: unknown) =>
    typeof value === 'string' ? new Date(Date.parse(value) - ms).toISOString() : value;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    await writeJson(file, JSON.parse(JSON.stringify(await readJson(file), aged)));
  }
}

const fileOf = async (context: Context, id: string) =>
  path.join(await stateFolder(context), 'numbers', `${id.replace(/[^\w-]/g, '_')}.json`);

/** What is remembered of a number. */
export const readJournal = async (context: Context, id: string): Promise<Journal> =>
  ((await readJson(await fileOf(context, id))) ?? {}) as Journal;

export async function writeJournal(context: Context, id: string, journal: Journal): Promise<void> {
  await writeJson(await fileOf(context, id), journal);
}

/** Forgets that a code is on its way: it was used, or is good for nothing. */
export async function forgetCode(context: Context, id: string): Promise<void> {
  const { codeSentAt, ...journal } = await readJournal(context, id);
  if (codeSentAt !== undefined) await writeJournal(context, id, journal);
}

/** A journal with one more request in it. */
export function noteRequest(journal: Journal, counted: Counted, now: Date): Journal {
  const within = (moments: readonly string[] = [], hours: number) =>
    moments.filter((at) => Date.parse(at) > now.getTime() - hours * HOUR);
  const at = now.toISOString();
  switch (counted) {
    case 'registration':
      return { ...journal, registerRequests: [...within(journal.registerRequests, 72), at] };
    case 'name':
      return { ...journal, nameRequests: [...within(journal.nameRequests, 30 * 24), at] };
    case 'code':
      return { ...journal, codeSentAt: at };
    case 'deregistration':
      return journal;
  }
}

/** A journal without the lock that a success has shown to be over. */
export function noteSuccess(journal: Journal, counted: Counted): Journal {
  const lock = counted === 'code' ? 'codesLockedUntil' : 'lockedUntil';
  if (counted === 'name' || journal[lock] === undefined) return journal;
  const { [lock]: _over, ...others } = journal;
  return others;
}

/** A journal with what a refusal says about the time to come. */
export function noteRefusal(journal: Journal, error: unknown, now: Date): Journal {
  if (!(error instanceof Error) || error.name !== 'GraphError') return journal;
  const { code, subcode, retry } = error as GraphError;
  const until = (ms: number) => new Date(now.getTime() + ms).toISOString();
  const { codeSentAt, ...others } = journal;
  if (code === 133016) return { ...journal, lockedUntil: until(72 * HOUR) };
  if (code === 133008 && retry.afterMs) return { ...journal, lockedUntil: until(retry.afterMs) };
  if (code !== 136024) return journal;
  return subcode === 2388367 ? { ...others, codesLockedUntil: until(12 * HOUR) } : others;
}
