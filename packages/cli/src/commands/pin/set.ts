import { command } from '../../command.ts';
import { aNumber } from '../../parts.ts';
import { newPinOptions } from '../../pin.ts';
import { setPin } from '../../set-pin.ts';

export default command({
  about: 'The number has to be registered; its old PIN is not asked for.',
  arguments: { number: aNumber },
  options: newPinOptions,
  examples: [
    ['waba pin set +16315551000 --pin-file pin.txt', 'a PIN from a file'],
    ['waba pin set +16315551000 --pin-file pin.txt --dry-run', 'only show the request'],
  ],
  writes: true,
  run: (context, { number, ...given }) => setPin(context, number, given),
});
