import { change } from '../../change.ts';
import { command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import { forgetCode } from '../../journal.ts';
import { numberId } from '../../number.ts';
import { aNumber } from '../../parts.ts';
import { askText } from '../../prompt.ts';

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
    const code = given ?? (await askCode(context));
    const data = await change(context, (whatsapp) =>
      whatsapp.forNumber(id).phoneNumber.verify({ code }),
    );
    if (!context.dryRun) await forgetCode(context, id);
    context.output.data(data, () => ['✓ Verified.', `  Next: waba numbers register ${id}`]);
  },
});

const isCode = (typed: string) => /^\d{3}[- ]?\d{3}$/.test(typed.trim());

/** Asks for the code that arrived. */
export async function askCode(context: Context): Promise<string> {
  // A code is hidden where a request is only shown.
  if (context.dryRun) return '000000';
  if (!context.isInteractive) {
    throw new UsageError('The code is missing. Give --code <code>. Nothing was sent.');
  }
  const typed = await askText(context, 'The code that arrived', (typed) =>
    isCode(typed) ? undefined : 'It has 6 digits, such as 123-456.',
  );
  return typed.trim();
}
