import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pty from '@lydell/node-pty';
import { build } from 'esbuild';
import { beforeAll } from 'vitest';

const folder = path.join(import.meta.dirname, '..');

/** The packages that are not ours, which stay where they are. */
const others = ['cli', 'emulator', 'sdk'].flatMap((name) => {
  const file = path.join(folder, '..', name, 'package.json');
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.keys(dependencies).filter(
    (one) => !/^(@meta-cloud-api\/|meta-cloud-api$)/.test(one),
  );
});

/** How a process ended, and what it wrote. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A terminal with a program in it: types keys, and waits for what is shown. */
export interface Terminal {
  readonly shown: string;
  /** Waits until a text stands on the screen that did not before. */
  see(text: string): Promise<void>;
  type(keys: string): void;
  readonly ended: Promise<number>;
}

export const keys = { enter: '\r', down: '\u001b[B', ctrlC: '\u0003', ctrlD: '\u0004' } as const;

/** The command `waba` as a process of its own: of the sources, or as it was built. */
export function useProcess(name: string) {
  let script = path.join(folder, 'bin/waba.js');

  beforeAll(async () => {
    if (process.env.META_CLOUD_API_TEST === 'built') return;
    const outdir = path.join(folder, `.test-${name}`);
    await build({
      entryPoints: { main: path.join(folder, 'src/main.ts') },
      outdir,
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      external: others,
      conditions: ['@meta-cloud-api/source'],
      logLevel: 'error',
    });
    script = path.join(outdir, 'waba.js');
    writeFileSync(script, "import { main } from './main.js';\nawait main();\n");
  });

  return {
    get script() {
      return script;
    },
    /** Runs it with its output in pipes. */
    run: (words: readonly string[], env: NodeJS.ProcessEnv): Promise<Finished> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [script, ...words], { env: clean(env) });
        let [stdout, stderr] = ['', ''];
        child.stdout.on('data', (chunk) => {
          stdout += chunk;
        });
        child.stderr.on('data', (chunk) => {
          stderr += chunk;
        });
        child.stdin.end();
        child.on('close', (code) => resolve({ code, stdout, stderr }));
      }),
    /** Runs a line of the shell, in which `waba` is the command. */
    shell: (line: string, env: NodeJS.ProcessEnv): Promise<Finished> =>
      new Promise((resolve) => {
        const waba = `waba() { '${process.execPath}' '${script}' "$@"; }\n`;
        const child = spawn('/bin/sh', ['-c', waba + line], { env: clean(env) });
        let [stdout, stderr] = ['', ''];
        child.stdout.on('data', (chunk) => {
          stdout += chunk;
        });
        child.stderr.on('data', (chunk) => {
          stderr += chunk;
        });
        child.stdin.end();
        child.on('close', (code) => resolve({ code, stdout, stderr }));
      }),
    /** Runs it at a terminal. */
    terminal: (words: readonly string[], env: NodeJS.ProcessEnv): Terminal =>
      open([script, ...words], env),
  };
}

/** How long a text may take to be shown: far longer than it does, so that a failure is told of. */
const PATIENCE = 20_000;

const clean = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  TERM: 'xterm-256color',
  ...env,
});

function open(words: string[], env: NodeJS.ProcessEnv): Terminal {
  const child = pty.spawn(process.execPath, words, {
    cols: 120,
    rows: 40,
    env: clean(env) as Record<string, string>,
  });
  let shown = '';
  let seen = 0;
  const waiting = new Set<() => void>();
  child.onData((data) => {
    shown += data;
    for (const look of waiting) look();
  });
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => {
      for (const look of waiting) look();
      resolve(exitCode);
    });
  });
  return {
    get shown() {
      return shown;
    },
    see: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const at = shown.indexOf(text, seen);
          if (at < 0) return;
          seen = at + text.length;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        setTimeout(() => reject(new Error(`'${text}' was not shown:\n${shown}`)), PATIENCE).unref();
        ended.then((code) => reject(new Error(`ended with ${code} before '${text}':\n${shown}`)));
      }),
    type: (typed) => child.write(typed),
    ended,
  };
}
