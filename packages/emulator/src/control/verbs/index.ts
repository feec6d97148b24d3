import { accounts } from './accounts.ts';
import { badges } from './badges.ts';
import { clock } from './clock.ts';
import { codes } from './codes.ts';
import { faults } from './faults.ts';
import { migrations } from './migrations.ts';
import { names } from './names.ts';
import { lines, numbers } from './numbers.ts';
import { people } from './people.ts';
import { pin } from './pin.ts';
import { portfolio } from './portfolio.ts';
import { requests } from './requests.ts';
import { settings } from './settings.ts';
import { state } from './state.ts';
import { apps, tokens } from './tokens.ts';
import { usage } from './usage.ts';
import { webhooks } from './webhooks.ts';
import { exportWorld, importWorld, reset, restore, seed, snapshot } from './world.ts';

/** All that can be done at the control door. */
export const verbs = {
  clock,
  codes,
  names,
  badges,
  numbers,
  lines,
  accounts,
  portfolio,
  people,
  pin,
  migrations,
  tokens,
  apps,
  settings,
  state,
  webhooks,
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
