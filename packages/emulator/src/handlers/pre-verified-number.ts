import type { EndpointName } from 'meta-cloud-api/contract';
import * as z from 'zod';
import { partners } from '../edges/partners.ts';
import { faults } from '../fault.ts';
import { readPreVerifiedNumber } from '../fields/pre-verified-number.ts';
import type { PreVerifiedNumber, Token } from '../nodes.ts';
import { sendCode, takeCode } from '../rules/ownership.ts';
import { canBeRenewed } from '../rules/pre-verified-number.ts';
import {
  fieldsInput,
  type Handlers,
  handler,
  listed,
  settle,
  spokenLanguage,
  success,
  text,
} from './handler.ts';

export const preVerifiedNumber: Handlers<Extract<EndpointName, `preVerifiedNumber.${string}`>> = {
  'preVerifiedNumber.get': handler(
    z.object({ fields: fieldsInput }),
    (number, { fields }, world, address, token) =>
      readPreVerifiedNumber(number, fields, world, { address, token }),
  ),

  'preVerifiedNumber.requestCode': handler(
    z.object({ code_method: z.enum(['SMS', 'VOICE', 'IVR']), language: spokenLanguage }),
    (number, { code_method: method, language }, world, _address, token) => {
      checkOwner(number, 'POST', token);
      world.put(sendCode(number, { method, language }, canBeRenewed(number, world), world));
      return success;
    },
  ),

  'preVerifiedNumber.verifyCode': handler(
    z.object({ code: text }),
    (number, { code }, world, _address, token) => {
      checkOwner(number, 'POST', token);
      return settle(takeCode(number, code, canBeRenewed(number, world), world), world);
    },
  ),

  'preVerifiedNumber.listPartners': listed(partners),

  'preVerifiedNumber.delete': handler(z.object({}), (number, _input, world, _address, token) => {
    checkOwner(number, 'DELETE', token);
    world.put({ ...number, left: true });
    return success;
  }),
};

/** Those whom a number is shared with offer it; to prove it, or to delete it, is its owner's. */
function checkOwner({ id, portfolioId }: PreVerifiedNumber, method: string, token: Token): void {
  if (!token.portfolioIds.includes(portfolioId)) throw faults.unsupported(method, id);
}
