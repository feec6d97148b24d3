import { readFile } from 'node:fs/promises';
import { readSeed, type Seed, SeedError } from './schema.ts';

/**
 * Reads a seed from a file, which is YAML or JSON.
 * @throws {SeedError} where there is none to read; the message names the file, the place and the way out
 */
export async function readSeedFile(path: string): Promise<Seed> {
  const text = await textOf(path);
  const { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } = await import(
    'yaml'
  );
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  let value: unknown;
  try {
    if (document.errors[0]) throw document.errors[0];
    value = document.toJS();
  } catch (cause) {
    // What follows the place is a piece of the file, which may hold a token.
    const [problem] = (cause as Error).message.split(/:?\n/);
    throw new SeedError(`The seed file ${path} is neither YAML nor JSON: ${problem}`, { cause });
  }
  try {
    return readSeed(value, lineOf);
  } catch (cause) {
    throw new SeedError(`The seed file ${path}: ${(cause as Error).message}`, { cause });
  }

  /** The line of the last step to a place that the file takes. */
  function lineOf(place: readonly PropertyKey[]): number | undefined {
    let node: unknown = document.contents;
    let line: number | undefined;
    for (const step of place) {
      if (!isCollection(node)) break;
      const pair = isMap(node)
        ? node.items.find(({ key }) => isScalar(key) && key.value === step)
        : undefined;
      node = pair ? pair.value : node.get(step, true);
      const there = pair ? pair.key : node;
      if (!isNode(there) || !there.range) break;
      ({ line } = lineCounter.linePos(there.range[0]));
    }
    return line;
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
