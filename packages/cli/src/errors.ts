/** What `waba` ends with. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  unhealthy: 2,
  usage: 3,
  auth: 4,
  rateLimit: 5,
  interrupted: 130,
} as const;

type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Something that `waba` itself has to say no to: the message names the thing, and the way out. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;
  constructor(message: string, exit: keyof typeof exitCodes = 'failed', cause?: unknown) {
    super(message, { cause });
    this.exitCode = exitCodes[exit];
  }
}

/** What was typed cannot be meant. */
export class UsageError extends CliError {
  constructor(message: string) {
    super(message, 'usage');
  }
}

/** Ctrl-C, at a prompt or anywhere else. */
export class Interrupted extends CliError {
  constructor() {
    super('Interrupted', 'interrupted');
  }
}

/** Everything was said, and nothing more is to be done. */
export class Finished extends CliError {
  constructor() {
    super('', 'ok');
  }
}

/** What Meta refuses for the token: it is none, has ended, or may not do this. */
const isAuthentication = (code: number) =>
  [0, 3, 10, 102, 190].includes(code) || (code >= 200 && code <= 299);

/** What Meta refuses because there was too much of it. */
const rateLimits = [4, 17, 32, 613, 80007, 80008, 130429, 131048, 131056, 133008, 133009, 133016];
const codeLock = { code: 136024, subcode: 2388367 };

/** An error, as it is shown. */
export interface Problem {
  readonly exitCode: number;
  readonly message: string;
  readonly code?: number;
  readonly subcode?: number;
  readonly docs?: string;
  readonly traceId?: string;
}

/** Reads any error that a command may end with. The SDK's are told by their names, so that it need not be loaded. */
export function problemOf(error: unknown): Problem {
  if (error instanceof CliError) return { exitCode: error.exitCode, message: error.message };
  if (!(error instanceof Error)) return { exitCode: exitCodes.failed, message: String(error) };
  const { message, name, cause } = error;
  // Whoever carries requests reports what ended one as its own failure.
  if (cause instanceof CliError) return problemOf(cause);
  switch (name) {
    case 'GraphError':
      return graphProblem(error);
    case 'InputError':
      return { exitCode: exitCodes.usage, message };
    case 'ControlError':
    case 'ConnectionError':
      return { exitCode: exitCodes.failed, message };
    case 'SeedError':
      return { exitCode: exitCodes.usage, message };
    default:
      return { exitCode: exitCodes.failed, message: fileProblem(error) ?? message };
  }
}

function graphProblem(error: Error): Problem {
  const { message, code, subcode, docs, traceId } = error as Error & Problem;
  return {
    exitCode: graphExit(code ?? 0, subcode),
    message,
    ...(code !== undefined && { code }),
    ...(subcode !== undefined && { subcode }),
    ...(docs !== undefined && { docs }),
    ...(traceId !== undefined && { traceId }),
  };
}

function graphExit(code: number, subcode: number | undefined): ExitCode {
  const isCodeLock = code === codeLock.code && subcode === codeLock.subcode;
  if (isCodeLock || rateLimits.includes(code)) return exitCodes.rateLimit;
  return isAuthentication(code) ? exitCodes.auth : exitCodes.failed;
}

const fileWords: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the device',
  EACCES: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EFBIG: 'the file would be too large',
  ENOTDIR: 'a part of the path is no folder',
  EEXIST: 'there is a file of that name',
  EDQUOT: 'the disk quota is used up',
};

/** What the file system refused, in words. */
function fileProblem(error: Error): string | undefined {
  const { code = '', path } = error as NodeJS.ErrnoException;
  const words = fileWords[code];
  return words && `${path ?? 'The file'}: ${words}.`;
}
