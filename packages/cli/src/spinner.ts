import type { Context } from './context.ts';

/** Whether a line may change where a person sees it: not where the terminal, or its user, wants plain text. */
export const isLively = ({ io, output }: Context) =>
  Boolean(io.stderr.isTTY) && output.format === 'text' && output.sideColours.isColorSupported;

/** Shows that something is going on, on standard error, where a person waits. */
export async function withSpinner<Result>(
  context: Context,
  text: string,
  work: (say: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  if (!isLively(context)) return work(() => {});
  const { default: createSpinner } = await import('yocto-spinner');
  const spinner = createSpinner({ text, stream: context.io.stderr as never }).start();
  try {
    return await work((said) => {
      spinner.text = said;
    });
  } finally {
    spinner.stop();
  }
}

/** Shows how much of some long work is done, and how long the rest will take. */
export async function withProgress<Result>(
  context: Context,
  text: string,
  total: number,
  work: (step: () => void) => Promise<Result>,
): Promise<Result> {
  if (!isLively(context) || total < 2) return work(() => {});
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar({
    format: `${text} {bar} {value}/{total}, {eta_formatted} left`,
    stream: context.io.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0);
  try {
    return await work(() => bar.increment());
  } finally {
    bar.stop();
  }
}
