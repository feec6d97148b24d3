import type { WhatsApp } from 'meta-cloud-api';
import { CliError } from './errors.ts';
import { type Folders, foldersOf } from './files.ts';
import type { Io } from './io.ts';
import { once } from './once.ts';
import { createOutput, type Format, type Output } from './output.ts';
import { type Credentials, credentialsFrom } from './profile.ts';

/** What every command takes. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly profile?: string;
  readonly debug?: boolean;
}

/** What a command works with. */
export interface Context {
  readonly io: Io;
  readonly output: Output;
  readonly debug: boolean;
  /** Whether a change is shown and not sent. */
  readonly dryRun: boolean;
  /** Whether somebody can be asked: both ends are a terminal, and no JSON is wanted. */
  readonly isInteractive: boolean;
  folders(): Promise<Folders>;
  credentials(): Promise<Credentials>;
  /** The client for reading. What changes something goes through `change`. */
  whatsapp(): Promise<WhatsApp>;
  now(): Date;
}

export function createContext(io: Io, options: GlobalOptions & { dryRun?: boolean }): Context {
  const format: Format = options.ndjson ? 'ndjson' : options.json ? 'json' : 'text';
  const output = createOutput(io, format);
  const folders = once(() => foldersOf(io.env));
  const credentials = once(async () =>
    credentialsFrom(io, await folders(), options.profile, output.warn),
  );
  const debug = options.debug ?? false;
  return {
    io,
    output,
    debug,
    dryRun: options.dryRun ?? false,
    isInteractive: format === 'text' && Boolean(io.stdin.isTTY) && Boolean(io.stderr.isTTY),
    folders,
    credentials,
    whatsapp: once(async () => {
      const { WhatsApp } = await import('meta-cloud-api');
      return new WhatsApp({ ...clientOptions(await credentials()), ...watched(io, debug) });
    }),
    now: () => new Date(),
  };
}

/** What a client is made of. */
export function clientOptions(credentials: Credentials) {
  const { name, readOnly, ...options } = credentials;
  if (options.accessToken) return options;
  throw new CliError(
    name === undefined
      ? 'There is no access token. Set WHATSAPP_ACCESS_TOKEN, or make a profile: waba config set <name>. Without a Meta account: waba emulator, and --profile emulator in another terminal.'
      : `The profile '${name}' has no access token. Run: waba config set ${name}`,
    'auth',
  );
}

/** Ends calls on Ctrl-C, and tells of each where somebody debugs. */
export const watched = ({ signal, stderr }: Io, debug: boolean) => ({
  signal,
  ...(debug && {
    onExchange: ({ call, status, ms, attempt, traceId }: import('meta-cloud-api').Exchange) => {
      const about = `${call.endpoint} ${call.id} → ${status ?? 'no answer'}`;
      stderr.write(
        `${about} in ${Math.round(ms)} ms, attempt ${attempt}, trace ${traceId ?? '–'}\n`,
      );
    },
  }),
});
