import { command } from '../../command.ts';
import { emulatorControl, urlOption } from '../../emulator-door.ts';

export default command({
  options: { url: urlOption },
  examples: [['waba emulator reset', 'as it was when it began']],
  run: async (context, { url }) => {
    await (await emulatorControl(context, url)).reset();
    context.output.data({ success: true }, () => '✓ Back at its beginning.');
  },
});
