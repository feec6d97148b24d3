import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Explanation, explanations } from 'meta-cloud-api/contract';
import { expect, it } from 'vitest';

const file = path.join(import.meta.dirname, 'errors.md');
const between = /(?<=<!-- codes -->\n).*(?=<!-- \/codes -->)/s;
const HOUR = 3_600_000;

function again({ safe, afterMs }: Explanation['retry']): string {
  if (afterMs === undefined) return safe ? 'yes' : '';
  return afterMs < HOUR ? `after ${afterMs / 60_000} min` : `after ${afterMs / HOUR} h`;
}

function tableOf(known: readonly Explanation[]): string {
  const rows = known
    .toSorted((one, other) => one.code - other.code || (one.subcode ?? 0) - (other.subcode ?? 0))
    .map(({ code, subcode, cause, fix, retry }) => [
      subcode === undefined ? `${code}` : `${code} / ${subcode}`,
      cause,
      fix,
      again(retry),
    ]);
  const table = [['code', 'what it means', 'what to do', 'again'], [], ...rows];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  const lineOf = (row: readonly string[]) =>
    widths.map((width, at) => row[at]?.padEnd(width) ?? '-'.repeat(width)).join(' | ');
  return `\n${table.map((row) => `| ${lineOf(row)} |\n`).join('')}\n`;
}

it('the page lists every code as the table of codes explains it', () => {
  const table = tableOf(explanations());
  if (process.env.UPDATE === '1') {
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(between, () => table),
    );
  }
  expect(
    between.exec(readFileSync(file, 'utf8'))?.[0],
    'docs/errors.md differs from packages/sdk/src/contract/codes.ts: `UPDATE=1 npm test -- docs/errors` writes it anew',
  ).toBe(table);
});
