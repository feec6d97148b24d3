import { act, type CreatedNode, read } from './endpoint.ts';
import type { Open } from './phone-number.ts';

/** The wish to move an account from one partner's solution to another's, or off one. */
export interface MigrationIntent {
  readonly id: string;
  /** The business has to accept it before anything moves. */
  readonly status: Open<'INITIATED' | 'ACCEPTED' | 'COMPLETED' | 'REJECTED'>;
}

/** Where the account goes: one of the two. */
export interface SetSolutionMigrationIntentInput {
  /** The solution that takes the account over. */
  readonly solution_id?: string;
  /** The app that takes it over by itself, off any solution. */
  readonly app_id?: string;
}

const docs =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/solution-providers/support/migrating-wabas-among-solutions-via-meta-business-suite';

export const migration = {
  /** Ask the business behind an account to let it move to another solution, or to an app alone. */
  'businessAccount.setSolutionMigrationIntent': act<SetSolutionMigrationIntentInput, CreatedNode>({
    node: 'businessAccount',
    edge: 'set_solution_migration_intent',
    repeatable: false,
    permission: 'whatsapp_business_management',
    docs,
  }),

  /** Read how far a move is. */
  'migrationIntent.get': read<MigrationIntent>({
    node: 'migrationIntent',
    permission: 'whatsapp_business_management',
    docs,
  }),
} as const;
