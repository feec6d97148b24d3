import { changeProfiles } from '../../change-profiles.ts';
import { command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import { readSecret } from '../../given-file.ts';
import { type Profile, type Profiles, profilesFile, readProfiles } from '../../profile.ts';
import { askSecret } from '../../prompt.ts';

export default command({
  about:
    'It is kept in a file that only you can read. What is not named stays as it is; the token is asked for where there is none. No token is taken as an argument, which your shell would remember.',
  arguments: { name: { says: 'the name of the profile' } },
  options: {
    tokenFile: { value: '<file>', says: 'read the access token from a file; - is standard input' },
    appSecretFile: { value: '<file>', says: "read the app's secret from a file" },
    number: { value: '<id>', says: 'the number that is meant where none is named' },
    account: { value: '<id>', says: 'the WhatsApp Business Account that is meant' },
    portfolio: { value: '<id>', says: 'the business portfolio that is meant' },
    baseUrl: { value: '<url>', says: 'where the Graph API is' },
    apiVersion: { value: '<version>', says: 'such as v26.0' },
    readOnly: { says: 'refuse every change' },
    writable: { says: 'allow changes again' },
  },
  examples: [
    [
      'waba config set shop --token-file token.txt --account 102290129340398',
      'a profile from a file',
    ],
    ['waba config set shop --read-only', 'from now on it only reads'],
  ],
  writes: true,
  run: async (context, { name, tokenFile, appSecretFile, readOnly, writable, ...given }) => {
    const { number, account, portfolio, baseUrl, apiVersion } = given;
    if (!/^[\w.-]{1,64}$/.test(name)) {
      throw new UsageError(
        'The name of a profile has letters, digits, dots, hyphens and underscores.',
      );
    }
    if (readOnly && writable) throw new UsageError('Give either --read-only or --writable.');
    const folders = await context.folders();
    const { profiles } = await readProfiles(folders);
    const accessToken = await tokenFrom(context, tokenFile, profileOf(profiles, name));
    const appSecret =
      appSecretFile === undefined ? undefined : await readSecret(context, appSecretFile);
    const changes: Profile = {
      ...(accessToken !== undefined && { accessToken }),
      ...(appSecret !== undefined && { appSecret }),
      ...(number !== undefined && { phoneNumberId: anId('--number', number) }),
      ...(account !== undefined && { businessAccountId: anId('--account', account) }),
      ...(portfolio !== undefined && { portfolioId: anId('--portfolio', portfolio) }),
      ...(baseUrl !== undefined && { baseUrl }),
      ...(apiVersion !== undefined && { apiVersion }),
      ...(readOnly && { readOnly }),
      ...(writable && { readOnly: false }),
    };
    const { current } = await changeProfiles(context, async (known) => {
      const profile = { ...profileOf(known.profiles, name), ...changes };
      await check(profile);
      return {
        current: known.current ?? name,
        profiles: { ...known.profiles, [name]: profile },
      };
    });
    context.output.data({ profile: name, file: profilesFile(folders) }, () => [
      `✓ The profile '${name}' is kept in ${profilesFile(folders)}.`,
      current === name
        ? '  It is in use.'
        : `  To use it: waba config use ${name}, or --profile ${name}`,
    ]);
  },
});

const profileOf = (profiles: Profiles['profiles'], name: string): Profile | undefined =>
  Object.hasOwn(profiles, name) ? profiles[name] : undefined;

function anId(option: string, id: string): string {
  if (/^\d+$/.test(id)) return id;
  throw new UsageError(`${option} takes an id of Meta, which is digits, not '${id}'.`);
}

/** The token that was given; undefined where there is one already. */
async function tokenFrom(
  context: Context,
  file: string | undefined,
  before: Profile | undefined,
): Promise<string | undefined> {
  if (file !== undefined) return readSecret(context, file);
  if (before?.accessToken !== undefined) return undefined;
  if (!context.isInteractive) {
    throw new UsageError(
      'The access token is missing. Give --token-file <file>; - is standard input.',
    );
  }
  const typed = await askSecret(context, 'Access token', (typed) =>
    /^[\x21-\x7e]+$/.test(typed.trim()) ? undefined : 'A token has no spaces, and is never empty.',
  );
  return typed.trim();
}

/** Has the client look at it, so that what can only fail is not kept. */
async function check(profile: Profile): Promise<void> {
  const { readOnly, ...options } = profile;
  const { WhatsApp } = await import('meta-cloud-api');
  new WhatsApp(options);
}
