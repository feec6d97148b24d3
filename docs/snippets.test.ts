import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { createEmulator, defaultSettings, type Listening } from '@meta-cloud-api/emulator';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { programOf, snippetsOf } from './snippets.ts';

const folder = import.meta.dirname;
const root = path.dirname(folder);
const pages = [
  'README.md',
  'packages/sdk/README.md',
  'packages/emulator/README.md',
  ...readdirSync(folder).flatMap((file) => (file.endsWith('.md') ? `docs/${file}` : [])),
].filter((page) => snippetsOf(readFileSync(path.join(root, page), 'utf8')).length > 0);

const programFile = (page: string) =>
  path.join(folder, '.snippets', page.replaceAll('/', '-').replace(/\.md$/, '.ts'));

describe.each(pages)('the snippets of %s', (page) => {
  const snippets = snippetsOf(readFileSync(path.join(root, page), 'utf8'));
  const program = programFile(page);
  const printed: string[][] = [];
  let failure: unknown;
  let server: Listening;

  beforeAll(async () => {
    mkdirSync(path.dirname(program), { recursive: true });
    writeFileSync(program, programOf(snippets));
    const emulator = createEmulator();
    server = await emulator.listen({ port: 0 });
    for (const [name, value] of Object.entries(emulator.env)) vi.stubEnv(name, value);
    vi.stubGlobal('begin', () => printed.push([]));
    const log = vi.spyOn(console, 'log').mockImplementation((...values) => {
      printed.at(-1)?.push(format(...values));
    });
    await import(program).catch((error) => {
      failure = error;
    });
    log.mockRestore();
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    await server.close();
  });

  it.each(snippets.map((snippet, index) => ({ ...snippet, index })))(
    'print what the page says: line $line',
    ({ output, index }) => {
      if (failure && printed.length <= index + 1) throw failure;
      expect(printed[index]?.join('\n')).toBe(output ?? '');
    },
  );
});

it('every snippet passes the type check of a strict project', () => {
  const diagnostics = ts.getPreEmitDiagnostics(
    ts.createProgram(pages.map(programFile), {
      strict: true,
      noEmit: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2023,
      lib: ['lib.es2023.d.ts'],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: ['node'],
      skipLibCheck: true,
      customConditions: ['@meta-cloud-api/source'],
      allowImportingTsExtensions: true,
    }),
  );
  expect(
    diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  ).toEqual([]);
});

it('lists every setting of the emulator with its default', () => {
  const page = readFileSync(path.join(folder, 'emulator.md'), 'utf8');
  const listed = [...page.matchAll(/^\| `(\w+)` +\| `([^`]+)` +\|/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
  expect(listed).toEqual(
    Object.entries(defaultSettings).map(([name, value]) => [name, String(value)]),
  );
});
