import { sign } from 'meta-cloud-api/webhooks';
import { command } from '../../command.ts';
import { readBytes } from '../../given-file.ts';
import { appSecretOf, appSecretOption } from '../../webhooks/secret.ts';

export default command({
  about: 'The value of X-Hub-Signature-256, for a test of your own.',
  arguments: { file: { says: 'the body as it will be sent; - is standard input' } },
  options: { appSecretFile: appSecretOption },
  examples: [['waba webhooks sign body.json', 'sha256= and 64 digits']],
  run: async (context, { file, appSecretFile }) => {
    const bytes = await readBytes(context, file);
    const signature = sign(await appSecretOf(context, appSecretFile), bytes);
    context.output.data({ signature }, () => signature);
  },
});
