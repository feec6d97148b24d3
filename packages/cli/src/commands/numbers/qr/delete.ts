import { change } from '../../../change.ts';
import { command } from '../../../command.ts';
import { numberId } from '../../../number.ts';
import { yesOption } from '../../../parts.ts';
import { confirm } from '../../../prompt.ts';

export default command({
  about: 'What is printed with it opens no chat any more.',
  arguments: {
    number: { says: 'the number: its id, or its digits, such as +16315551000' },
    code: { says: 'the 14 letters and digits at the end of its link' },
  },
  options: { yes: yesOption },
  examples: [
    ['waba numbers qr delete +16315551000 ABCDEFGHIJKLM2 --dry-run', 'only show the request'],
  ],
  writes: true,
  run: async (context, { number, code, yes }) => {
    const id = await numberId(context, number);
    await confirm(context, `The QR code ${code} opens no chat any more.`, yes);
    const data = await change(context, (whatsapp) =>
      whatsapp.forNumber(id).qrCodes.delete({ code }),
    );
    context.output.data(data, () => '✓ Deleted.');
  },
});
