import { command } from '../../command.ts';
import { type Column, plain } from '../../output.ts';
import { type Profile, profilesFile, readProfiles } from '../../profile.ts';

interface Row extends Omit<Profile, 'accessToken' | 'appSecret'> {
  readonly name: string;
  readonly current: boolean;
  /** Whether there is one; it is never shown. */
  readonly accessToken: boolean;
  readonly appSecret: boolean;
}

export default command({
  about: 'Secrets are never shown.',
  examples: [['waba config list', 'what there is, and which is in use']],
  run: async (context) => {
    const { output, io } = context;
    const folders = await context.folders();
    const { profiles, current } = await readProfiles(folders);
    const inUse = io.env.WABA_PROFILE || current;
    const rows = Object.entries(profiles).map(
      ([name, { accessToken, appSecret, ...profile }]): Row => ({
        name,
        current: name === inUse,
        ...profile,
        accessToken: accessToken !== undefined,
        appSecret: appSecret !== undefined,
      }),
    );
    await output.table(rows, columns, '');
    output.note(output.isTerminal ? `\nKept in ${plain(profilesFile(folders))}` : '');
  },
});

const columns: readonly Column<Row>[] = [
  { title: 'profile', value: ({ name, current }) => (current ? `${name} *` : name) },
  { title: 'token', value: ({ accessToken }) => (accessToken ? 'yes' : 'no') },
  { title: 'number', value: ({ phoneNumberId }) => phoneNumberId },
  { title: 'account', value: ({ businessAccountId }) => businessAccountId },
  { title: 'changes', value: ({ readOnly }) => (readOnly ? 'refused' : 'allowed') },
  {
    title: 'address',
    value: ({ baseUrl }) => baseUrl ?? 'https://graph.facebook.com',
    flexible: true,
  },
];
