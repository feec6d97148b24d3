import { command } from '../../../command.ts';
import { numberClient } from '../../../number.ts';
import { aNumber } from '../../../parts.ts';

export default command({
  arguments: { number: aNumber },
  examples: [['waba numbers username suggest +16315551000', 'names that are free']],
  run: async (context, { number }) => {
    const { data } = await (await numberClient(context, number)).username.suggestions();
    const rows = data.map((username) => ({ username }));
    await context.output.table(
      rows,
      [{ title: 'username', value: ({ username }) => username }],
      'Meta suggests none.',
    );
  },
});
