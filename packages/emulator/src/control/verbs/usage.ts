import * as z from 'zod';
import { type CallBudget, MANAGEMENT, setCalls } from '../../usage.ts';
import { ControlError, changes, whole } from '../verb.ts';

/** Calls that an account is to have been called with. */
export interface UsageOptions {
  readonly businessAccountId: string;
  readonly calls: number;
  /** The app that made them; every app when absent. */
  readonly appId?: string | undefined;
}

const usageOptions: z.ZodType<UsageOptions> = z.strictObject({
  businessAccountId: z.string().min(1),
  calls: z.number().int().min(0),
  appId: z.string().optional(),
});

export const usage = {
  set: changes(
    'Has it look as if an app, or every app, had made so many calls with an account in this minute.',
    [whole(usageOptions)],
    (world, { businessAccountId, calls, appId }: UsageOptions): CallBudget[] => {
      if (!world.find('businessAccount', businessAccountId)) {
        throw new ControlError(`There is no account with the id ${businessAccountId} here`);
      }
      return world
        .all('app')
        .filter(({ id }) => appId === undefined || id === appId)
        .map(({ id }) =>
          setCalls({ appId: id, businessAccountId, type: MANAGEMENT }, calls, world),
        );
    },
  ),
};
