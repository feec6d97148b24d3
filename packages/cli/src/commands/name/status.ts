import { command } from '../../command.ts';
import { nameLine } from '../../name.ts';
import { numberClient } from '../../number.ts';
import { aNumber } from '../../parts.ts';

export default command({
  arguments: { number: aNumber },
  examples: [['waba name status +16315551000', 'the name in use, and the one asked for']],
  run: async (context, { number }) => {
    const { output } = context;
    const { data } = await (await numberClient(context, number)).displayName.status();
    output.data(data, () => nameLine(data, output.colours));
  },
});
