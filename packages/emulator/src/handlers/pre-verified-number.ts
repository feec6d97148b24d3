import type { BusinessReference, EndpointName } from 'meta-cloud-api/contract';
import { z } from 'zod';
import { referenceTo } from '../fields/business-account.ts';
import { readPreVerifiedNumber } from '../fields/pre-verified-number.ts';
import { type Fields, parseFields, select } from '../fields/selection.ts';
import { nodeTypes } from '../nodes.ts';
import { page, pageInput } from '../paging.ts';
import { sendCode, takeCode } from '../rules/ownership.ts';
import { canBeRenewed } from '../rules/pre-verified-number.ts';
import { fieldsInput, type Handlers, handler, language, settle, success, text } from './handler.ts';

const DEFAULT_FIELDS = parseFields('id,name');

const partnerFields: Fields<BusinessReference, BusinessReference> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
};

export const preVerifiedNumber: Handlers<Extract<EndpointName, `preVerifiedNumber.${string}`>> = {
  'preVerifiedNumber.get': handler(z.object({ fields: fieldsInput }), (number, { fields }, world) =>
    readPreVerifiedNumber(number, fields, world),
  ),

  'preVerifiedNumber.requestCode': handler(
    z.object({ code_method: z.enum(['SMS', 'VOICE', 'IVR']), language }),
    (number, { code_method: method, language }, world) => {
      world.put(sendCode(number, { method, language }, canBeRenewed(number, world), world));
      return success;
    },
  ),

  'preVerifiedNumber.verifyCode': handler(z.object({ code: text }), (number, { code }, world) =>
    settle(takeCode(number, code, canBeRenewed(number, world), world), world),
  ),

  'preVerifiedNumber.listPartners': handler(
    z.object({ fields: fieldsInput, ...pageInput }),
    (number, { fields = DEFAULT_FIELDS, ...input }, world, address) => {
      const partners = number.partnerIds.map((id) => referenceTo(world.get('portfolio', id)));
      const show = (partner: BusinessReference) =>
        select(nodeTypes.portfolio, partnerFields, partner, fields, world);
      return page(partners, input, show, address);
    },
  ),

  'preVerifiedNumber.delete': handler(z.object({}), (number, _input, world) => {
    world.put({ ...number, left: true });
    return success;
  }),
};
