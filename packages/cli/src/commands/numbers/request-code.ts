import { command } from '../../command.ts';
import { countedAlone, forceOption } from '../../counted.ts';
import { numberId } from '../../number.ts';
import { aNumber } from '../../parts.ts';

export default command({
  about: 'Meta limits how many it sends, so this is never sent twice by itself.',
  arguments: { number: aNumber },
  options: {
    method: {
      value: '<method>',
      says: 'how it is sent',
      choices: ['SMS', 'VOICE'],
      default: 'SMS',
    },
    locale: { value: '<locale>', says: 'its language, such as en_US', default: 'en_US' },
    force: forceOption,
  },
  examples: [
    ['waba numbers request-code +16315552000', 'by SMS'],
    ['waba numbers request-code +16315552000 --method VOICE --locale de', 'by a call, in German'],
    ['waba numbers request-code 110200345501442 --dry-run', 'only show the request'],
  ],
  writes: true,
  run: async (context, { number, method, locale, force }) => {
    const id = await numberId(context, number);
    const codeMethod = method as 'SMS' | 'VOICE';
    const data = await countedAlone(context, id, 'code', force, (whatsapp) =>
      whatsapp.forNumber(id).phoneNumber.requestVerificationCode({ codeMethod, locale }),
    );
    context.output.data(data, () => [
      `✓ Meta sends a code by ${method === 'SMS' ? 'SMS' : 'a call'}. It is good for ten minutes.`,
      `  Next: waba numbers verify ${id}`,
    ]);
  },
});
