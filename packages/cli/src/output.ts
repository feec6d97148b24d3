import { stripVTControlCharacters } from 'node:util';
import widthOf from 'fast-string-width';
import pc from 'picocolors';
import { UsageError } from './errors.ts';
import type { Io } from './io.ts';

/** How what is found is written: for people, as one JSON document, or as a JSON document to a line. */
export type Format = 'text' | 'json' | 'ndjson';

/** A column of a table: its title, and what stands in it. */
export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | undefined;
  readonly paint?: (text: string, row: Row) => string;
  /** Cut short where the terminal is narrow. */
  readonly flexible?: true;
}

export type Palette = ReturnType<typeof pc.createColors>;

/** Where a command writes what it found: on standard output, and what it says beside that on standard error. */
export interface Output {
  readonly format: Format;
  /** Whether a person reads standard output. */
  readonly isTerminal: boolean;
  readonly colours: Palette;
  /** The same for standard error. */
  readonly sideColours: Palette;
  /** Many of a kind. */
  table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], empty: string): Promise<void>;
  /** One thing: as JSON, or as the lines that tell people of it. */
  data(data: unknown, lines: () => readonly string[] | string): void;
  /** One document of a stream; for people, a line. As one JSON document, all of them are a list at the end. */
  event(data: unknown, line: () => string): void;
  /** Writes what was kept for the end. */
  end(): void;
  /** Refuses one JSON document of what goes on until Ctrl-C. */
  refuseDocument(): void;
  /** A line beside the result, for people. */
  note(text: string): void;
  /** The same, and something to look out for. */
  warn(text: string): void;
}

/** Text of others, with nothing in it that a terminal would obey. */
export const plain = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  stripVTControlCharacters(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');

/** Names and their values, one pair to a line, with the values below each other. */
export function pairs(
  rows: readonly (readonly [name: string, value: string | undefined])[],
  paint: (name: string) => string,
): string[] {
  const shown = rows.filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  return shown.map(([name, value]) => `${paint(name.padEnd(width))}  ${value}`);
}

/** Whether a stream is coloured: on a terminal, unless `NO_COLOR` is set; elsewhere with `FORCE_COLOR` alone. */
function isColoured(isTerminal: boolean, env: Io['env']): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return isTerminal && env.TERM !== 'dumb';
}

export function createOutput(io: Io, format: Format): Output {
  const isTerminal = Boolean(io.stdout.isTTY);
  const colours = pc.createColors(format === 'text' && isColoured(isTerminal, io.env));
  const sideColours = pc.createColors(isColoured(Boolean(io.stderr.isTTY), io.env));
  const write = (text: string) => io.stdout.write(`${text}\n`);
  const json = (data: unknown) => write(JSON.stringify(data ?? null, null, 2));
  const line = (data: unknown) => write(JSON.stringify(data ?? null));
  const events: unknown[] = [];
  return {
    format,
    isTerminal,
    colours,
    sideColours,
    table: async (rows, columns, empty) => {
      if (format === 'json') json(rows);
      else if (format === 'ndjson') for (const row of rows) line(row);
      else if (rows.length === 0) io.stderr.write(`${empty}\n`);
      else if (isTerminal) write(await tableOf(rows, columns, colours, io.stdout.columns));
      else for (const row of rows) write(columns.map((column) => cell(column, row)).join('\t'));
    },
    data: (data, lines) => {
      if (format === 'text') write([lines()].flat().join('\n'));
      else if (format === 'json') json(data);
      else line(data);
    },
    event: (data, text) => {
      if (format === 'text') write(text());
      else if (format === 'ndjson') line(data);
      else events.push(data);
    },
    end: () => {
      if (events.length > 0) json(events);
    },
    refuseDocument: () => {
      if (format !== 'json') return;
      throw new UsageError('This goes on until Ctrl-C, and is never one document. Give --ndjson.');
    },
    note: (text) => {
      if (format === 'text') io.stderr.write(`${text}\n`);
    },
    warn: (text) => {
      io.stderr.write(`${sideColours.yellow('!')} ${text}\n`);
    },
  };
}

const cell = <Row>({ value }: Column<Row>, row: Row) =>
  plain(value(row) ?? '').replace(/\s+/g, ' ');

async function tableOf<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  colours: Palette,
  width: number | undefined,
): Promise<string> {
  const { default: Table } = await import('cli-table3');
  const cells = rows.map((row) => columns.map((column) => cell(column, row)));
  const widths = fit(columns, cells, width);
  if (sum(widths) - GAP > (width ?? Number.POSITIVE_INFINITY)) {
    return stacked(rows, columns, cells, colours);
  }
  const table = new Table({
    head: columns.map(({ title }) => colours.dim(title)),
    chars: blank,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
    colWidths: widths,
  });
  rows.forEach((row, index) => {
    table.push(
      columns.map(({ paint }, at) => {
        const text = cells[index]?.[at] ?? '';
        return paint ? paint(text, row) : text;
      }),
    );
  });
  return table
    .toString()
    .split('\n')
    .map((one) => one.trimEnd())
    .join('\n');
}

/** Rows below each other, with a line to a column, where side by side they do not fit. */
const stacked = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  cells: readonly (readonly string[])[],
  colours: Palette,
): string =>
  rows
    .map((row, index) => {
      const lines = columns.map(({ title, paint }, at) => {
        const text = cells[index]?.[at] ?? '';
        return [title, paint && text ? paint(text, row) : text] as const;
      });
      return pairs(lines, colours.dim).join('\n');
    })
    .join('\n\n');

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

const GAP = 2;
const NARROWEST = 10;

/** How wide each column is: as wide as it needs to be, with the flexible ones cut where the terminal ends. */
function fit<Row>(
  columns: readonly Column<Row>[],
  cells: readonly (readonly string[])[],
  width: number | undefined,
): number[] {
  const needed = columns.map(({ title }, at) =>
    cells.reduce(
      (widest, row) => Math.max(widest, GAP + widthOf(row[at] ?? '')),
      GAP + title.length,
    ),
  );
  let excess = sum(needed) - GAP - (width ?? Number.POSITIVE_INFINITY);
  return needed.map((own, at) => {
    if (!columns[at]?.flexible || excess <= 0) return own;
    const cut = Math.max(0, Math.min(excess, own - NARROWEST));
    excess -= cut;
    return own - cut;
  });
}

const blank = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'],
    ...['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((place) => [place, '']),
);
