import type { Settings } from '@meta-cloud-api/emulator';
import type { faults } from '../../packages/emulator/src/fault.ts';
import { accounts } from './accounts.ts';
import type { Behaviour, RefusalsOf, Topic } from './behaviour.ts';
import { callbackRefusals, callbacks } from './callbacks.ts';
import { coexistence } from './coexistence.ts';
import { featureRefusals, featureTopic } from './features.ts';
import { graph } from './graph.ts';
import { graphRefusals } from './graph-refusals.ts';
import { identityRefusals, usernamesAndBadges } from './identity.ts';
import { messageRefusals, messages } from './messages.ts';
import { migration, migrationRefusals } from './migration.ts';
import { displayNames, nameRefusals } from './names.ts';
import { numberRefusals, numbers } from './numbers.ts';
import { ownership, ownershipRefusals } from './ownership.ts';
import { pin, pinRefusals } from './pin.ts';
import { preVerifiedNumbers } from './pool.ts';
import { registration, registrationRefusals } from './registration.ts';
import type { DecidedOf } from './setting.ts';
import { featureSettings } from './settings-features.ts';
import { nameSettings } from './settings-names.ts';
import { registrationSettings } from './settings-registration.ts';
import { webhookSettings } from './settings-webhooks.ts';
import { standing } from './standing.ts';
import { tokenRefusals, tokens } from './tokens.ts';

/** The parts of the page, in their order. */
export const topics: readonly Topic[] = [
  numbers,
  ownership,
  registration,
  pin,
  displayNames,
  standing,
  accounts,
  coexistence,
  migration,
  preVerifiedNumbers,
  usernamesAndBadges,
  featureTopic,
  messages,
  callbacks,
  graph,
  tokens,
];

/** Every refusal that the emulator knows. One that no behaviour leads to does not compile. */
export const refusals: RefusalsOf<typeof faults> = {
  ...graphRefusals,
  ...tokenRefusals,
  ...numberRefusals,
  ...ownershipRefusals,
  ...registrationRefusals,
  ...pinRefusals,
  ...nameRefusals,
  ...migrationRefusals,
  ...featureRefusals,
  ...identityRefusals,
  ...messageRefusals,
  ...callbackRefusals,
};

/** Every setting. One that is missing does not compile. */
export const settings: DecidedOf<keyof Settings> = {
  ...registrationSettings,
  ...nameSettings,
  ...featureSettings,
  ...webhookSettings,
};

export const behaviours: readonly Behaviour[] = topics.flatMap(({ behaviours }) => behaviours);
