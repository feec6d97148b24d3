import { change } from '../../change.ts';
import { askCode } from '../../code.ts';
import { command } from '../../command.ts';
import { forgetCode } from '../../journal.ts';
import { numberId } from '../../number.ts';
import { aNumber } from '../../parts.ts';

export default command({
  arguments: { number: aNumber },
  options: { code: { value: '<code>', says: 'the 6 digits that arrived; asked for when absent' } },
  examples: [
    ['waba numbers verify +16315552000 --code 123-456', 'with the code at hand'],
    ['waba numbers verify +16315552000 --code 123456 --dry-run', 'only show the request'],
  ],
  writes: true,
  run: async (context, { number, code: given }) => {
    const id = await numberId(context, number);
    const code = given ?? (await askCode(context, { mayBeEmpty: false }));
    const data = await change(context, (whatsapp) =>
      whatsapp.forNumber(id).phoneNumber.verify({ code }),
    );
    if (!context.dryRun) await forgetCode(context, id);
    context.output.data(data, () => ['✓ Verified.', `  Next: waba numbers register ${id}`]);
  },
});
