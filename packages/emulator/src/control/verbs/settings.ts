import * as z from 'zod';
import type { Settings } from '../../settings.ts';
import { changes, InvalidInput, reads, whole } from '../verb.ts';

export const settings = {
  get: reads('All settings.', [], (world): Settings => world.settings),
  set: changes(
    'Changes settings from now on; a reset takes that back.',
    [
      whole(
        z.custom<Partial<Settings>>(
          (given) => typeof given === 'object' && given !== null && !Array.isArray(given),
          'must be an object of settings',
        ),
      ),
    ],
    (world, changed: Partial<Settings>): Settings => {
      try {
        world.changeSettings(changed);
      } catch (error) {
        throw new InvalidInput((error as Error).message, { cause: error });
      }
      return world.settings;
    },
  ),
};
