import type { BusinessReference } from 'meta-cloud-api/contract';
import * as z from 'zod';
import { referenceTo } from '../fields/reference.ts';
import { type Fields, parseFields, select } from '../fields/selection.ts';
import { fieldsInput } from '../handlers/handler.ts';
import { nodeTypes } from '../nodes.ts';
import { page, pageInput } from '../paging.ts';
import { edge } from './edge.ts';

const DEFAULT_FIELDS = parseFields('id,name');

const partnerFields: Fields<BusinessReference, BusinessReference> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
};

const readable = { type: nodeTypes.portfolio, fields: partnerFields } as const;

/** The portfolios that may offer a number of the pool too. */
export const partners = edge({
  endpoint: 'preVerifiedNumber.listPartners',
  input: z.object({ fields: fieldsInput, ...pageInput }),
  list: ({ partnerIds }, { fields = DEFAULT_FIELDS, ...input }, world, { address }) => {
    const partners = partnerIds.map((id) => referenceTo(world.get('portfolio', id)));
    const show = (partner: BusinessReference) => select(readable, partner, fields, world);
    return page(partners, input, show, address);
  },
});
