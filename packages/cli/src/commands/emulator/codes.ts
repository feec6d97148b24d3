import type { ShownCode } from '@meta-cloud-api/emulator';
import { command } from '../../command.ts';
import { emulatorControl, urlOption } from '../../emulator-door.ts';
import { emulatorNumberId } from '../../emulator-number.ts';
import type { Column } from '../../output.ts';
import { aNumber } from '../../parts.ts';

export default command({
  about: 'The last one of each number, as its phone would show it.',
  arguments: { number: { ...aNumber, says: 'only that of this number' } },
  options: { url: urlOption },
  examples: [
    ['waba emulator codes', 'all of them'],
    ['waba emulator codes 110200345501442 --json', 'of one number'],
  ],
  run: async (context, { number, url }) => {
    const control = await emulatorControl(context, url);
    const id = number === undefined ? undefined : await emulatorNumberId(control, number);
    const all = await control.codes.list();
    const rows = id === undefined ? all : all.filter(({ phoneNumberId }) => phoneNumberId === id);
    await context.output.table(rows, columns, 'No code was sent yet.');
  },
});

const columns: readonly Column<ShownCode>[] = [
  { title: 'number', value: ({ phoneNumberId }) => phoneNumberId },
  { title: 'message', value: ({ message }) => message, flexible: true },
  { title: 'by', value: ({ method }) => method },
  { title: 'sent', value: ({ sentAt }) => sentAt },
  { title: 'good', value: ({ live }) => (live ? 'yes' : 'no') },
];
