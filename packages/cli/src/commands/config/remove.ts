import { changeProfiles } from '../../change-profiles.ts';
import { command } from '../../command.ts';
import { UsageError } from '../../errors.ts';
import { yesOption } from '../../parts.ts';
import { isAlwaysThere, noProfile, type Profiles, readProfiles } from '../../profile.ts';
import { confirm } from '../../prompt.ts';

export default command({
  arguments: { name: { says: 'the name of the profile' } },
  options: { yes: yesOption },
  examples: [['waba config remove shop --yes', 'with its token']],
  writes: true,
  run: async (context, { name, yes }) => {
    const check = (known: Profiles) => {
      if (!Object.hasOwn(known.profiles, name)) throw noProfile(name, known);
      if (!isAlwaysThere(known.profiles[name])) return;
      throw new UsageError(`The profile '${name}' is always there, and cannot be removed.`);
    };
    check(await readProfiles(await context.folders()));
    await confirm(context, `The profile '${name}' and its token are removed.`, yes);
    await changeProfiles(context, (known) => {
      check(known);
      const { [name]: _removed, ...profiles } = known.profiles;
      const { current, ...others } = known;
      return { ...(current === name ? others : known), profiles };
    });
    context.output.data({ removed: name }, () => `✓ '${name}' is removed.`);
  },
});
