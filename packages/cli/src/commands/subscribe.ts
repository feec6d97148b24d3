import { oneAccount } from '../accounts.ts';
import { change } from '../change.ts';
import { command } from '../command.ts';
import { readVerifyToken, verifyTokenOptions } from '../verify-token.ts';

export default command({
  about:
    "No webhook arrives before that, even where the app's webhooks are set up. Without --callback-url, an override of the account is taken back.",
  arguments: {
    account: { says: 'the WhatsApp Business Account; the only one when absent', optional: true },
  },
  options: {
    callbackUrl: {
      value: '<url>',
      says: "where the messages of the account's numbers go, in place of the app's callback",
    },
    ...verifyTokenOptions,
  },
  examples: [
    ['waba subscribe 102290129340398', 'to the callback of the app'],
    [
      'waba subscribe 102290129340398 --callback-url https://example.com/webhooks --verify-token-file token.txt --dry-run',
      'only show the request',
    ],
  ],
  writes: true,
  run: async (context, { account, callbackUrl, verifyTokenFile }) => {
    const id = await oneAccount(context, account);
    const options =
      callbackUrl === undefined
        ? {}
        : { callbackUrl, verifyToken: await readVerifyToken(context, verifyTokenFile) };
    const data = await change(context, (whatsapp) =>
      whatsapp.forBusinessAccount(id).businessAccount.subscribe(options),
    );
    context.output.data(data, () => `✓ The account ${id} is subscribed.`);
  },
});
