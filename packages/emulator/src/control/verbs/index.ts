import { badges } from './badges.ts';
import { codes } from './codes.ts';
import { migrations } from './migrations.ts';
import { names } from './names.ts';
import { people } from './people.ts';
import { pin } from './pin.ts';
import { webhooks } from './webhooks.ts';
import { exportWorld, importWorld, reset, restore, seed, snapshot } from './world.ts';

/** All that can be done at the control door. */
export const verbs = {
  codes,
  names,
  badges,
  people,
  pin,
  migrations,
  webhooks,
  seed,
  snapshot,
  restore,
  export: exportWorld,
  import: importWorld,
  reset,
};
