import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '@meta-cloud-api/cli';
import { createEmulator, demoSeed, type Emulator } from '@meta-cloud-api/emulator';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** How `waba` ended, and what it said. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  /** As if standard output were a terminal of so many columns. */
  readonly columns?: number;
}

/** What a test of `waba` stands on: an emulator on a port, and a home of its own. */
export interface Stage {
  readonly emulator: Emulator;
  readonly url: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs `waba` in this process. */
  waba(words: readonly string[] | string, options?: RunOptions): Promise<Ended>;
}

class Kept extends Writable {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  constructor(columns?: number) {
    super();
    this.isTTY = columns !== undefined;
    this.columns = columns;
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.text += chunk;
    done();
  }
}

/** One emulator for all tests of a file, back at its beginning before each; and a new home each time. */
export function useStage(): Stage {
  const emulator = createEmulator();
  const homes: string[] = [];
  let url = '';
  let home = newHome();
  let close: () => Promise<void>;

  function newHome() {
    const folder = mkdtempSync(path.join(tmpdir(), 'waba-'));
    homes.push(folder);
    return folder;
  }

  beforeAll(async () => {
    const server = await emulator.listen({ port: 0 });
    url = server.url;
    close = server.close;
  });
  afterEach(() => {
    emulator.control.seed(demoSeed);
    emulator.control.requests.clear();
    home = newHome();
  });
  afterAll(async () => {
    await close();
    for (const folder of homes) rmSync(folder, { recursive: true, force: true });
  });

  const stage: Stage = {
    emulator,
    get url() {
      return url;
    },
    get home() {
      return home;
    },
    get env() {
      const { WHATSAPP_PHONE_NUMBER_ID: _, ...env } = emulator.env;
      return { ...env, WABA_HOME: home };
    },
    waba: async (words, { stdin = '', env = {}, signal, columns } = {}) => {
      const stdout = new Kept(columns);
      const stderr = new Kept();
      const code = await run(typeof words === 'string' ? split(words) : words, {
        stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]),
        stdout,
        stderr,
        env: { ...stage.env, ...env },
        signal: signal ?? new AbortController().signal,
      });
      return { code, stdout: stdout.text, stderr: stderr.text };
    },
  };
  return stage;
}

/** The words of a line, as a shell would split it: quotes keep words together. */
export function split(line: string): string[] {
  const words = line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}

/** The requests that changed something, or tried to, in the rows of the contract. */
export const changesAt = ({ emulator }: Stage): string[] =>
  emulator
    .requests()
    .filter(({ method, endpoint }) => method !== 'GET' && endpoint !== 'debugToken.get')
    .map(({ endpoint }) => endpoint ?? 'unknown');

/** The demo's number that was just added, and the one that is connected. */
export const fresh = { id: '110200345501442', digits: '+16315552000' };
export const connected = { id: '106540352242922', digits: '+16315551000' };
export const account = '102290129340398';
