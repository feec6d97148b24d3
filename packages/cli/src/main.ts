import { exitCodes } from './errors.ts';
import { run } from './run.ts';

/** The process `waba`: hears Ctrl-C, outlives a pipe that closes, and says where it cannot write. */
export async function main(): Promise<void> {
  const interruption = new AbortController();
  process.on('SIGINT', () => {
    // Who presses Ctrl-C twice does not want to wait.
    if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
    interruption.abort();
  });
  process.on('SIGTERM', () => interruption.abort());
  process.stdout.on('error', endOfOutput);
  process.stderr.on('error', () => {});
  process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
    if (error.syscall === 'write') endOfOutput(error);
    const text = process.argv.includes('--debug') ? error.stack : error.message;
    process.stderr.write(`✗ ${text}\n`);
    process.exit(exitCodes.failed);
  });
  const { stdin, stdout, stderr, env } = process;
  const { signal } = interruption;
  // A process that ends before its command has failed.
  process.exitCode = exitCodes.failed;
  outcome = await run(process.argv.slice(2), { stdin, stdout, stderr, env, signal });
  process.exitCode = outcome;
  // A terminal that was read from keeps the process alive.
  stdin.unref?.();
}

/** What the command came to, once it has ended. */
let outcome: number = exitCodes.ok;

/** Nobody reads on, which is no failure; or nothing more can be written, which is. */
function endOfOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(outcome);
  const why = error.code === 'ENOSPC' ? 'no space is left on the device' : error.message;
  process.stderr.write(`✗ The output could not be written: ${why}.\n`);
  process.exit(exitCodes.failed);
}
