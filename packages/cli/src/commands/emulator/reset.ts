import { command } from '../../command.ts';
import { emulatorAt, urlOption } from '../../emulator-door.ts';
import { forgetNumbers } from '../../journal.ts';

export default command({
  options: { url: urlOption },
  examples: [['waba emulator reset', 'as it was when it began']],
  writes: true,
  run: async (context, { url }) => {
    const { control, url: address } = await emulatorAt(context, url);
    await control.reset();
    await forgetNumbers(context, address);
    context.output.data({ success: true }, () => '✓ Back at its beginning.');
  },
});
