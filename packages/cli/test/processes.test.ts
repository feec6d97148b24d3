import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { useProcess } from './process.ts';
import { changesAt, connected, fresh, useStage } from './stage.ts';

const stage = useStage();
const waba = useProcess('processes');

describe('piped into another program', () => {
  it('is data, and nothing else', async () => {
    const script =
      'process.stdin.toArray().then((all) => console.log(JSON.parse(all.join("")).length))';
    const { stdout } = await waba.shell(
      `waba numbers list --json | '${process.execPath}' -e '${script}'`,
      stage.env,
    );
    expect(stdout).toBe('3\n');
  });

  it('ends quietly where nobody reads on', async () => {
    stage.emulator.control.seed({ generate: { numbers: 2_000, wabas: 1 } });
    const env = { ...stage.env, WHATSAPP_BUSINESS_ACCOUNT_ID: '' };
    const { code, stdout, stderr } = await waba.shell(
      'waba numbers list --ndjson | head -n 1',
      env,
    );
    expect([code, stdout.split('\n').length, stderr]).toEqual([0, 2, '']);
  });

  it('takes a PIN from the one before', async () => {
    const line = `printf 123456 | waba numbers register ${connected.id} --pin-file -`;
    expect((await waba.shell(line, stage.env)).stdout).toContain('✓ Registered.');
  });
});

/** A file that grows beyond a limit ends a program, unless it hears of that: then writing fails, as on a full disk. */
const limited = { NODE_OPTIONS: "--import=data:text/javascript,process.on('SIGXFSZ',()=>{})" };

describe('a disk that is full', () => {
  it.skipIf(!existsSync('/dev/full'))(
    'is said of the output (where there is /dev/full)',
    async () => {
      const { code, stderr } = await waba.shell('waba numbers list > /dev/full', stage.env);
      expect(code).toBe(1);
      expect(stderr).toContain('no space is left on the device');
      expect(stderr).not.toContain('    at ');
    },
  );

  it('stops what Meta counts before it is sent', async () => {
    // A limit of the shell on the size of files, which a full disk is to a program.
    const line = `ulimit -f 0; waba numbers request-code ${fresh.id}`;
    const { code, stderr } = await waba.shell(line, { ...stage.env, ...limited });
    expect([code, changesAt(stage)]).toEqual([1, []]);
    expect(stderr).toMatch(/✗ .*locks.*: the file would be too large\./);
    expect(stderr).not.toContain('    at ');
  });

  it('leaves the profiles as they were', async () => {
    const set = `waba config set shop --token-file -`;
    await waba.shell(`echo EAAtoken | ${set}`, stage.env);
    const { code, stderr } = await waba.shell(
      'ulimit -f 0; echo EAAother | waba config set other --token-file -',
      { ...stage.env, ...limited },
    );
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('profiles.json: the file would be'),
    ]);
    const { stdout } = await waba.shell('waba config list', stage.env);
    expect(stdout).toContain('shop');
    expect(stdout).not.toContain('other');
  });

  it('or a home that is a file, is named', async () => {
    await writeFile(path.join(stage.home, 'state'), '');
    const { code, stderr } = await waba.run(['numbers', 'request-code', fresh.id], stage.env);
    expect([code, changesAt(stage)]).toEqual([1, []]);
    expect(stderr).toContain(path.join(stage.home, 'state'));
  });
});

describe('without a network', () => {
  it('says so, and ends with 1', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as { port: number };
    await new Promise((closed) => server.close(closed));
    const { code, stderr } = await waba.run(['numbers', 'get', connected.id], {
      ...stage.env,
      WHATSAPP_BASE_URL: `http://127.0.0.1:${port}`,
    });
    expect(code).toBe(1);
    expect(stderr).toContain(`http://127.0.0.1:${port}`);
    expect(stderr).not.toContain('    at ');
  });

  it('tells of each request, and where the error comes from, where somebody debugs', async () => {
    const { stderr } = await waba.run(['numbers', 'get', '424242424242424', '--debug'], stage.env);
    expect(stderr).toMatch(/phoneNumber\.get 424242424242424 → 400 in \d+ ms/);
    expect(stderr).toContain('    at ');
    expect(stderr).not.toContain(stage.emulator.env.WHATSAPP_ACCESS_TOKEN);
  });
});

it('ends the emulator cleanly on Ctrl-C', async () => {
  const child = spawn(process.execPath, [waba.script, 'emulator', '--port', '0'], {
    env: { ...process.env, ...stage.env },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (output.includes('Ctrl-C stops it.')) child.kill('SIGINT');
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(0);
  expect(output).toMatch(/export WHATSAPP_BASE_URL=http:\/\/127\.0\.0\.1:\d+\n/);
});

it('ends with 130 on Ctrl-C while it waits', async () => {
  await waba.run(['name', 'set', connected.id, 'Lucky Shrub Gardens'], stage.env);
  const words = [waba.script, 'name', 'watch', connected.id];
  const child = spawn(process.execPath, words, { env: { ...process.env, ...stage.env } });
  child.stdout.once('data', () => child.kill('SIGINT'));
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([130, '']);
});

it('lets two onboards of one number at once do each step once', async () => {
  const line = `onboard ${fresh.id} --yes`.split(' ');
  const both = await Promise.all([waba.run(line, stage.env), waba.run(line, stage.env)]);
  expect(changesAt(stage)).toEqual(['phoneNumber.requestCode']);
  expect(both.map(({ code }) => code).sort()).toContain(2);
});

describe('completion', () => {
  const complete = async (...words: string[]) =>
    (await waba.run(['complete', '--', ...words], stage.env)).stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[0]);

  it('knows commands, options, choices, calls and profiles', async () => {
    expect(await complete('num')).toContain('numbers');
    expect(await complete('numbers', 'req')).toContain('request-code');
    expect(await complete('numbers', 'request-code', '--')).toContain('--method');
    expect(await complete('numbers', 'request-code', '--method', '')).toContain('VOICE');
    expect(await complete('call', 'phoneNumber.reg')).toContain('phoneNumber.register');
    expect(await complete('config', 'use', '')).toContain('emulator');
  });

  it.each(['bash', 'zsh', 'fish'])('has a script for %s', async (shell) => {
    const { code, stdout } = await waba.run(['completion', shell], stage.env);
    expect([code, stdout]).toEqual([0, expect.stringContaining('waba complete --')]);
  });

  it('offers no command that only a shell types', async () => {
    expect(await complete('comp')).toEqual(['completion', ':4']);
  });

  it.skipIf(!existsSync('/bin/bash'))(
    'works in a bash that has nothing else, and may be loaded twice (where there is /bin/bash)',
    async () => {
      const script = path.join(stage.home, 'script');
      await writeFile(script, (await waba.run(['completion', 'bash'], stage.env)).stdout);
      const ask = `
        waba() { '${process.execPath}' '${waba.script}' "$@"; }
        source '${script}'; source '${script}'
        compopt() { :; }
        COMP_WORDS=(waba numbers req) COMP_CWORD=2
        __waba_complete; echo "\${COMPREPLY[@]}"`;
      await writeFile(`${script}.sh`, ask);
      const ended = await waba.shell(`/bin/bash --norc --noprofile '${script}.sh'`, stage.env);
      expect(ended).toEqual({ code: 0, stdout: 'request-code\n', stderr: '' });
    },
  );

  it('has a script that bash takes', async () => {
    const line = `waba completion bash > "$WABA_HOME/script" && bash -n "$WABA_HOME/script"`;
    expect(await waba.shell(line, stage.env)).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
