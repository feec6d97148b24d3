import { command } from '../../command.ts';
import { emulatorControl, urlOption } from '../../emulator-door.ts';
import { emulatorNumberId } from '../../emulator-number.ts';
import { plain } from '../../output.ts';
import { aNumber } from '../../parts.ts';

export default command({
  about: 'It holds once the number is registered again, as with Meta.',
  arguments: { number: aNumber },
  options: { url: urlOption },
  examples: [['waba emulator approve +16315552000', 'the name that waits for review']],
  writes: true,
  run: async (context, { number, url }) => {
    const control = await emulatorControl(context, url);
    const data = await control.names.approve(await emulatorNumberId(control, number));
    context.output.data(data, () => `✓ Approved: '${plain(data.displayName)}'.`);
  },
});
