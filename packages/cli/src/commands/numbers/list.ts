import type { PhoneNumber } from 'meta-cloud-api';
import { reachableAccounts } from '../../accounts.ts';
import { command } from '../../command.ts';
import { eachAccount } from '../../each-account.ts';
import type { Column, Palette } from '../../output.ts';
import { accountOption, fieldOption, fieldsFrom, painted } from '../../parts.ts';
import type { ReadNumber } from '../../report.ts';

export default command({
  about: 'Of every account that the token reaches, with all pages.',
  options: {
    account: { ...accountOption, says: 'only those of this WhatsApp Business Account' },
    field: fieldOption,
  },
  examples: [
    ['waba numbers list', 'what there is, and how it stands'],
    ['waba numbers list --account 102290129340398 --json', 'of one account, as JSON'],
    [
      'waba numbers list --field status --field quality_rating --ndjson',
      'two fields, line by line',
    ],
  ],
  run: async (context, { account, field }) => {
    const { output } = context;
    const whatsapp = await context.whatsapp();
    const accounts = account === undefined ? await reachableAccounts(context) : [account];
    const fields = fieldsFrom(field);
    const options = fields.length > 0 ? { fields: fields as (keyof PhoneNumber)[] } : {};
    const read = async (id: string, count: () => void): Promise<ReadNumber[]> => {
      const rows: ReadNumber[] = [];
      const { phoneNumber } = whatsapp.forBusinessAccount(id);
      for await (const number of phoneNumber.iterate({ limit: 100, ...options })) {
        if (output.format === 'ndjson') output.event(number, () => '');
        else rows.push(number as ReadNumber);
        count();
      }
      return rows;
    };
    const rows = (await eachAccount(context, 'Reading numbers', accounts, read)).flat();
    if (output.format === 'ndjson') return;
    const columns = fields.length > 0 ? fieldColumns(fields) : columnsIn(output.colours);
    await output.table(rows, columns, 'There is no number. To add one: waba numbers add <number>');
  },
});

const columnsIn = (colours: Palette): readonly Column<ReadNumber>[] => [
  { title: 'number', value: (row) => row.display_phone_number },
  { title: 'name', value: (row) => row.verified_name, flexible: true },
  { title: 'status', value: (row) => row.status, paint: (text) => painted(text, colours) },
  {
    title: 'review',
    value: (row) => row.name_status,
    paint: (text) => painted(text, colours),
    flexible: true,
  },
  { title: 'quality', value: (row) => row.quality_rating, paint: (text) => painted(text, colours) },
  { title: 'id', value: (row) => row.id },
];

const fieldColumns = (fields: readonly string[]): readonly Column<ReadNumber>[] =>
  [...new Set(['id', ...fields])].map((title) => ({
    title,
    value: (row) => {
      const value: unknown = row[title as keyof ReadNumber];
      return typeof value === 'object'
        ? JSON.stringify(value)
        : value === undefined
          ? ''
          : String(value);
    },
  }));
