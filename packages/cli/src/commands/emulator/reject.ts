import { command } from '../../command.ts';
import { emulatorControl, urlOption } from '../../emulator-door.ts';
import { emulatorNumberId } from '../../emulator-number.ts';
import { plain } from '../../output.ts';
import { aNumber } from '../../parts.ts';

export default command({
  arguments: { number: aNumber },
  options: {
    reason: { value: '<reason>', says: "Meta's word for why, such as NAME_EMPLOYEE_ISSUE" },
    url: urlOption,
  },
  examples: [['waba emulator reject +16315552000', 'the name that waits for review']],
  writes: true,
  run: async (context, { number, reason, url }) => {
    const control = await emulatorControl(context, url);
    const id = await emulatorNumberId(control, number);
    const data = await control.names.reject(id, reason as never);
    context.output.data(data, () => `✓ Turned down: '${plain(data.displayName)}'.`);
  },
});
