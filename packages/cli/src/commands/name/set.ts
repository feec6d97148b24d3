import { command } from '../../command.ts';
import { countedAlone, forceOption } from '../../counted.ts';
import { numberId } from '../../number.ts';

export default command({
  about:
    'The old one stays until Meta approves, mostly within two days. The new one only holds once the number is registered again, within 14 days.',
  arguments: {
    number: { says: 'the number: its id, or its digits, such as +16315551000' },
    name: { says: 'the name, 3 to 75 characters' },
  },
  options: { force: forceOption },
  examples: [
    ['waba name set +16315551000 "Lucky Shrub Gardens"', 'ask for a name'],
    ['waba name set +16315551000 "Lucky Shrub Gardens" --dry-run', 'only show the request'],
  ],
  writes: true,
  run: async (context, { number, name, force }) => {
    const id = await numberId(context, number);
    const data = await countedAlone(context, id, 'name', force, (whatsapp) =>
      whatsapp.forNumber(id).displayName.request({ displayName: name }),
    );
    context.output.data(data, () => [
      '✓ The review has begun.',
      `  To wait for it: waba name watch ${id}`,
    ]);
  },
});
