import { command } from '../../command.ts';
import { countedAlone, forceOption } from '../../counted.ts';
import { numberId } from '../../number.ts';
import { aNumber, yesOption } from '../../parts.ts';
import { confirm } from '../../prompt.ts';

export default command({
  about:
    'It stops sending and receiving, and keeps its PIN: only registering with that brings it back.',
  arguments: { number: aNumber },
  options: { yes: yesOption, force: forceOption },
  examples: [
    ['waba numbers deregister +16315551000 --dry-run', 'only show the request'],
    ['waba numbers deregister +16315551000 --yes', 'without being asked'],
  ],
  writes: true,
  run: async (context, { number, yes, force }) => {
    const id = await numberId(context, number);
    await confirm(context, `The number ${number ?? id} stops sending and receiving.`, yes);
    const data = await countedAlone(context, id, 'deregistration', force, (whatsapp) =>
      whatsapp.forNumber(id).phoneNumber.deregister(),
    );
    context.output.data(data, () => '✓ Deregistered.');
  },
});
