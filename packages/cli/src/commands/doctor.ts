import type { TokenInfo } from 'meta-cloud-api';
import { command } from '../command.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../errors.ts';
import { examineNumbers } from '../examine.ts';
import type { Column, Palette } from '../output.ts';
import { accountOption, painted } from '../parts.ts';
import {
  checkLines,
  dialled,
  findingLines,
  groundLines,
  type Report,
  titleOf,
  verdictOf,
} from '../report.ts';

export default command({
  about:
    'Of one number, or of all that the token reaches: token, account, subscription, callback, code, name, PIN, registration, platform, quality, health and limits, the worst first. Ends with 0 where all are healthy, and with 2 where one is not.',
  arguments: {
    number: {
      says: 'the number: its id, or its digits, such as +16315551000; all of them when absent',
      optional: true,
    },
  },
  options: {
    account: { ...accountOption, says: 'only the numbers of this WhatsApp Business Account' },
    expectCallback: {
      value: '<url>',
      says: 'where messages should go; another address is a warning',
    },
  },
  examples: [
    ['waba doctor +16315552000', 'why can it not send?'],
    ['waba doctor', 'all numbers, the worst first'],
    ['waba doctor --json', 'the same for a program'],
    [
      'waba doctor +16315551000 --expect-callback https://example.com/webhooks',
      'do its messages arrive there?',
    ],
  ],
  run: async (context, { number, account, expectCallback }) => {
    const { token, reports } = await examineNumbers(context, { number, account, expectCallback });
    const healthy = reports.every((report) => report.healthy);
    const one = number === undefined ? undefined : reports[0];
    if (context.output.format === 'ndjson') {
      for (const report of reports) context.output.event(report, () => '');
    } else if (one) {
      context.output.data(one, () => page(one, token, context.output.colours));
    } else {
      await overview(context, token, reports, healthy);
    }
    return healthy ? exitCodes.ok : exitCodes.unhealthy;
  },
});

function page(report: Report, token: TokenInfo | undefined, colours: Palette): string[] {
  return [
    colours.bold(titleOf(report.number)),
    verdictOf(report, colours),
    '',
    ...findingLines(report, colours),
    ...(report.findings.length > 0 ? [''] : []),
    ...checkLines(report, token, colours),
  ];
}

/** All numbers in a table, the findings of those that are not healthy, and what all of them stand on. */
async function overview(
  { output }: Context,
  token: TokenInfo | undefined,
  reports: readonly Report[],
  healthy: boolean,
): Promise<void> {
  if (output.format === 'json') {
    output.data({ healthy, token, numbers: reports }, () => '');
    return;
  }
  const { colours } = output;
  await output.table(reports, columnsIn(colours), 'There is no number.');
  const ill = reports.filter((report) => !report.healthy);
  for (const report of ill.slice(0, PAGES)) {
    output.data(report, () => [
      '',
      colours.bold(titleOf(report.number)),
      ...findingLines(report, colours),
    ]);
  }
  if (ill.length > PAGES) {
    output.data(ill, () => ['', `And ${ill.length - PAGES} more. Of one: waba doctor <number>`]);
  }
  output.data(token, () => ['', ...groundLines(reports, token, colours)]);
}

/** How many numbers are spoken of at length. */
const PAGES = 10;

const columnsIn = (colours: Palette): readonly Column<Report>[] => [
  {
    title: 'health',
    value: ({ healthy, findings }) => (healthy ? 'healthy' : (findings[0]?.severity ?? '')),
    paint: (text, { healthy, findings }) =>
      healthy
        ? colours.green(text)
        : findings[0]?.severity === 'blocking'
          ? colours.red(text)
          : colours.yellow(text),
  },
  { title: 'number', value: ({ number }) => dialled(number) },
  { title: 'name', value: ({ number }) => number.verified_name, flexible: true },
  {
    title: 'status',
    value: ({ number }) => number.status,
    paint: (text) => painted(text, colours),
  },
  { title: 'why', value: ({ healthy, findings }) => (healthy ? '' : findings[0]?.code) },
  { title: 'id', value: ({ number }) => number.id },
];
