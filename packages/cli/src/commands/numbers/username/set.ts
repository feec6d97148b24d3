import { change } from '../../../change.ts';
import { command } from '../../../command.ts';
import { numberId } from '../../../number.ts';

export default command({
  arguments: {
    number: { says: 'the number: its id, or its digits, such as +16315551000' },
    username: { says: '3 to 35 letters, digits, periods and underscores' },
  },
  options: { transfer: { says: 'take it from another number of the portfolio that has it' } },
  examples: [
    ['waba numbers username set +16315551000 lucky.shrub', 'ask for a name'],
    [
      'waba numbers username set +16315551000 lucky.shrub --transfer --dry-run',
      'only show the request',
    ],
  ],
  writes: true,
  run: async (context, { number, username, transfer }) => {
    const id = await numberId(context, number);
    const options = { username, ...(transfer && { forceTransfer: true }) };
    const data = await change(context, (whatsapp) => whatsapp.forNumber(id).username.set(options));
    context.output.data(data, () => `✓ ${username} is ${data.status}.`);
  },
});
