import { command } from '../../command.ts';
import { noProfile, readProfiles, writeProfiles } from '../../profile.ts';

export default command({
  arguments: { name: { says: 'the name of the profile' } },
  examples: [['waba config use emulator', 'the demo of waba emulator']],
  run: async (context, { name }) => {
    const folders = await context.folders();
    const known = await readProfiles(folders);
    if (!Object.hasOwn(known.profiles, name)) throw noProfile(name, known);
    await writeProfiles(folders, { ...known, current: name });
    context.output.data({ current: name }, () => `✓ '${name}' is in use.`);
  },
});
