import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CommandDefinition, CommandTable } from '../src/command.ts';
import { commands } from '../src/commands/index.ts';
import { changesAt, connected, fresh, split, useStage } from './stage.ts';

const stage = useStage();
const { waba, emulator } = stage;

interface Leaf {
  readonly path: string;
  readonly definition: CommandDefinition;
}

const leaves = await leavesOf(commands);

async function leavesOf(table: CommandTable, above = ''): Promise<Leaf[]> {
  const found = await Promise.all(
    Object.entries(table).map(async ([name, entry]): Promise<Leaf[]> => {
      const path = `${above}${name}`;
      const own = entry.load ? [{ path, definition: (await entry.load()).default }] : [];
      return [...own, ...(entry.commands ? await leavesOf(entry.commands, `${path} `) : [])];
    }),
  );
  return found.flat();
}

describe('the help', () => {
  it.each(leaves)('of waba $path has what it takes, and examples', async ({ path, definition }) => {
    const { code, stdout } = await waba(`${path} --help`);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: waba ${path}`);
    expect(stdout).toContain('Examples:');
    expect(definition.examples.length).toBeGreaterThan(0);
    for (const [line] of definition.examples) {
      expect(stdout).toContain(line);
      expect(line.startsWith(`waba ${path}`)).toBe(true);
    }
    expect(await waba(`help ${path}`)).toEqual({ code, stdout, stderr: '' });
  });

  it('of waba itself names every command, and the exit codes', async () => {
    const { stdout } = await waba('');
    for (const name of Object.keys(commands))
      expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(stdout).toContain('130 interrupted');
    expect((await waba('--help')).stdout).toBe(stdout);
  });

  it('of a group names what it holds', async () => {
    const { code, stdout } = await waba('numbers');
    expect([code, stdout]).toEqual([0, expect.stringContaining('request-code')]);
  });
});

/** What has to be so before an example can be run. */
const before: Record<string, () => unknown> = {
  'numbers register': async () => {
    await waba(`numbers request-code ${fresh.id}`);
    await waba(`numbers verify ${fresh.id} --code 123456`);
  },
  'numbers verify': () => waba(`numbers request-code ${fresh.id}`),
  'numbers username delete': () => waba(`numbers username set ${connected.id} lucky.shrub`),
  'webhooks replay': () => received(['account_alerts', 'account_review_update']),
  'config set': () => waba('config set shop --token-file token.txt'),
  'config remove': () => waba('config set shop --token-file token.txt'),
};

/** What ends well with something else than 0. */
const ends: Record<string, number> = { 'doctor +16315552000': 2, doctor: 2, 'doctor --json': 2 };
ends['doctor +16315551000 --expect-callback https://example.com/webhooks'] = 2;
ends['onboard +16315552000 --yes --pin-file pin.txt'] = 2;

/** Commands that stay until Ctrl-C. */
const staying = ['emulator', 'webhooks listen'];

/** Has a listener take these events, and end. */
async function received(events: readonly string[]): Promise<void> {
  const stop = new AbortController();
  const listening = waba('webhooks listen --port 0', { signal: stop.signal });
  await vi.waitUntil(() =>
    emulator.control.snapshot().nodes.some((node) => 'subscription' in node),
  );
  for (const event of events) await waba(`webhooks trigger ${event}`);
  stop.abort();
  await listening;
}

/** A program that takes webhooks. */
const program = createServer((_request, response) => response.end());
beforeAll(async () => {
  program.listen(0, '127.0.0.1');
  await once(program, 'listening');
});
afterAll(() => program.close());

const examples = leaves.flatMap(({ path, definition }) =>
  definition.examples.map(([line]) => ({ path, line })),
);

describe('the examples', () => {
  it.each(examples)('$line', async ({ path: command, line }) => {
    const folder = process.cwd();
    writeFileSync(path.join(stage.home, 'pin.txt'), '123456\n');
    writeFileSync(path.join(stage.home, 'token.txt'), emulator.env.WHATSAPP_ACCESS_TOKEN);
    writeFileSync(
      path.join(stage.home, 'body.json'),
      '{"object":"whatsapp_business_account","entry":[]}',
    );
    writeFileSync(
      path.join(stage.home, 'seed.yaml'),
      'phoneNumbers:\n  - { id: "1001", number: "+44 7700 900123" }\n',
    );
    process.chdir(stage.home);
    try {
      await before[command]?.();
      if (line.includes('--code 123456 ') || line.endsWith('--code 123456')) {
        await waba(`numbers request-code ${fresh.id}`);
      }
      if (command === 'name watch') {
        await waba(['name', 'set', connected.id, 'Lucky Shrub Gardens']);
        emulator.control.names.approve(connected.id);
      }
      const stays = staying.includes(command);
      const signal = stays ? AbortSignal.abort() : undefined;
      const { port: taken } = program.address() as { port: number };
      const words = split(line.replace('localhost:3000', `127.0.0.1:${taken}`))
        .slice(1)
        .filter((word) => word !== '--open');
      const port = stays && !line.includes('--port') ? ['--port', '0'] : [];
      const { code, stdout, stderr } = await waba([...words, ...port], signal ? { signal } : {});
      expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({
        code: ends[split(line).slice(1).join(' ')] ?? 0,
        stderr: expect.any(String),
      });
      if (words.includes('--json') || words.includes('--dry-run')) expect(stdout).not.toBe('');
    } finally {
      process.chdir(folder);
    }
  });
});

const writing = leaves.filter(({ definition }) => definition.writes);

describe('every command that changes something', () => {
  it('is found', () => {
    expect(writing.length).toBeGreaterThan(12);
  });

  const dry = writing.flatMap(({ path, definition }) => {
    const [line = ''] = definition.examples.at(-1) ?? [];
    return [{ path, line: line.replace(' --dry-run', '') }];
  });

  // A file of profiles is no request, and what is handed on goes to a program of one's own.
  const elsewhere = /^(call|config \w+|webhooks replay)$/;

  it.each(dry.filter(({ path }) => !elsewhere.test(path)))(
    'waba $path shows the request in a dry run',
    async ({ line }) => {
      writeFileSync(path.join(stage.home, 'pin.txt'), '123456\n');
      writeFileSync(path.join(stage.home, 'token.txt'), 'a-secret-of-mine');
      const folder = process.cwd();
      process.chdir(stage.home);
      try {
        const { code, stdout, stderr } = await waba([
          ...split(line).slice(1),
          '--dry-run',
          '--json',
        ]);
        expect({ code, stderr }).toEqual({ code: 0, stderr });
        const { requests } = JSON.parse(stdout);
        expect(requests[0].url.startsWith(stage.url)).toBe(true);
        const { authorization = 'Bearer [hidden]' } = requests[0].headers;
        expect(authorization).toBe('Bearer [hidden]');
        for (const secret of ['"123456"', 'a-secret-of-mine']) expect(stdout).not.toContain(secret);
        expect(changesAt(stage)).toEqual([]);
      } finally {
        process.chdir(folder);
      }
    },
  );
});

describe('a read-only profile', () => {
  const atMeta = writing.filter(({ path }) => !/^(emulator|webhooks|config)/.test(path));
  const lines = atMeta.map(({ path, definition: { examples } }) => {
    const [line = ''] =
      examples.find(([one]) => one.endsWith('--dry-run')) ?? examples.at(-1) ?? [];
    return { path, line: line.replace(' --dry-run', '') };
  });

  it.each(lines)('has waba $path refused', async ({ line }) => {
    writeFileSync(path.join(stage.home, 'pin.txt'), '123456\n');
    writeFileSync(path.join(stage.home, 'token.txt'), emulator.env.WHATSAPP_ACCESS_TOKEN);
    const folder = process.cwd();
    process.chdir(stage.home);
    try {
      await waba('config set shop --token-file token.txt --read-only');
      // Who is to be asked is not asked, but refused.
      const words = [...split(line).slice(1), ...(/delete|deregister/.test(line) ? ['--yes'] : [])];
      const { code, stderr } = await waba(words);
      expect([code, changesAt(stage)]).toEqual([3, []]);
      expect(stderr).toContain("The profile 'shop' is read-only");
    } finally {
      process.chdir(folder);
    }
  });
});

describe('what is misspelt', () => {
  it.each([
    ['numbrs list', 'Did you mean numbers?'],
    ['numbers lst', "Did you mean 'waba numbers list'?"],
    ['doctor --jsn', 'Did you mean --json?'],
    ['numbers request-code 1 --methd SMS', 'Did you mean --method?'],
    ['numbers request-code 1 --method POST', 'Allowed choices are SMS, VOICE'],
    ['numbers register 1 2', 'Expected 1 argument but got 2.'],
    ['numbers add', "Missing required argument 'number'"],
    ['completion tcsh', 'Allowed choices are bash, zsh, fish'],
  ])('%s', async (words, message) => {
    const { code, stdout, stderr } = await waba(words);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\.\.| {4}at /);
  });

  it('is JSON where JSON is wanted', async () => {
    const { stderr } = await waba('numbers lst --json');
    expect(JSON.parse(stderr)).toEqual({
      error: { exitCode: 3, message: expect.stringContaining('waba numbers list') },
    });
  });
});
