import { oneAccount } from '../../accounts.ts';
import { change } from '../../change.ts';
import { command } from '../../command.ts';
import { UsageError } from '../../errors.ts';
import { accountOption } from '../../parts.ts';

export default command({
  about: 'It then has to be verified and registered: waba onboard does all of it.',
  arguments: { number: { says: 'the number with its country code, such as +16315553000' } },
  options: {
    name: { value: '<name>', says: 'its display name, 3 to 75 characters; Meta reviews it' },
    account: accountOption,
    migrate: { says: 'take it over from another account; it keeps its name' },
  },
  examples: [
    [
      'waba numbers add +16315553000 --name "Lucky Shrub Garden" --account 102290129340398',
      'a new number',
    ],
    [
      'waba numbers add +16315551000 --migrate --account 104996122399160',
      'one that works on another account',
    ],
  ],
  writes: true,
  run: async (context, { number, name, account, migrate }) => {
    if (name === undefined && !migrate) {
      throw new UsageError('Give the display name that it gets: --name <name>. Nothing was sent.');
    }
    const accountId = await oneAccount(context, account);
    const data = await change(context, (whatsapp) => {
      const { phoneNumber } = whatsapp.forBusinessAccount(accountId);
      const common = { phoneNumber: number, ...(name !== undefined && { displayName: name }) };
      return phoneNumber.create(
        migrate ? { ...common, migrate } : { ...common, displayName: name as string },
      );
    });
    context.output.data(data, () => [
      `✓ Added: its id is ${data.id}.`,
      `  Next: waba onboard ${data.id}`,
    ]);
  },
});
