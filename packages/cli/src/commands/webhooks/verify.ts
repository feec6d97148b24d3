import { command } from '../../command.ts';
import { exitCodes, UsageError } from '../../errors.ts';
import { readBytes } from '../../given-file.ts';
import { appSecretOf, appSecretOption } from '../../webhooks/secret.ts';
import { whyNotGenuine } from '../../webhooks/verify.ts';

export default command({
  about:
    'Ends with 0 where it is, and with 1 where it is not. What is verified are bytes: JSON that was read and written again has another signature.',
  arguments: { file: { says: 'the body as it came; - is standard input' } },
  options: {
    signature: { value: '<signature>', says: 'the value of X-Hub-Signature-256, with its sha256=' },
    appSecretFile: appSecretOption,
  },
  examples: [
    [
      'waba webhooks verify body.json --signature sha256=64e77d937cc2a6b39a32fd2b17fb6867d9374621b167e4c9f1567a493d9e7c9c',
      'is it from Meta?',
    ],
  ],
  run: async (context, { file, signature, appSecretFile }) => {
    if (signature === undefined) {
      throw new UsageError(
        'With which signature did it come? Give --signature <the value of X-Hub-Signature-256>.',
      );
    }
    const secret = await appSecretOf(context, appSecretFile);
    const why = whyNotGenuine(secret, await readBytes(context, file), signature);
    const genuine = why === undefined;
    context.output.data({ genuine, ...(!genuine && { why }) }, () =>
      genuine ? '✓ The signature is that of these bytes with the secret of the app.' : `✗ ${why}.`,
    );
    return genuine ? exitCodes.ok : exitCodes.failed;
  },
});
