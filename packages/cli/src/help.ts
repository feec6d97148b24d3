import type { Example } from './command.ts';

/** What the help of `waba` itself ends with. */
export const epilogue = `
Examples:
  waba emulator                              Meta's API on this machine, without an account
  waba --profile emulator doctor             why can its numbers not send?
  waba onboard +16315552000                  bring a number to where it sends
  waba numbers list --json                   the numbers as JSON
  waba explain 133016                        what an error means

Credentials: WHATSAPP_ACCESS_TOKEN and its sisters, or a profile (waba config set <name>).
Exit codes: 0 ok, 1 failed, 2 unhealthy, 3 usage, 4 authentication, 5 rate limit, 130 interrupted.`;

/** The examples of a command, as its help shows them. */
export function helpOf(examples: readonly Example[]): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, does]) =>
    width > 60 ? `  # ${does}\n  ${line}` : `  ${line.padEnd(width)}  # ${does}`,
  );
  return `\nExamples:\n${lines.join('\n')}`;
}

/** A summary, as a sentence. */
export const sentence = (summary: string) =>
  `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
