import * as z from 'zod';
import { type Fault, type FaultOptions, faultOptions } from '../../disturbances/rule.ts';
import { changes, named, reads, whole } from '../verb.ts';

export const faults = {
  add: changes(
    "Has calls go wrong from now on. Answers the fault's id.",
    [whole(faultOptions)],
    (world, options: FaultOptions): string => {
      const id = world.ids.node();
      world.putFault({ id, options, seen: 0, done: 0 });
      return id;
    },
  ),
  list: reads('The faults, and how often each has struck.', [], (world): Fault[] => [
    ...world.faults(),
  ]),
  clear: changes(
    'Takes the fault of an id back, or all of them.',
    [named('id', z.string().optional())],
    (world, id?: string): void => {
      for (const fault of [...world.faults()]) {
        if (id === undefined || fault.id === id) world.dropFault(fault.id);
      }
    },
  ),
};
