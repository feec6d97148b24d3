import { command } from '../../../command.ts';
import { numberClient } from '../../../number.ts';
import { pairs, plain } from '../../../output.ts';
import { aNumber } from '../../../parts.ts';

export default command({
  arguments: { number: aNumber },
  examples: [['waba numbers settings get +16315551000', 'what is set']],
  run: async (context, { number }) => {
    const { output } = context;
    const { phoneNumber } = await numberClient(context, number);
    const [settings, components] = [
      await phoneNumber.getSettings(),
      await phoneNumber.getConversationalComponents(),
    ];
    const data = { ...settings.data, conversational_automation: components.data };
    output.data(data, () =>
      pairs(
        Object.entries(data).map(([name, value]) => [name, plain(JSON.stringify(value))]),
        output.colours.dim,
      ),
    );
  },
});
