import { text as textOf } from 'node:stream/consumers';
import { type Explanation, explain } from 'meta-cloud-api/contract';
import { command } from '../command.ts';
import { CliError, UsageError } from '../errors.ts';

export default command({
  about:
    'Of a code, a code with a subcode, or an error as it was logged: pasted, or on standard input.',
  arguments: {
    error: {
      says: 'such as 133016, 100/2388001, or the error itself; - is standard input',
      many: true,
    },
  },
  examples: [
    ['waba explain 133016', 'a code'],
    ['waba explain 100/2388001', 'a code with its subcode'],
    [`waba explain '{"error":{"code":136024,"error_subcode":2388367}}'`, 'a pasted answer'],
  ],
  run: async ({ io, output }, { error }) => {
    const words = error.join(' ').trim();
    const said = words === '-' ? await textOf(io.stdin) : words;
    const found = codeIn(said);
    if (found === undefined) {
      throw new UsageError(
        'There is no code in that. An error of Meta has one, such as "code":133016 or (#133016).',
      );
    }
    const { code, subcode } = found;
    const known = explain(code, subcode);
    if (!known) {
      throw new CliError(
        `The code ${code}${subcode ? `/${subcode}` : ''} is not known. Meta's list: https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes`,
      );
    }
    output.data(known, () => linesOf(known));

    function linesOf({ cause, fix, docs, retry }: Explanation): string[] {
      const { bold, dim } = output.colours;
      const isBoth = known?.subcode !== undefined && known.subcode !== code;
      const named = isBoth ? `${code}/${known.subcode}` : String(code);
      return [
        `${bold(named)}  ${cause}`,
        `→ ${fix}`,
        ...(retry.safe ? ['The same call may succeed later by itself.'] : []),
        dim(docs),
      ];
    }
  },
});

/** How a code is written, the surest way first; a subcode may stand right behind it. */
const ways = [
  /^\s*(?:code\s*)?#?(\d+)(?:\s*[/.,:\s]\s*(?:subcode\s*)?(\d+))?\s*$/gi,
  /["']?\b(?:error_)?code\\?["']?\s*[:=]\s*["']?(\d+)/gi,
  /\(#(\d+)\)/g,
  /\bcode\s+(\d+)(?:\/(\d+))?/gi,
  /\b(\d{3,7})\/(\d{2,7})\b/g,
  /\b(\d{3,7})\b/g,
];

/** The code in what somebody has pasted: JSON, a log line, or the bare number. One that is known, if there is any. */
export function codeIn(text: string): { code: number; subcode: number } | undefined {
  const named = /["']?(?:error_)?subcode\\?["']?\s*[:=]?\s*["']?(\d+)/i.exec(text)?.[1];
  const found = ways.flatMap((way) =>
    [...text.matchAll(way)].map(([, code, subcode = named ?? '0']) => ({
      code: Number(code),
      subcode: Number(subcode),
    })),
  );
  return found.find(({ code, subcode }) => explain(code, subcode)) ?? found[0];
}
