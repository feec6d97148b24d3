import { command } from '../../command.ts';
import { emulatorAt, urlOption } from '../../emulator-door.ts';
import { ageNumbers } from '../../journal.ts';
import { milliseconds } from '../../parts.ts';

export default command({
  about: 'What is due until then happens in its order: reviews, webhooks, ends of locks.',
  arguments: { by: { says: 'how far, such as 30s, 24h or 3d' } },
  options: { url: urlOption },
  examples: [['waba emulator advance 72h', 'until a registration lock is over']],
  writes: true,
  run: async (context, { by, url }) => {
    const ms = milliseconds(by, 'advance');
    const { control, url: address } = await emulatorAt(context, url);
    const data = await control.clock.advance(by);
    await ageNumbers(context, address, ms);
    context.output.data(data, () => `✓ It is ${data.now}.`);
  },
});
