import { badges } from './badges.ts';
import { codes } from './codes.ts';
import { faults } from './faults.ts';
import { migrations } from './migrations.ts';
import { names } from './names.ts';
import { people } from './people.ts';
import { pin } from './pin.ts';
import { requests } from './requests.ts';
import { usage } from './usage.ts';
import { exportWorld, importWorld, reset, restore, seed, snapshot } from './world.ts';

/** All that can be done at the control door. */
export const verbs = {
  codes,
  names,
  badges,
  people,
  pin,
  migrations,
  faults,
  usage,
  requests,
  seed,
  snapshot,
  restore,
  export: exportWorld,
  import: importWorld,
  reset,
};
