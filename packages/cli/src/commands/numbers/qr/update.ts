import { change } from '../../../change.ts';
import { command } from '../../../command.ts';
import { numberId } from '../../../number.ts';

export default command({
  about: 'The code and its link stay the same.',
  arguments: {
    number: { says: 'the number: its id, or its digits, such as +16315551000' },
    code: { says: 'the 14 letters and digits at the end of its link' },
    message: { says: 'what the person would write, at most 140 characters' },
  },
  examples: [
    [
      'waba numbers qr update +16315551000 ABCDEFGHIJKLM2 "Hello there" --dry-run',
      'only show the request',
    ],
  ],
  writes: true,
  run: async (context, { number, code, message }) => {
    const id = await numberId(context, number);
    const data = await change(context, (whatsapp) =>
      whatsapp.forNumber(id).qrCodes.update({ code, prefilledMessage: message }),
    );
    context.output.data(data, () => '✓ Changed.');
  },
});
