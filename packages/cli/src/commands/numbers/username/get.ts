import { command } from '../../../command.ts';
import { numberClient } from '../../../number.ts';
import { plain } from '../../../output.ts';
import { aNumber, painted } from '../../../parts.ts';

export default command({
  arguments: { number: aNumber },
  examples: [['waba numbers username get +16315551000', 'the name, and how far it is']],
  run: async (context, { number }) => {
    const { output } = context;
    const { data } = await (await numberClient(context, number)).username.get();
    output.data(data, () =>
      data.username
        ? `${plain(data.username)}  ${painted(data.status ?? '', output.colours)}`
        : 'It has no username. To ask for one: waba numbers username set <number> <name>',
    );
  },
});
