import { command } from '../../command.ts';
import { countedChange, forceOption, whenTaken } from '../../counted.ts';
import { numberId } from '../../number.ts';
import { aNumber } from '../../parts.ts';
import { newPinOptions, storedFirst } from '../../pin.ts';
import { registrationPin } from '../../registration-pin.ts';

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
    const data = await whenTaken(context, id, 'registration', force, async (hold) => {
      const { phoneNumber } = (await context.whatsapp()).forNumber(id);
      const { data: known } = await phoneNumber.get({ fields: ['is_pin_enabled'] });
      const given = await registrationPin(context, pinGiven, known.is_pin_enabled === true);
      const { pin } = given;
      const options = { pin, ...(region !== undefined && { dataLocalizationRegion: region }) };
      await hold.confirm();
      return storedFirst(context, given, () =>
        countedChange(context, hold, id, 'registration', (whatsapp) =>
          whatsapp.forNumber(id).phoneNumber.register(options),
        ),
      );
    });
    context.output.data(data, () => '✓ Registered.');
  },
});
