import { defaultSettings, type Settings, type WebhookEventName } from '@meta-cloud-api/emulator';
import { contract, type Endpoint, type EndpointName } from 'meta-cloud-api/contract';
import { departures } from '../openapi/departures.ts';
import type { Behaviour, Known } from './behaviour.ts';
import { endpoints } from './endpoints.ts';
import { events } from './events.ts';
import { pages } from './sources.ts';
import { behaviours, settings, topics } from './topics.ts';

/** The page of conformance, as Markdown. */

const row = (...cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const kinds: readonly Known[] = ['recorded', 'documented', 'reported', 'assumed'];

const settingLink = (name: string) => `[\`${name}\`](#settings)`;

const behaviourRow = ({ what, shown, known, from, setting }: Behaviour) => [
  what,
  shown ? `\`${shown}\`` : '',
  setting ? `${known}, ${settingLink(setting)}` : known,
  from,
];

export const nodeNames: Readonly<Record<Endpoint['node'], string>> = {
  app: 'app',
  phoneNumber: 'number',
  businessAccount: 'account',
  portfolio: 'portfolio',
  preVerifiedNumber: 'pre-verified number',
  migrationIntent: 'intent',
  debugToken: '',
};

const endpointRow = (name: EndpointName) => {
  const row: Endpoint = contract[name];
  const { known, from } = endpoints[name];
  const node = nodeNames[row.node] ? `{${nodeNames[row.node]}}` : 'debug_token';
  const address = `\`${row.method} /${node}${row.edge ? `/${row.edge}` : ''}\``;
  return [`\`${name}\``, address, known, `[Meta](${row.docs})${from ? `; ${from}` : ''}`];
};

const settingRow = (name: keyof Settings) => {
  const { what, to, known, from } = settings[name];
  return [`\`${name}\``, `\`${defaultSettings[name]}\``, `\`${to}\``, what, known, from];
};

const eventRow = (name: WebhookEventName) => {
  const { known, from } = events[name];
  return [`\`${name}\``, known, from];
};

function summary(): string {
  const parts = [
    ...topics.map(({ title, behaviours }) => [title, behaviours] as const),
    ['Endpoints', Object.values(endpoints)] as const,
    ['Events of webhooks', Object.values(events)] as const,
    ['Settings', Object.values(settings)] as const,
  ];
  const count = (things: readonly { readonly known: Known }[]) =>
    kinds.map((kind) => String(things.filter(({ known }) => known === kind).length || ''));
  const all = parts.flatMap(([, things]): readonly { readonly known: Known }[] => things);
  return table(
    ['', ...kinds],
    [
      ...parts.map(([title, things]) => [`[${title}](#${anchorOf(title)})`, ...count(things)]),
      ['**all**', ...count(all)],
    ],
  );
}

/** As GitHub makes it of a heading. */
const anchorOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');

const section = (title: string, ...parts: readonly string[]) => [`## ${title}`, ...parts];

/** Writes the page out of what was tried. */
export const writePage = (): string =>
  [
    '# How true the emulator is',
    `Nobody outside Meta can run Meta. So each of these ${behaviours.length} behaviours says how it is known, and
each was tried by the test that wrote this page. **Recorded** is what was seen in traffic and published,
**documented** is what Meta writes, **reported** is what people say who run numbers, and **assumed** is what
nobody knows. What is assumed and matters is a [setting](#settings), so that a test can have it the other way.`,
    'Where sources differ, traffic goes before the specifications of Meta’s own SDK, those before its pages, and those before its OpenAPI file.',
    summary(),
    ...topics.flatMap(({ title, behaviours }) =>
      section(title, table(['behaviour', 'answer', 'known', 'from'], behaviours.map(behaviourRow))),
    ),
    ...section(
      'Endpoints',
      'Each was asked, and answered in the shape that is known. What its answer holds is told above.',
      table(
        ['endpoint', 'request', 'shape known', 'from'],
        (Object.keys(contract) as EndpointName[]).map(endpointRow),
      ),
    ),
    ...section(
      'Events of webhooks',
      'Each can be [triggered](emulator-webhooks.md), and tells what Meta’s page of its field shows.',
      table(['event', 'known', 'from'], (Object.keys(events) as WebhookEventName[]).map(eventRow)),
    ),
    ...section(
      'Settings',
      'Each was tried with its default and with another value, and made the difference. [What each decides](emulator.md#settings) is in the manual.',
      table(
        ['setting', 'default', 'also tried', 'what differed', 'known', 'from'],
        (Object.keys(defaultSettings) as (keyof Settings)[]).map(settingRow),
      ),
    ),
    ...section(
      'Where it departs from Meta’s OpenAPI file, and why',
      `${pages.openApi} (v23.0) is good for names and limits, and its errors are templates. Where recorded traffic, Meta’s
guides or its own SDK contradict it, those are followed. \`node scripts/openapi.js <file>\` compares the emulator
with the file, and fails where this list names a difference that there is not, or leaves one out.`,
    ),
    ...[...new Set(departures.map(({ title }) => title))].flatMap((kind) => [
      `### ${kind}`,
      table(
        ['the file', 'the emulator', 'because'],
        departures
          .filter(({ title }) => title === kind)
          .map(({ file, here, because }) => [file, here, because]),
      ),
    ]),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
