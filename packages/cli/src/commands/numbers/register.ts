import { command } from '../../command.ts';
import { countedAlone, forceOption } from '../../counted.ts';
import { UsageError } from '../../errors.ts';
import { numberId } from '../../number.ts';
import { aNumber } from '../../parts.ts';
import { newPinOptions, readPin } from '../../pin.ts';

export default command({
  about:
    'Also to apply a display name that was approved. Meta takes ten requests in 72 hours, the failed ones included, and then locks the number for 72 hours.',
  arguments: { number: aNumber },
  options: {
    ...newPinOptions,
    region: { value: '<region>', says: 'where Meta keeps its messages, such as DE or IN' },
    force: forceOption,
  },
  examples: [
    ['waba numbers register +16315551000 --pin-file pin.txt', 'with the PIN that it has'],
    [
      "waba numbers register +16315552000 --generate --store 'cat > pin.txt'",
      'with a PIN made by chance, and kept',
    ],
    ['waba numbers register +16315551000 --pin-file pin.txt --dry-run', 'only show the request'],
  ],
  writes: true,
  run: async (context, { number, region, force, ...pinGiven }) => {
    const id = await numberId(context, number);
    const { phoneNumber } = (await context.whatsapp()).forNumber(id);
    const { data: known } = await phoneNumber.get({ fields: ['is_pin_enabled'] });
    if (known.is_pin_enabled && pinGiven.generate) {
      throw new UsageError(
        'The number has a PIN, and only that one registers it. Give it with --pin-file <file>. Nothing was sent.',
      );
    }
    const pin = await readPin(context, pinGiven, {
      message: known.is_pin_enabled ? 'Its two-step PIN' : 'The two-step PIN that it gets',
      isNew: !known.is_pin_enabled,
    });
    const options = { pin, ...(region !== undefined && { dataLocalizationRegion: region }) };
    const data = await countedAlone(context, id, 'registration', force, (whatsapp) =>
      whatsapp.forNumber(id).phoneNumber.register(options),
    );
    context.output.data(data, () => '✓ Registered.');
  },
});
