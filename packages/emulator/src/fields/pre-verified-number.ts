import type * as wire from 'meta-cloud-api/contract';
import type { Asker } from '../edges/expand.ts';
import { partners } from '../edges/partners.ts';
import { nodeTypes, type PreVerifiedNumber } from '../nodes.ts';
import { displayed } from '../phone-number.ts';
import { poolStatus, provenUntil } from '../rules/pre-verified-number.ts';
import type { World } from '../world.ts';
import { referenceTo } from './reference.ts';
import { type Fields, parseFields, type Selected, select } from './selection.ts';

/** What Meta answers without `fields`. */
const DEFAULT_FIELDS = parseFields(
  'phone_number,code_verification_status,verification_expiry_time,id',
);

/** Reads a number of the pool as Meta answers it. */
export const readPreVerifiedNumber = (
  number: PreVerifiedNumber,
  selected: readonly Selected[] | undefined,
  world: World,
  asker: Asker,
): Partial<wire.PreVerifiedNumber> =>
  select(readable, number, selected ?? DEFAULT_FIELDS, world, asker);

const preVerifiedNumberFields: Fields<PreVerifiedNumber, wire.PreVerifiedNumber> = {
  id: ({ id }) => id,
  phone_number: ({ digits }) => displayed(digits),
  code_verification_status: poolStatus,
  code_verification_time: ({ ownership }) => moment(ownership.verifiedAt),
  verification_expiry_time: (number, world) => moment(provenUntil(number, world)),
  owner_business: ({ portfolioId }, world) => referenceTo(world.get('portfolio', portfolioId)),
};

const readable = {
  type: nodeTypes.preVerifiedNumber,
  fields: preVerifiedNumberFields,
  edges: [partners],
} as const;

/** A time as Meta writes it in a node, such as `2026-11-22T09:00:00+0000`. */
const moment = (time: number | undefined) =>
  time === undefined ? undefined : new Date(time).toISOString().replace(/\.\d+Z$/, '+0000');
