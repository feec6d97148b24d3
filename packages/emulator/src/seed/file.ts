import { readFile } from 'node:fs/promises';
import { readSeed, type Seed, SeedError } from './schema.ts';

/**
 * Reads a seed from a file, which is YAML or JSON.
 * @throws {SeedError} where there is none to read; the message names the file, the place and the way out
 */
export async function readSeedFile(path: string): Promise<Seed> {
  const text = await textOf(path);
  const { parse } = await import('yaml');
  let value: unknown;
  try {
    value = parse(text);
  } catch (cause) {
    // What follows the place is a piece of the file, which may hold a token.
    const [problem] = (cause as Error).message.split(/:?\n/);
    throw new SeedError(`The seed file ${path} is neither YAML nor JSON: ${problem}`, { cause });
  }
  try {
    return readSeed(value);
  } catch (cause) {
    throw new SeedError(`The seed file ${path}: ${(cause as Error).message}`, { cause });
  }
}

/** Why a file could not be read, by the name that the machine gives it. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there. Give the path of a YAML or JSON file',
  EISDIR: 'is a directory. Give the path of a YAML or JSON file in it',
  EACCES: 'may not be read by this user. Allow that, or give another file',
};

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    const reason = reasons[code] ?? `cannot be read: ${message}`;
    throw new SeedError(`The seed file ${path} ${reason}`, { cause });
  }
}
