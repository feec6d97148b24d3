import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { connected, fresh, type RunOptions, useStage } from './stage.ts';

const stage = useStage();
const { waba, emulator } = stage;

describe('waba emulator', () => {
  /** Starts it on any free port, and stops it as by Ctrl-C once it has said where it is. */
  async function start(words: string, visit: (env: Record<string, string>) => Promise<unknown>) {
    const stop = new AbortController();
    const options: RunOptions = { signal: stop.signal };
    let heard = '';
    const { run } = await import('@meta-cloud-api/cli');
    const { Readable, Writable } = await import('node:stream');
    const stdout = new Writable({
      write(chunk, _encoding, done) {
        heard += chunk;
        done();
        if (!heard.endsWith('\n')) return;
        const { env } = JSON.parse(heard);
        visit(env).finally(() => stop.abort());
      },
    });
    const code = await run(
      ['emulator', '--port', '0', '--ndjson', ...words.split(' ').filter(Boolean)],
      {
        stdin: Readable.from([]),
        stdout: stdout as never,
        stderr: process.stderr,
        env: { ...stage.env },
        signal: options.signal ?? stop.signal,
      },
    );
    return code;
  }

  const statusesAt = async (env: Record<string, string>) =>
    JSON.parse(
      (
        await waba('numbers list --json', {
          env: { ...env, WHATSAPP_BUSINESS_ACCOUNT_ID: undefined },
        })
      ).stdout,
    );

  it('answers until Ctrl-C', async () => {
    let numbers: unknown[] = [];
    const code = await start('', async (env) => {
      numbers = await statusesAt(env);
    });
    expect([code, numbers.length]).toEqual([0, 3]);
  });

  it('begins with a seed, and keeps its world', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'waba-world-'));
    const seed = path.join(folder, 'seed.yaml');
    writeFileSync(seed, 'phoneNumbers:\n  - { id: "1001", number: "+44 7700 900123" }\n');
    const world = path.join(folder, 'world');
    await start(`--seed ${seed} --data ${world}`, (env) =>
      waba('numbers deregister 1001 --yes', { env }),
    );
    let status = '';
    await start(`--data ${world}`, async (env) => {
      [{ status }] = await statusesAt(env);
    });
    expect(status).toBe('DISCONNECTED');
  });

  it('says where a seed changes nothing', async () => {
    const world = path.join(mkdtempSync(path.join(tmpdir(), 'waba-world-')), 'world');
    const said: string[] = [];
    const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.push(String(text));
      return true;
    });
    await start(`--numbers 3 --data ${world}`, async () => {});
    expect(said.join('')).not.toContain('holds a world already');
    await start(`--numbers 5 --data ${world}`, async () => {});
    stderr.mockRestore();
    expect(said.join('')).toContain(
      `${world} holds a world already, which is taken. --numbers changes nothing.`,
    );
  });

  it('begins with as many numbers as are wanted', async () => {
    let numbers: unknown[] = [];
    await start('--numbers 120', async (env) => {
      numbers = await statusesAt(env);
    });
    expect(numbers).toHaveLength(120);
  });

  it.each([
    ['emulator --port 70000', '--port takes a whole number from 0 to 65535'],
    ['emulator --numbers many', '--numbers takes a whole number'],
    ['emulator --numbers 3 --seed x.yaml', 'either --seed or --numbers'],
    ['emulator --seed nowhere.yaml', 'nowhere.yaml'],
    ['emulator codse', "Did you mean 'waba emulator codes'?"],
  ])('explains what is wrong with %s', async (words, message) => {
    const { code, stderr } = await waba(words);
    expect([code > 0, stderr]).toEqual([true, expect.stringContaining(message)]);
  });

  it('names another port where the port is taken', async () => {
    const { port } = new URL(stage.url);
    const { code, stderr } = await waba(`emulator --port ${port}`);
    expect([code, stderr]).toEqual([1, expect.stringContaining('--port 0')]);
  });
});

describe('an emulator that runs', () => {
  it('shows codes', async () => {
    await waba(`numbers request-code ${fresh.id}`);
    expect((await waba(`emulator codes ${fresh.digits}`)).stdout).toContain(
      'WhatsApp code 123-456',
    );
    expect((await waba(`emulator codes ${connected.id}`)).stderr).toContain('No code');
  });

  it('moves its clock', async () => {
    const before = Date.parse(emulator.control.clock.get().now);
    const { stdout } = await waba('emulator advance 72h --json');
    expect(Date.parse(JSON.parse(stdout).now) - before).toBeGreaterThanOrEqual(72 * 3_600_000);
    expect((await waba('emulator advance soon')).code).toBe(3);
  });

  it('approves and turns down names', async () => {
    expect((await waba(`emulator approve ${fresh.digits}`)).stdout).toContain('Lucky Shrub Seeds');
    await waba(['name', 'set', connected.id, 'Lucky Shrub Gardens']);
    expect((await waba(`emulator reject ${connected.id}`)).code).toBe(0);
    const nothing = await waba(`emulator reject ${connected.id}`);
    expect([nothing.code, nothing.stderr]).toEqual([
      1,
      expect.stringContaining('waits for review'),
    ]);
  });

  it('has calls go wrong, and takes that back', async () => {
    await waba('emulator fault --endpoint phoneNumber.get --error 100/2388001');
    expect((await waba(`numbers get ${connected.id}`)).code).toBe(1);
    expect((await waba('emulator fault')).stdout).toContain('phoneNumber.get');
    await waba('emulator fault --clear');
    expect((await waba(`numbers get ${connected.id}`)).code).toBe(0);
  });

  it('shows what it was asked, and forgets it', async () => {
    await waba(`numbers get ${connected.id}`);
    const { stdout } = await waba('emulator requests --endpoint phoneNumber.get --json');
    expect(JSON.parse(stdout)).toMatchObject([{ id: connected.id, status: 200 }]);
    await waba('emulator requests --clear');
    expect((await waba('emulator requests')).stderr).toContain('Nothing was asked yet');
  });

  it('goes back to its beginning, and so does what was remembered of its numbers', async () => {
    await waba(`numbers deregister ${connected.id} --yes`);
    await waba(`numbers request-code ${fresh.id}`);
    await waba('emulator reset');
    expect((await waba(`doctor ${connected.id}`)).code).toBe(0);
    const { stdout } = await waba(`onboard ${fresh.id} --yes`);
    expect(stdout).toContain('✓ Meta sends a code');
  });

  it('ends locks by its clock', async () => {
    const register = () =>
      waba(`numbers register ${connected.id} --pin-file -`, { stdin: '123456' });
    for (let request = 0; request < 10; request++) await register();
    expect((await register()).code).toBe(5);
    await waba('emulator advance 72h');
    expect((await register()).code).toBe(0);
  });

  it('is changed by no read-only profile', async () => {
    await waba(`config set ro --token-file - --read-only --base-url ${stage.url}`, {
      stdin: 'EAA',
    });
    const before = JSON.stringify(emulator.control.snapshot());
    for (const words of [
      'emulator advance 1h',
      'emulator reset',
      `emulator approve ${fresh.id}`,
      'emulator fault --html 502',
      'emulator requests --clear',
      'webhooks trigger account_alerts',
    ]) {
      const { code, stderr } = await waba(`${words} --profile ro`);
      expect([code, stderr]).toEqual([3, expect.stringContaining("profile 'ro' is read-only")]);
    }
    const listened = await waba('webhooks listen --port 0 --profile ro', {
      signal: AbortSignal.abort(),
    });
    expect(listened.stderr).toContain("profile 'ro' is read-only");
    expect((await waba('emulator fault --profile ro')).code).toBe(0);
    expect(JSON.stringify(emulator.control.snapshot())).toBe(before);
  });

  it('is named where nothing answers, and where it is Meta', async () => {
    const nobody = await waba('emulator reset --url http://127.0.0.1:9');
    expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining('Is it running?')]);
    const meta = await waba('emulator reset --url https://graph.facebook.com');
    expect([meta.code, meta.stderr]).toEqual([3, expect.stringContaining('is no emulator')]);
  });
});
