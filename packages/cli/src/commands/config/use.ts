import { changeProfiles } from '../../change-profiles.ts';
import { command } from '../../command.ts';
import { noProfile } from '../../profile.ts';

export default command({
  arguments: { name: { says: 'the name of the profile' } },
  examples: [['waba config use emulator', 'the demo of waba emulator']],
  writes: true,
  run: async (context, { name }) => {
    await changeProfiles(context, (known) => {
      if (!Object.hasOwn(known.profiles, name)) throw noProfile(name, known);
      return { ...known, current: name };
    });
    context.output.data({ current: name }, () => `✓ '${name}' is in use.`);
  },
});
