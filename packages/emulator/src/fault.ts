import { accountFaults } from './faults/accounts.ts';
import { featureFaults } from './faults/features.ts';
import { graphFaults } from './faults/graph.ts';
import { limitFaults } from './faults/limits.ts';
import { messageFaults } from './faults/message.ts';
import { numberFaults } from './faults/numbers.ts';
import { registrationFaults } from './faults/registration.ts';
import { tokenFaults } from './faults/tokens.ts';

export { GraphFault } from './faults/dialects.ts';

/** Every refusal the emulator knows, in Meta's own words where those are recorded. */
export const faults = {
  ...graphFaults,
  ...tokenFaults,
  ...limitFaults,
  ...numberFaults,
  ...accountFaults,
  ...registrationFaults,
  ...featureFaults,
  ...messageFaults,
} as const;
