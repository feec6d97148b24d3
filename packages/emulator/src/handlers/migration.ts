import type { MigrationIntent as WireIntent } from 'meta-cloud-api/contract';
import * as z from 'zod';
import { faults } from '../fault.ts';
import { type Fields, parseFields, select } from '../fields/selection.ts';
import { type MigrationIntent, nodeTypes } from '../nodes.ts';
import { fieldsInput, type Handlers, handler, id } from './handler.ts';

const DEFAULT_FIELDS = parseFields('id,status');

const intentFields: Fields<MigrationIntent, WireIntent> = {
  id: ({ id }) => id,
  status: ({ status }) => status,
};

const readable = { type: nodeTypes.migrationIntent, fields: intentFields } as const;

export const migration: Handlers<
  'businessAccount.setSolutionMigrationIntent' | 'migrationIntent.get'
> = {
  'businessAccount.setSolutionMigrationIntent': handler(
    z.object({ solution_id: id.optional(), app_id: id.optional() }),
    (account, { solution_id: solutionId, app_id: appId }, world) => {
      if (!solutionId && !appId) throw faults.missingParameter('solution_id');
      const intent: MigrationIntent = {
        kind: 'migrationIntent',
        id: world.ids.node(),
        businessAccountId: account.id,
        status: 'INITIATED',
        ...(solutionId && { solutionId }),
        ...(appId && { appId }),
      };
      world.put(intent);
      return { id: intent.id };
    },
  ),

  'migrationIntent.get': handler(
    z.object({ fields: fieldsInput }),
    (intent, { fields = DEFAULT_FIELDS }, world) => select(readable, intent, fields, world),
  ),
};
