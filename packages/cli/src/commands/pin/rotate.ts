import { command } from '../../command.ts';
import { aNumber } from '../../parts.ts';
import { newPinOptions } from '../../pin.ts';
import { setPin } from '../../set-pin.ts';

export default command({
  about: 'It is stored before it is set, so that it is never lost.',
  arguments: { number: aNumber },
  options: { store: newPinOptions.store },
  examples: [
    ["waba pin rotate +16315551000 --store 'cat > pin.txt'", 'keep it in a file'],
    ["waba pin rotate +16315551000 --store 'cat > pin.txt' --dry-run", 'only show the request'],
  ],
  writes: true,
  run: (context, { number, store }) =>
    setPin(context, number, { pin: undefined, pinFile: undefined, generate: true, store }),
});
