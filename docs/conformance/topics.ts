import type { Settings } from '@meta-cloud-api/emulator';
import type { faults } from '../../packages/emulator/src/fault.ts';
import type { Behaviour, RefusalsOf, Topic } from './behaviour.ts';
import { callbackRefusals, callbacks } from './callbacks.ts';
import { featureRefusals, featureTopic } from './features.ts';
import { graph, graphRefusals } from './graph.ts';
import { messageRefusals, messages } from './messages.ts';
import { migrationRefusals, moving } from './moving.ts';
import { displayNames, nameRefusals } from './names.ts';
import { numberRefusals, numbers } from './numbers.ts';
import {
  ownership,
  ownershipRefusals,
  pin,
  pinRefusals,
  registration,
  registrationRefusals,
} from './registration.ts';
import type { DecidedOf } from './setting.ts';
import { featureSettings } from './settings-features.ts';
import { registrationSettings } from './settings-registration.ts';
import { standing } from './standing.ts';
import { tokenRefusals, tokens } from './tokens.ts';

/** The parts of the page, in their order. */
export const topics: readonly Topic[] = [
  numbers,
  ownership,
  registration,
  pin,
  displayNames,
  ...standing,
  ...moving,
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
  ...messageRefusals,
  ...callbackRefusals,
};

/** Every setting. One that is missing does not compile. */
export const settings: DecidedOf<keyof Settings> = { ...registrationSettings, ...featureSettings };

export const behaviours: readonly Behaviour[] = topics.flatMap(({ behaviours }) => behaviours);
