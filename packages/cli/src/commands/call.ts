import { contract, type EndpointName } from 'meta-cloud-api/contract';
import { change } from '../change.ts';
import { command } from '../command.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { readInput, setPaths } from '../input.ts';
import { nearest } from '../nearest.ts';
import { numberId } from '../number.ts';
import { plain } from '../output.ts';
import { fieldOption, fieldsFrom } from '../parts.ts';

export default command({
  about: 'In the names that Meta uses. Without a row: all rows that there are.',
  arguments: {
    row: { says: 'what is asked, such as phoneNumber.get', optional: true },
    id: { says: 'of what: an id; of a phone number also its digits', optional: true },
  },
  options: {
    field: fieldOption,
    set: {
      value: '<path=value...>',
      says: 'an input, as text, or as true, false or JSON; may be given again',
    },
    input: { value: '<file>', says: 'the input as JSON; - is standard input. The way for secrets' },
    all: { says: 'follow every page of a list' },
  },
  examples: [
    ['waba call', 'all rows'],
    [
      'waba call phoneNumber.get 106540352242922 --field quality_rating --field throughput',
      'read two fields',
    ],
    [
      'waba call businessAccount.listPhoneNumbers 102290129340398 --set limit=2',
      'a page of a list',
    ],
    [
      'waba call phoneNumber.requestCode +16315552000 --set code_method=SMS --set language=en_US --dry-run',
      'only show the request',
    ],
    [
      'waba call businessAccount.listPhoneNumbers 102290129340398 --all --ndjson',
      'every row, line by line',
    ],
  ],
  writes: true,
  run: async (context, { row, id, field, set, input: file, all }) => {
    if (row === undefined) return listRows(context);
    const name = rowNamed(row);
    const { kind, node, secrets } = contract[name];
    if (id === undefined) throw new UsageError(`Of which ${wordsOf(node)}? Give its id.`);
    warnOfSecrets(context, set, secrets);
    const target = node === 'phoneNumber' ? await numberId(context, id) : id;
    const fields = fieldsFrom(field);
    const input = {
      ...setPaths(await readInput(context, file), set),
      ...(fields.length > 0 && { fields }),
    };
    if (all) {
      if (kind !== 'list') throw new UsageError(`--all is for lists, and ${name} is none.`);
      return readAll(context, name, target, input);
    }
    const send = (whatsapp: Awaited<ReturnType<Context['whatsapp']>>) =>
      whatsapp.call(name, target, input as never);
    const data: unknown =
      kind === 'act' ? await change(context, send) : (await send(await context.whatsapp())).data;
    context.output.data(data, () => plain(JSON.stringify(data, null, 2)));
  },
});

/** The row of a name, or one that may have been meant. */
function rowNamed(name: string): EndpointName {
  if (Object.hasOwn(contract, name)) return name as EndpointName;
  const near = nearest(name, Object.keys(contract));
  throw new UsageError(
    `There is no call '${name}'.${near ? ` Did you mean '${near}'?` : ''} All of them: waba call`,
  );
}

async function listRows({ output }: Context): Promise<void> {
  const rows = Object.entries(contract).map(([name, { method, node, edge, permission, docs }]) => ({
    name,
    method,
    node,
    edge,
    permission,
    docs,
  }));
  await output.table(
    rows,
    [
      { title: 'call', value: ({ name }) => name },
      { title: 'method', value: ({ method }) => method },
      { title: 'of', value: ({ node, edge }) => (edge ? `${node}/${edge}` : node), flexible: true },
    ],
    '',
  );
}

/** Follows the pages of a list, and writes each row as it comes. */
async function readAll(
  context: Context,
  name: EndpointName,
  id: string,
  input: object,
): Promise<void> {
  const { output } = context;
  const whatsapp = await context.whatsapp();
  const rows: unknown[] = [];
  let after: string | undefined;
  do {
    const { data } = await whatsapp.call(name, id, { limit: 100, ...input, after } as never);
    const page = data as {
      data: readonly unknown[];
      paging?: { next?: string; cursors?: { after: string } };
    };
    for (const row of page.data) {
      if (output.format === 'json') rows.push(row);
      else output.event(row, () => plain(JSON.stringify(row)));
    }
    after = page.paging?.next === undefined ? undefined : page.paging.cursors?.after;
  } while (after !== undefined);
  if (output.format === 'json') output.data(rows, () => '');
}

function warnOfSecrets(
  { output }: Context,
  settings: readonly string[],
  secrets: readonly string[],
): void {
  const shown = settings
    .map((one) => one.split('=')[0] ?? '')
    .filter((path) => secrets.includes(path));
  if (shown.length === 0) return;
  output.warn(`--set ${shown.join(', ')} lands in the history of your shell. Better: --input -`);
}

const wordsOf = (node: string) => node.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
