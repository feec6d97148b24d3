import { change } from '../../../change.ts';
import { command } from '../../../command.ts';
import { UsageError } from '../../../errors.ts';
import { numberId } from '../../../number.ts';
import { aNumber } from '../../../parts.ts';
import { readVerifyToken, verifyTokenOptions } from '../../../verify-token.ts';

export default command({
  about:
    'Meta asks the address first, with the verify token, and it must answer with the challenge.',
  arguments: { number: aNumber },
  options: {
    url: { value: '<url>', says: 'where its messages go' },
    clear: { says: 'have them go where those of the account go' },
    ...verifyTokenOptions,
  },
  examples: [
    [
      'waba numbers callback set +16315551000 --url https://example.com/webhooks --verify-token-file token.txt --dry-run',
      'only show the request',
    ],
    ['waba numbers callback set +16315551000 --clear', 'back to the callback of the account'],
  ],
  writes: true,
  run: async (context, { number, url, clear, verifyTokenFile }) => {
    if ((url === undefined) !== clear) {
      throw new UsageError('Give either --url <url> or --clear. Nothing was sent.');
    }
    const id = await numberId(context, number);
    const verifyToken =
      url === undefined ? undefined : await readVerifyToken(context, verifyTokenFile);
    const data = await change(context, (whatsapp) => {
      const { phoneNumber } = whatsapp.forNumber(id);
      return url === undefined || verifyToken === undefined
        ? phoneNumber.clearWebhook()
        : phoneNumber.setWebhook({ callbackUrl: url, verifyToken });
    });
    context.output.data(data, () => (clear ? '✓ Cleared.' : '✓ Set.'));
  },
});
