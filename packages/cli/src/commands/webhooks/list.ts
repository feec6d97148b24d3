import { command } from '../../command.ts';
import type { Column } from '../../output.ts';
import { type Delivery, kept } from '../../webhooks/inbox.ts';

type Row = Omit<Delivery, 'bytes' | 'headers'> & { readonly size: number };

export default command({
  about: 'The last 1,000 that waba webhooks listen has taken.',
  examples: [['waba webhooks list', 'what came, the oldest first']],
  run: async (context) => {
    const deliveries = await kept(context);
    const rows = deliveries.map(
      ({ bytes, headers: _, ...row }): Row => ({ ...row, size: bytes.length }),
    );
    await context.output.table(rows, columns, 'Nothing came yet. To listen: waba webhooks listen');
  },
});

const columns: readonly Column<Row>[] = [
  { title: 'id', value: ({ id }) => id },
  { title: 'at', value: ({ at }) => at },
  { title: 'field', value: ({ fields }) => fields.join(', '), flexible: true },
  { title: 'bytes', value: ({ size }) => String(size) },
];
