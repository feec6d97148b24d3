import type { Context } from './context.ts';
import { UsageError } from './errors.ts';
import { readText } from './given-file.ts';

type Input = Record<string, unknown>;

/** Reads JSON from a file, or from standard input; nothing where no file is named. */
export async function readInput(context: Context, file: string | undefined): Promise<Input> {
  if (file === undefined) return {};
  const text = await readText(context, file);
  const where = file === '-' ? 'Standard input' : file;
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    // What stands there may be a secret, so it is not repeated.
    throw new UsageError(`${where} is not JSON. Nothing was sent.`);
  }
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input as Input;
  throw new UsageError(`${where} is no JSON object. Nothing was sent.`);
}

/**
 * Puts values where their paths say: `calling.status=ENABLED`. A value is text, unless it is `true`,
 * `false`, `null`, or JSON of a list, an object or a text in quotes.
 */
export function setPaths(input: Input, settings: readonly string[]): Input {
  return settings.reduce((whole, setting) => {
    const [, path, value] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
    if (path === undefined || value === undefined) {
      throw new UsageError(
        `--set takes a path and a value, such as code_method=SMS, not '${setting}'.`,
      );
    }
    return put(whole, path.split('.'), readValue(path, value)) as Input;
  }, input);
}

function put(at: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const inner = (key: string | number) => (at as Record<string, unknown> | undefined)?.[key];
  if (Array.isArray(at) && /^\d+$/.test(key)) {
    const list = [...at];
    list[Number(key)] = rest.length === 0 ? value : put(at[Number(key)], rest, value);
    return list;
  }
  const object = typeof at === 'object' && at !== null ? at : {};
  const entry = rest.length === 0 ? value : put(inner(key), rest, value);
  return Object.defineProperty({ ...object }, key, {
    value: entry,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function readValue(path: string, text: string): unknown {
  if (!/^(true|false|null|[[{"].*)$/s.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`The value of ${path} begins like JSON, and is none.`);
  }
}
