import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultSettings } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { behaviours, createStage, departures } from './conformance.ts';

const file = path.join(import.meta.dirname, 'conformance.md');

describe('the emulator behaves as the page of conformance says', () => {
  it.each(behaviours)('$what', async ({ answers, expected }) => {
    expect(await answers(createStage())).toEqual(expected);
  });
});

it('names only settings that there are', () => {
  const named = behaviours.flatMap(({ setting }) => setting ?? []);
  expect(named.filter((name) => !(name in defaultSettings))).toEqual([]);
});

it('the page says what was tried; UPDATE=1 writes it anew', () => {
  const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const page = [
    '# How true the emulator is',
    '',
    'Each behaviour in the first table was tried by the test that wrote this page. How it is known:',
    '**documented** by Meta, **recorded** in traffic, **reported** by people who run numbers, or **assumed**.',
    'What is assumed and matters is a [setting](emulator.md#settings).',
    '',
    row('behaviour', 'known', 'from', 'setting'),
    row('---', '---', '---', '---'),
    ...behaviours.map(({ what, known, source, setting }) =>
      row(what, known, source, setting ? `\`${setting}\`` : ''),
    ),
    '',
    "## Where it departs from Meta's OpenAPI file",
    '',
    "Meta's file (v23.0) is good for names and limits. Where recorded traffic or Meta's guides contradict it,",
    'those are followed:',
    '',
    row('the file says', 'the emulator', 'because'),
    row('---', '---', '---'),
    ...departures.map((departure) => row(...departure)),
    '',
  ].join('\n');
  if (process.env.UPDATE) writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
