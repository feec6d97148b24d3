import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from './errors.ts';
import type { Io } from './io.ts';

/** Where `waba` keeps what it knows. */
export interface Folders {
  /** Profiles. */
  readonly config: string;
  /** What was done for numbers, and the webhooks that came. */
  readonly state: string;
}

/** The folders of the operating system, or those below `WABA_HOME`. */
export async function foldersOf(env: Io['env']): Promise<Folders> {
  const home = env.WABA_HOME;
  if (home) return { config: path.join(home, 'config'), state: path.join(home, 'state') };
  const { default: envPaths } = await import('env-paths');
  const { config, log } = envPaths('waba', { suffix: '' });
  // On Linux this is the folder of state; elsewhere the nearest thing to it.
  return { config, state: log };
}

/** Reads a file of JSON; undefined where there is none. */
export async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError(`${file} is not JSON. Mend it, or remove it.`, 'failed', cause);
  }
}

/** Writes a file of JSON whole or not at all, for nobody else to read. */
export async function writeJson(file: string, data: unknown): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { default: writeFile } = await import('write-file-atomic');
  try {
    await writeFile(file, `${JSON.stringify(data, null, 2)}\n`, { mode: 0o600 });
    await chmod(file, 0o600);
  } catch (error) {
    // Node names a file only where it was opened.
    throw Object.assign(error as Error, { path: file });
  }
}

/** Works on a file with no other `waba` beside: whoever comes second waits. */
export async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const { default: lockfile } = await import('proper-lockfile');
  const release = await lockfile.lock(file, {
    realpath: false,
    retries: { retries: 100, minTimeout: 10, maxTimeout: 200 },
  });
  try {
    return await work();
  } finally {
    await release().catch(() => {});
  }
}

/** Whether others than the owner can read a file. Windows has no such bits. */
export async function isReadByOthers(file: string): Promise<boolean> {
  if (process.platform === 'win32') return false;
  return ((await stat(file)).mode & 0o077) !== 0;
}
