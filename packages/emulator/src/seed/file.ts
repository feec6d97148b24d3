import { readFile } from 'node:fs/promises';
import { readSeed, type Seed, SeedError } from './schema.ts';

/**
 * Reads a seed from a file, which is YAML or JSON.
 * @throws {SeedError} where it holds none; the message names the place
 */
export async function readSeedFile(path: string): Promise<Seed> {
  const text = await readFile(path, 'utf8');
  const { parse } = await import('yaml');
  let value: unknown;
  try {
    value = parse(text);
  } catch (cause) {
    throw new SeedError(`${path} is neither YAML nor JSON: ${(cause as Error).message}`, { cause });
  }
  return readSeed(value);
}
