import { command } from '../../../command.ts';
import { numberClient } from '../../../number.ts';
import { pairs, plain } from '../../../output.ts';
import { aNumber } from '../../../parts.ts';

export default command({
  arguments: { number: aNumber },
  examples: [['waba numbers profile get +16315551000', 'what people see']],
  run: async (context, { number }) => {
    const { output } = context;
    const { data } = await (await numberClient(context, number)).businessProfile.get();
    output.data(data, () =>
      pairs(
        Object.entries(data).map(([name, value]) => [name, plain([value].flat().join(', '))]),
        output.colours.dim,
      ),
    );
  },
});
