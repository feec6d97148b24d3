import { change } from '../../../change.ts';
import { command } from '../../../command.ts';
import { numberId } from '../../../number.ts';
import { plain } from '../../../output.ts';
import { aNumber } from '../../../parts.ts';

export default command({
  arguments: { number: aNumber },
  options: {
    message: {
      value: '<text>',
      says: 'what the person would write, at most 140 characters',
      default: '',
    },
    image: { value: '<kind>', says: 'have an image made too', choices: ['PNG', 'SVG'] },
  },
  examples: [
    ['waba numbers qr create +16315551000 --message "I have a question"', 'a code and its link'],
    ['waba numbers qr create +16315551000 --message "Hello" --image SVG --json', 'with an image'],
  ],
  writes: true,
  run: async (context, { number, message, image }) => {
    const id = await numberId(context, number);
    const options = {
      prefilledMessage: message,
      ...(image !== undefined && { image: image as 'PNG' | 'SVG' }),
    };
    const data = await change(context, (whatsapp) =>
      whatsapp.forNumber(id).qrCodes.create(options),
    );
    context.output.data(data, () =>
      [`✓ ${data.code}`, data.deep_link_url, data.qr_image_url ?? ''].filter(Boolean).map(plain),
    );
  },
});
