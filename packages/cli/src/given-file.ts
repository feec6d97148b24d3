import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Context } from './context.ts';

// A file that was named; - is standard input.

/** Its bytes, as they are. */
export const readBytes = ({ io }: Context, file: string): Promise<Buffer> =>
  file === '-' ? buffer(io.stdin) : readFile(file);

/** Its text. */
export const readText = async (context: Context, file: string): Promise<string> =>
  (await readBytes(context, file)).toString('utf8');

/** The secret in it, without the end of its line. */
export const readSecret = async (context: Context, file: string): Promise<string> =>
  (await readText(context, file)).trim();
