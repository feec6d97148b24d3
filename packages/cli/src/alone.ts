import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from './context.ts';
import { CliError } from './errors.ts';
import { readJson, writeJson } from './files.ts';
import { stateFolder } from './journal.ts';

/** That something is worked on alone. */
export interface Hold {
  /** @throws where another waba has taken it over, since this one slept for too long. */
  confirm(): Promise<void>;
}

/**
 * Works on a number alone: a second `waba` that wants the same is told so. The lock of one that was
 * killed or sleeps is free again after ten seconds.
 */
export async function alone<Result>(
  context: Context,
  name: string,
  work: (hold: Hold) => Promise<Result>,
): Promise<Result> {
  const folder = path.join(await stateFolder(context), 'locks');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await lock(path.join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ELOCKED') throw error;
    throw new CliError(
      `Another waba works on ${name} right now. Nothing was sent. Wait until it is done; where it was killed, ten seconds do.`,
    );
  });
  const owner = path.join(folder, `${name}.owner`);
  const self = randomUUID();
  await writeJson(owner, self).catch(async (error) => {
    await release();
    throw error;
  });
  const isMine = async () => (await readJson(owner)) === self;
  const confirm = async () => {
    if (await isMine()) return;
    throw new CliError(
      `Another waba has worked on ${name} while this one slept. Nothing more was sent. The same command goes on from where things are now.`,
    );
  };
  try {
    return await work({ confirm });
  } finally {
    // What is another's is not given back.
    if (await isMine()) {
      await rm(owner, { force: true });
      await release().catch(() => {});
    }
  }
}

async function lock(file: string): Promise<() => Promise<void>> {
  const { default: lockfile } = await import('proper-lockfile');
  return lockfile.lock(file, {
    realpath: false,
    stale: 10_000,
    update: 2_000,
    // The loss is asked for by `confirm`, before anything is sent.
    onCompromised: () => {},
  });
}
