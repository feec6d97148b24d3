import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { changesAt, connected, useStage } from './stage.ts';

const stage = useStage();
const { waba, emulator } = stage;
const file = () => path.join(stage.home, 'config/profiles.json');
const token = emulator.env.WHATSAPP_ACCESS_TOKEN;

/** As if nothing were set in the environment. */
const bare = Object.fromEntries(Object.keys(emulator.env).map((name) => [name, undefined]));
const set = (more = '', stdin = token) =>
  waba(`config set shop --token-file - --base-url ${stage.url} ${more}`, { stdin, env: bare });

it('keeps a profile for its owner alone, and uses the first one', async () => {
  expect((await set()).code).toBe(0);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect((await waba(`numbers get ${connected.id}`, { env: bare })).code).toBe(0);
});

it('never shows a token', async () => {
  await set();
  for (const words of ['config list', 'config list --json', 'config set shop --read-only']) {
    const { stdout, stderr } = await waba(words, { env: bare });
    expect(stdout + stderr).not.toContain(token);
  }
});

it('changes what is named, and leaves the rest', async () => {
  await set(`--number ${connected.id}`);
  await waba('config set shop --account 42', { env: bare });
  expect(JSON.parse(readFileSync(file(), 'utf8')).profiles.shop).toMatchObject({
    accessToken: token,
    phoneNumberId: connected.id,
    businessAccountId: '42',
  });
});

it('lets the environment win, and says so where a profile is named', async () => {
  await set('', 'EAAother');
  expect((await waba(`numbers get ${connected.id}`)).code).toBe(0);
  const { code, stderr } = await waba(`numbers get ${connected.id} --profile shop`);
  expect([code, stderr]).toEqual([0, expect.stringContaining('WHATSAPP_ACCESS_TOKEN')]);
});

it('refuses every change by a read-only profile', async () => {
  await set('--read-only');
  for (const change of [
    `numbers deregister ${connected.id} --yes`,
    `pin set ${connected.id} --pin 123456`,
    'call phoneNumber.deregister 106540352242922',
    `numbers username set ${connected.id} lucky.shrub`,
  ]) {
    const { code, stderr } = await waba(change, { env: bare });
    expect([code, stderr]).toEqual([3, expect.stringContaining("profile 'shop' is read-only")]);
  }
  expect(changesAt(stage)).toEqual([]);
  expect((await waba(`numbers get ${connected.id}`, { env: bare })).code).toBe(0);
  await waba('config set shop --writable', { env: bare });
  expect((await waba(`pin set ${connected.id} --pin 123456`, { env: bare })).code).toBe(0);
});

it('stores no PIN for a read-only profile, since none is set', async () => {
  await set('--read-only');
  const kept = path.join(stage.home, 'pin');
  const words = [
    'numbers',
    'register',
    '110200345501442',
    '--generate',
    '--store',
    `cat > ${kept}`,
  ];
  expect((await waba(words, { env: { ...bare, PATH: process.env.PATH } })).code).toBe(3);
  expect(() => readFileSync(kept)).toThrow();
});

it('lists, uses and removes profiles', async () => {
  await set();
  await waba('config use emulator', { env: bare });
  expect((await waba('config list', { env: bare })).stdout).toMatch(/^emulator \*\t/m);
  await waba('config remove shop --yes', { env: bare });
  const { stdout } = await waba('config list --json', { env: bare });
  expect(JSON.parse(stdout).map(({ name }: { name: string }) => name)).toEqual(['emulator']);
});

it.each(['shp', 'constructor'])('names the profiles there are where %s is not', async (name) => {
  const { code, stderr } = await waba(`doctor --profile ${name}`, { env: bare });
  expect([code, stderr]).toEqual([3, expect.stringContaining('There are: emulator')]);
});

it('only shows in a dry run what it would keep, without its secrets', async () => {
  const { code, stdout } = await set('--dry-run');
  expect([code, stdout]).toEqual([0, expect.stringContaining('"accessToken": "[hidden]"')]);
  expect(stdout).not.toContain(token);
  expect(() => readFileSync(file())).toThrow();
  await set();
  const before = readFileSync(file(), 'utf8');
  const used = await waba('config use emulator --dry-run --json', { env: bare });
  expect(JSON.parse(used.stdout)).toMatchObject({ current: 'emulator', profiles: { shop: {} } });
  expect((await waba('config remove shop --dry-run', { env: bare })).code).toBe(0);
  expect(readFileSync(file(), 'utf8')).toBe(before);
});

it('keeps every profile of several that are set at once', async () => {
  const names = ['one', 'two', 'three', 'four', 'five'];
  await Promise.all(
    names.map((name) => waba(`config set ${name} --token-file -`, { stdin: 'EAA', env: bare })),
  );
  const { profiles } = JSON.parse(readFileSync(file(), 'utf8'));
  expect(Object.keys(profiles).sort()).toEqual([...names].sort());
});

it('does not remove what is always there', async () => {
  const { code, stderr } = await waba('config remove emulator --yes', { env: bare });
  expect([code, stderr]).toEqual([3, expect.stringContaining('is always there')]);
});

it('names the file where it holds something else than profiles', async () => {
  await set();
  writeFileSync(file(), '{"current":"shop","profiles":{"shop":"EAAtoken"}}');
  const { code, stderr } = await waba('numbers list', { env: bare });
  expect([code, stderr]).toEqual([1, expect.stringContaining(`${file()} holds something else`)]);
});

it('warns where others can read the tokens', async () => {
  await set();
  chmodSync(file(), 0o644);
  const { stderr } = await waba(`numbers get ${connected.id}`, { env: bare });
  expect(stderr).toContain(`chmod 600 ${file()}`);
});

it('keeps nothing that can only fail', async () => {
  const wrong = await set('--api-version 26');
  expect([wrong.code, wrong.stderr]).toEqual([3, expect.stringContaining('apiVersion')]);
  const named = await set('--account foo');
  expect([named.code, named.stderr]).toEqual([3, expect.stringContaining('--account takes an id')]);
  const spaced = await set('', 'EAA with spaces');
  expect([spaced.code, spaced.stderr]).toEqual([3, expect.stringContaining('accessToken')]);
  expect(() => readFileSync(file())).toThrow();
});

it('says what is missing where there is no token, and ends with 4', async () => {
  const { code, stderr } = await waba('numbers list', { env: bare });
  expect([code, stderr]).toEqual([4, expect.stringContaining('waba config set')]);
});
