import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { readJson, writeJson } from '../files.ts';
import { stateFolder } from '../journal.ts';

/** A delivery as it came. */
export interface Delivery {
  /** Counts up. */
  readonly id: string;
  readonly at: string;
  /** The headers that it came with, but for those of the connection. */
  readonly headers: Readonly<Record<string, string>>;
  /** What it tells of, such as `messages`. */
  readonly fields: readonly string[];
  readonly bytes: Buffer;
}

/** So many are kept; the oldest go first. */
const MOST = 1_000;

const folderOf = async (context: Context) => path.join(await stateFolder(context), 'webhooks');

/** Keeps a delivery, in its own bytes. Nobody else can read it: people write there. */
export async function keep(context: Context, delivery: Omit<Delivery, 'id'>): Promise<Delivery> {
  const folder = await folderOf(context);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const ids = await idsIn(folder);
  const { bytes, ...about } = delivery;
  for (let next = (ids.at(-1) ?? 0) + 1; ; next++) {
    try {
      await writeFile(path.join(folder, `${next}.body`), bytes, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      // Another waba that listens was quicker.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    await writeJson(path.join(folder, `${next}.json`), about);
    await dropOlder(folder, ids.at(1 - MOST) ?? 0);
    return { id: String(next), ...delivery };
  }
}

/** The deliveries that are kept, the oldest first: those of these ids, the last so many, or all. */
export async function kept(
  context: Context,
  { ids, last }: { readonly ids?: readonly string[]; readonly last?: number } = {},
): Promise<readonly Delivery[]> {
  const folder = await folderOf(context);
  const known = (await idsIn(folder)).map(String);
  const unknown = ids?.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(`No webhook ${unknown} is kept. See: waba webhooks list`);
  }
  const wanted = ids ?? (last === undefined ? known : known.slice(-last));
  return Promise.all(
    wanted.map(async (id) => {
      const about = (await readJson(path.join(folder, `${id}.json`))) as Omit<
        Delivery,
        'id' | 'bytes'
      >;
      return { id, ...about, bytes: await readFile(path.join(folder, `${id}.body`)) };
    }),
  );
}

/** The ids of what is kept whole, in their order. */
async function idsIn(folder: string): Promise<number[]> {
  const files = await readdir(folder).catch(() => []);
  return files
    .flatMap((file) => (file.endsWith('.json') ? [Number(path.basename(file, '.json'))] : []))
    .sort((one, other) => one - other);
}

/** Drops what is older than an id: also a body that was left alone, where writing about it failed. */
async function dropOlder(folder: string, id: number): Promise<void> {
  const old = (await readdir(folder)).filter((file) => Number(path.parse(file).name) < id);
  await Promise.all(old.map((file) => rm(path.join(folder, file), { force: true })));
}

/** What a body tells of; nothing for what is no webhook of Meta's. */
export function fieldsOf(bytes: Buffer): string[] {
  try {
    const { entry } = JSON.parse(bytes.toString('utf8')) as {
      entry: readonly { readonly changes: readonly { readonly field: string }[] }[];
    };
    const fields = entry.flatMap(({ changes }) => changes.map(({ field }) => String(field)));
    return [...new Set(fields)];
  } catch {
    return [];
  }
}
