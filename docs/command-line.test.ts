import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '@meta-cloud-api/cli';
import { createEmulator, type Listening } from '@meta-cloud-api/emulator';
import { afterAll, beforeAll, expect, it } from 'vitest';

/**
 * Every block of commands in the manual of `waba` is run, in the order of the page, against one emulator;
 * a block of `npm` is for people.
 */
const page = readFileSync(path.join(import.meta.dirname, 'command-line.md'), 'utf8');
const blocks = [
  ...page.matchAll(/^```sh\n(waba [\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```\n)?/gm),
].map(([, commands = '', output = '']) => ({ commands: commands.trim().split('\n'), output }));

const folder = process.cwd();
const home = mkdtempSync(path.join(tmpdir(), 'waba-page-'));
const emulator = createEmulator();
let server: Listening;

beforeAll(async () => {
  server = await emulator.listen({ port: 0 });
  writeFileSync(path.join(home, 'pin.txt'), '123456\n');
  writeFileSync(path.join(home, 'token.txt'), emulator.env.WHATSAPP_ACCESS_TOKEN);
  writeFileSync(path.join(home, 'body.json'), '{"object":"whatsapp_business_account","entry":[]}');
  process.chdir(home);
});
afterAll(async () => {
  process.chdir(folder);
  await server.close();
  rmSync(home, { recursive: true });
});

/** What a person would see: both outputs, in their order. */
async function seen(line: string): Promise<string> {
  let text = '';
  const screen = () =>
    new Writable({
      write(chunk, _encoding, done) {
        text += chunk;
        done();
      },
    });
  const words = (line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
  await run(words.slice(1), {
    stdin: Readable.from([]),
    stdout: screen(),
    stderr: screen(),
    env: { WABA_HOME: home, WHATSAPP_BASE_URL: server.url, PATH: process.env.PATH },
    signal: new AbortController().signal,
  });
  return text
    .replaceAll(server.url, 'http://127.0.0.1:4004')
    .replaceAll(home, '~')
    .replace(/trace \w+/g, 'trace …');
}

it.each(blocks)('waba prints what the page says: $commands.0', async ({ commands, output }) => {
  let text = '';
  for (const command of commands) text += await seen(command);
  expect(text).toBe(output);
});

it('finds the blocks', () => {
  expect(blocks.length).toBeGreaterThan(8);
});
