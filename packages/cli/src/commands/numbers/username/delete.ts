import { change } from '../../../change.ts';
import { command } from '../../../command.ts';
import { numberId } from '../../../number.ts';
import { aNumber, yesOption } from '../../../parts.ts';
import { confirm } from '../../../prompt.ts';

export default command({
  about: 'Others may then take it.',
  arguments: { number: aNumber },
  options: { yes: yesOption },
  examples: [['waba numbers username delete +16315551000 --dry-run', 'only show the request']],
  writes: true,
  run: async (context, { number, yes }) => {
    const id = await numberId(context, number);
    await confirm(context, 'Others may then take the username.', yes);
    const data = await change(context, (whatsapp) => whatsapp.forNumber(id).username.delete());
    context.output.data(data, () => '✓ Given up.');
  },
});
