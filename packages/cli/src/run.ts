import { CommanderError } from 'commander';
import { commands } from './commands/index.ts';
import { exitCodes, problemOf } from './errors.ts';
import type { Io } from './io.ts';
import { createOutput } from './output.ts';
import { createProgram } from './program.ts';
import { version } from './version.ts';

/**
 * Does what was typed after `waba`.
 *
 * @param words such as `['numbers', 'list', '--json']`
 * @returns the exit code
 */
export async function run(words: readonly string[], io: Io): Promise<number> {
  const ending = { exitCode: exitCodes.ok as number };
  try {
    const program = createProgram(commands, io, version, ending);
    if (words[0] === 'complete') {
      const { completions } = await import('./complete.ts');
      io.stdout.write(await completions(program, words.slice(1), io));
      return exitCodes.ok;
    }
    await program.parseAsync(withHelp(words), { from: 'user' });
    return ending.exitCode;
  } catch (error) {
    return fail(error, words, io);
  }
}

/** `waba help numbers list` is `waba numbers list --help`, and `waba` alone `waba --help`. */
function withHelp(words: readonly string[]): readonly string[] {
  if (words.length === 0) return ['--help'];
  return words[0] === 'help' ? [...words.slice(1), '--help'] : words;
}

/** Says what went wrong, and answers the exit code. */
function fail(error: unknown, words: readonly string[], io: Io): number {
  if (error instanceof CommanderError) {
    // Help and the version were asked for, and are printed.
    if (error.exitCode === 0) return exitCodes.ok;
    return show({ exitCode: exitCodes.usage, message: usage(error.message) }, error, words, io);
  }
  if (io.signal.aborted) return exitCodes.interrupted;
  const problem = problemOf(error);
  if (problem.exitCode === exitCodes.ok || problem.exitCode === exitCodes.interrupted) {
    return problem.exitCode;
  }
  return show(problem, error, words, io);
}

/** What commander says, as a sentence of ours. */
function usage(message: string): string {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1).replace(/\.$/, '')}.`;
  return [sentence, ...rest.map((line) => line.replace(/^\((.*)\)$/, '$1'))].join(' ');
}

function show(
  problem: ReturnType<typeof problemOf>,
  error: unknown,
  words: readonly string[],
  io: Io,
): number {
  const { exitCode, code, subcode, docs, traceId, message } = problem;
  if (words.includes('--json') || words.includes('--ndjson')) {
    io.stderr.write(`${JSON.stringify({ error: problem })}\n`);
  } else {
    const { sideColours: colours } = createOutput(io, 'text');
    io.stderr.write(`${colours.red('✗')} ${message}\n`);
    const named = code === undefined ? '' : `code ${subcode ? `${code}/${subcode}` : code}`;
    const traced = traceId && `trace ${traceId}`;
    const more = [named, traced, docs].filter(Boolean).join('  ');
    if (more) io.stderr.write(`  ${colours.dim(more)}\n`);
  }
  if (words.includes('--debug')) io.stderr.write(`${(error as Error)?.stack ?? error}\n`);
  return exitCode;
}
