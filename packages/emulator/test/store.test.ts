import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createEmulator, type EmulatorOptions, holdsWorld } from '@meta-cloud-api/emulator';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, clientFor, demo } from './phone.ts';
import { receiver } from './receiver.ts';

let data: string;
const open = new Set<ReturnType<typeof createEmulator>>();

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'emulator-'));
});
afterEach(async () => {
  await Promise.all([...open].map((emulator) => emulator.close()));
  open.clear();
  await rm(data, { recursive: true });
});

function start(options: EmulatorOptions = {}) {
  const emulator = createEmulator({ data, ...options });
  open.add(emulator);
  return emulator;
}

async function stop(emulator: ReturnType<typeof createEmulator>) {
  await emulator.close();
  open.delete(emulator);
}

describe('a world in a directory', () => {
  it('is there again after a restart, lists in their order', async () => {
    const before = start();
    const { phoneNumber } = clientFor(before, demo.connected);
    const { data: added } = await phoneNumber.create({
      phoneNumber: '+1 631 555 3000',
      displayName: 'Lucky Shrub Garden',
    });
    await phoneNumber.deregister();
    const left = before.control.snapshot();
    const listed = await ask(before, 'GET', `/${demo.accountId}/phone_numbers`);
    await stop(before);
    const after = start();
    await after.ready;
    const { ids: _spent, usage: _counted, ...kept } = after.control.snapshot();
    expect(left).toMatchObject(kept);
    const { body } = await ask(after, 'GET', `/${demo.accountId}/phone_numbers`);
    expect(body).toEqual(listed.body);
    expect(body.data[0].id).toBe(added.id);
  });

  it('keeps what was done at the control door, and forgets what a restore did away with', async () => {
    const before = start();
    await before.ready;
    const beginning = before.control.snapshot();
    const { data: added } = await clientFor(before, demo.connected).phoneNumber.create({
      phoneNumber: '+1 631 555 3000',
      displayName: 'Lucky Shrub Garden',
    });
    before.control.restore(beginning);
    before.control.pin.turnOff(demo.connected);
    await stop(before);
    const after = start();
    const { body } = await ask(after, 'GET', `/${demo.connected}?fields=is_pin_enabled`);
    expect(body.is_pin_enabled).toBe(false);
    expect((await ask(after, 'GET', `/${added.id}`)).status).toBe(400);
  });

  it('remembers the webhooks that were sent, as many as the setting says', async () => {
    const { url } = await receiver();
    const settings = { webhookLogSize: 3 };
    const before = start({ settings });
    await before.ready;
    const { webhooks } = before.control;
    await webhooks.subscribe({ url, verifyToken: 'verify-me' });
    for (let event = 0; event < 5; event++) webhooks.trigger('account_alerts');
    await webhooks.settled();
    const listed = webhooks.list();
    expect(listed.map(({ id, status }) => [id, status])).toEqual([
      ['3', 200],
      ['4', 200],
      ['5', 200],
    ]);
    await stop(before);
    const after = start({ settings });
    await after.ready;
    expect(after.control.webhooks.list()).toEqual(listed);
    expect(after.control.webhooks.redeliver('all')).toEqual(['3', '4', '5']);
    await after.control.webhooks.settled();
    const ids = after.control.webhooks.list().map(({ id }) => id);
    expect(ids).toEqual(['6', '7', '8']);
    after.control.reset();
    await stop(after);
    const again = start({ settings });
    await again.ready;
    expect(again.control.webhooks.list()).toEqual(after.control.webhooks.list());
  });

  it('is about the same number after that was deregistered', async () => {
    const before = start({
      seed: { phoneNumbers: ['+44 7700 900123', '+44 7700 900124'].map((number) => ({ number })) },
    });
    const { WHATSAPP_PHONE_NUMBER_ID: id } = before.env;
    await clientFor(before, id).phoneNumber.deregister();
    expect(before.env.WHATSAPP_PHONE_NUMBER_ID).toBe(id);
    await stop(before);
    const after = start();
    await after.ready;
    expect(after.env.WHATSAPP_PHONE_NUMBER_ID).toBe(id);
    after.control.numbers.remove(id);
    expect(after.env.WHATSAPP_PHONE_NUMBER_ID).not.toBe(id);
  });

  it('goes before the seed', async () => {
    const seed = { phoneNumbers: [{ number: '+44 7700 900123' }] };
    await stop(start());
    const again = start({ seed });
    await again.ready;
    expect(again.env.WHATSAPP_PHONE_NUMBER_ID).toBe(demo.connected);
  });

  it('is known to be there, before it is opened', async () => {
    expect(await holdsWorld(path.join(data, 'new'))).toBe(false);
    await stop(start());
    expect(await holdsWorld(data)).toBe(true);
  });

  it('is refused in words where it cannot be', async () => {
    const file = path.join(data, 'file');
    await writeFile(file, '');
    for (const directory of [file, path.join(file, 'within')]) {
      const emulator = createEmulator({ data: directory });
      const message = `The world cannot be kept in ${directory}: it is no directory`;
      await expect(emulator.ready).rejects.toThrow(message);
      await expect(ask(emulator, 'GET', `/${demo.connected}`)).rejects.toThrow(message);
    }
  });

  it.runIf(process.platform === 'linux')('is refused where nothing can be made', async () => {
    await expect(createEmulator({ data: '/proc/nope' }).ready).rejects.toThrow('(ENOENT)');
  });

  it('is for one emulator at a time', async () => {
    await start().ready;
    const second = start();
    const message = `The world in ${data} is open in another emulator`;
    await expect(second.ready).rejects.toThrow(message);
    await expect(ask(second, 'GET', `/${demo.connected}`)).rejects.toThrow(message);
    await expect(second.listen({ port: 0 })).rejects.toThrow(message);
  });

  it('asks for patience while it is read', () => {
    expect(() => start().control.reset()).toThrow('await emulator.ready');
  });
});

it('keeps every answered write when the process is killed, whenever that is', async () => {
  const program = path.resolve('node_modules/.cache/meta-cloud-api/store-writer.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'store-writer.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['classic-level', 'yaml'],
    conditions: process.env.META_CLOUD_API_TEST === 'built' ? [] : ['@meta-cloud-api/source'],
    logLevel: 'error',
  });
  const answered = new Set<string>();
  for (const enough of [1, 2, 5, 40, 13, 90, 3, 60]) {
    const child = spawn(process.execPath, [program, data], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let count = 0;
    for await (const code of createInterface({ input: child.stdout })) {
      answered.add(code);
      count += 1;
      if (count === enough) child.kill('SIGKILL');
    }
    expect(count).toBeGreaterThanOrEqual(enough);
    const emulator = start();
    await emulator.ready;
    const number = emulator.control.snapshot().nodes.find(({ id }) => id === demo.connected);
    const kept = number?.kind === 'phoneNumber' ? number.qrCodes.map(({ id }) => id) : [];
    expect([...answered].filter((code) => !kept.includes(code))).toEqual([]);
    expect(new Set(kept).size).toBe(kept.length);
    await stop(emulator);
  }
});
