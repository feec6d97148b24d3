import type { PhoneNumber } from 'meta-cloud-api';
import { lifecycleFields } from 'meta-cloud-api/lifecycle';
import { command } from '../../command.ts';
import { numberClient } from '../../number.ts';
import { pairs, plain } from '../../output.ts';
import { aNumber, fieldOption, fieldsFrom, painted } from '../../parts.ts';

export default command({
  arguments: { number: aNumber },
  options: { field: fieldOption },
  examples: [
    ['waba numbers get +16315551000', 'how it stands'],
    ['waba numbers get 106540352242922 --json', 'the same as JSON'],
    ['waba numbers get +16315551000 --field health_status --json', 'one field of Meta'],
  ],
  run: async (context, { number, field }) => {
    const { output } = context;
    const { phoneNumber } = await numberClient(context, number);
    const wanted = fieldsFrom(field) as (keyof PhoneNumber)[];
    const fields = wanted.length > 0 ? wanted : [...lifecycleFields];
    const { data } = await phoneNumber.get({ fields });
    output.data(data, () =>
      pairs(
        Object.entries(data).map(([name, value]) => [name, textOf(value)]),
        output.colours.dim,
      ),
    );

    function textOf(value: unknown): string {
      if (typeof value !== 'string') return plain(JSON.stringify(value));
      return /^[A-Z_]+$/.test(value) ? painted(value, output.colours) : plain(value);
    }
  },
});
