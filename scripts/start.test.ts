import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const script = path.join(import.meta.dirname, 'start.js');

/** Runs `npm start -- <words>`, until it ends or has printed `stopAt`; then it is stopped as by Ctrl-C. */
function start(words: string[], stopAt?: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [script, ...words]);
  let output = '';
  const hear = (chunk: Buffer) => {
    output += chunk;
    if (stopAt && output.includes(stopAt)) child.kill('SIGINT');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

it('walks a number through its life, and ends', async () => {
  const { code, output } = await start(['--once', '--port', '0']);
  expect(code).toBe(0);
  const steps = [
    '+1 631-555-3000 is UNVERIFIED',
    'the phone shows "WhatsApp code 123-456"',
    '+1 631-555-3000 is PENDING',
    '+1 631-555-3000 is CONNECTED',
    "asked for: 'My Business Name', PENDING_REVIEW",
    "Meta's decision: APPROVED",
    'people can tap: Book a visit · Opening hours',
    '+1 631-555-3000   CONNECTED   My Business Name (APPROVED)',
  ];
  const places = steps.map((text) => output.indexOf(text));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

it('stays up, says how to use it, and ends cleanly on Ctrl-C', async () => {
  const { code, output } = await start(['--port', '0'], 'Ctrl-C stops it.');
  expect(code).toBe(0);
  expect(output).toMatch(/export WHATSAPP_BASE_URL=http:\/\/127\.0\.0\.1:\d+\n/);
  expect(output).toContain('export WHATSAPP_ACCESS_TOKEN=EAAEmulatorDemoToken');
});

it('names --port where the port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => other.once('listening', listening));
  const { port } = other.address() as { port: number };
  const { code, output } = await start(['--port', String(port), '--once']);
  const joined = await start([`--port=${port}`, '--data', 'world']);
  other.close();
  expect(code).toBe(1);
  // Nothing was installed or built before that was said.
  expect(output).toBe(
    `Port ${port} of 127.0.0.1 is taken. Choose another port: npm start -- --once --port ${port + 1}\n`,
  );
  expect(joined.output).toContain(`: npm start -- --data world --port ${port + 1}\n`);
});

it.each([
  [['--port', 'abc'], "--port takes a number from 0 to 65535, not 'abc'"],
  [['--port', '70000'], "not '70000'"],
  [['--prot', '1'], "Unknown option '--prot'"],
])('explains itself where it does not understand %j', async (words, message) => {
  const { code, output } = await start(words);
  expect(code).toBe(1);
  expect(output).toContain(message);
  expect(output).toMatch(/See npm start -- --help\n$/);
  expect(output.trim()).not.toContain('\n');
});

it('takes a world of your own, and keeps it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'start-'));
  const seed = path.join(folder, 'seed.yaml');
  await writeFile(seed, 'phoneNumbers:\n  - id: "1001"\n    number: "+44 7700 900123"\n');
  const data = path.join(folder, 'data');
  const first = await start(['--once', '--port', '0', '--seed', seed, '--data', data]);
  expect(first.output).toContain('export WHATSAPP_PHONE_NUMBER_ID=1001');
  const second = await start(['--once', '--port', '0', '--data', data]);
  expect(second.output).toContain('export WHATSAPP_PHONE_NUMBER_ID=1001');
  const both = await start(['--once', '--port', '0', '--seed', seed, '--data', data]);
  expect(both.output).toContain(`${data} holds a world already, which is taken`);
  await writeFile(seed, 'phoneNumbers: 7\n');
  const third = await start(['--once', '--port', '0', '--seed', seed]);
  expect([third.code, third.output]).toEqual([
    1,
    expect.stringContaining('phoneNumbers, line 1: '),
  ]);
  const missing = await start(['--once', '--port', '0', '--seed', path.join(folder, 'no.yaml')]);
  expect(missing.code).toBe(1);
  expect(missing.output).toContain('no.yaml is not there. Give the path of a YAML or JSON file');
  expect(missing.output).not.toContain('    at ');
  await rm(folder, { recursive: true });
});
