import type { Context } from './context.ts';
import { Finished } from './errors.ts';
import { withLock } from './files.ts';
import {
  type Profile,
  type Profiles,
  profilesFile,
  readProfiles,
  toKeep,
  writeProfiles,
} from './profile.ts';

/**
 * Changes the profiles, with no other waba beside. A dry run shows what the file would hold, with its
 * secrets hidden, and ends.
 */
export async function changeProfiles(
  context: Context,
  change: (known: Profiles) => Profiles | Promise<Profiles>,
): Promise<Profiles> {
  const folders = await context.folders();
  const file = profilesFile(folders);
  if (context.dryRun) {
    const after = toKeep(await change(await readProfiles(folders)));
    const profiles = Object.entries(after.profiles).map(([name, one]) => [name, shown(one)]);
    const data = { ...after, profiles: Object.fromEntries(profiles) };
    context.output.data(data, () => [`${file}:`, JSON.stringify(data, null, 2)]);
    context.output.note('Nothing was written.');
    throw new Finished();
  }
  return withLock(file, async () => {
    const after = await change(await readProfiles(folders));
    await writeProfiles(folders, after);
    return after;
  });
}

/** A profile with its secrets hidden. */
const shown = ({ accessToken, appSecret, ...profile }: Profile): Profile => ({
  ...profile,
  ...(accessToken !== undefined && { accessToken: '[hidden]' }),
  ...(appSecret !== undefined && { appSecret: '[hidden]' }),
});
