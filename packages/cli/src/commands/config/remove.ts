import { command } from '../../command.ts';
import { yesOption } from '../../parts.ts';
import { noProfile, readProfiles, writeProfiles } from '../../profile.ts';
import { confirm } from '../../prompt.ts';

export default command({
  arguments: { name: { says: 'the name of the profile' } },
  options: { yes: yesOption },
  examples: [['waba config remove shop --yes', 'with its token']],
  run: async (context, { name, yes }) => {
    const folders = await context.folders();
    const known = await readProfiles(folders);
    if (!Object.hasOwn(known.profiles, name)) throw noProfile(name, known);
    await confirm(context, `The profile '${name}' and its token are removed.`, yes);
    const { [name]: _removed, ...profiles } = known.profiles;
    const isCurrent = known.current === name;
    await writeProfiles(folders, {
      ...(known.current !== undefined && !isCurrent && { current: known.current }),
      profiles,
    });
    context.output.data({ removed: name }, () => `✓ '${name}' is removed.`);
  },
});
