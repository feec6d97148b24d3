import type { QrCode } from 'meta-cloud-api';
import { command } from '../../../command.ts';
import { numberClient } from '../../../number.ts';
import type { Column } from '../../../output.ts';
import { aNumber } from '../../../parts.ts';

export default command({
  arguments: { number: aNumber },
  examples: [['waba numbers qr list +16315551000', 'all of them']],
  run: async (context, { number }) => {
    const { data } = await (await numberClient(context, number)).qrCodes.getAll();
    await context.output.table(data, columns, 'There is no QR code.');
  },
});

const columns: readonly Column<QrCode>[] = [
  { title: 'code', value: ({ code }) => code },
  { title: 'message', value: ({ prefilled_message }) => prefilled_message, flexible: true },
  { title: 'link', value: ({ deep_link_url }) => deep_link_url },
];
