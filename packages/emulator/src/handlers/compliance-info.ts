import * as z from 'zod';
import { selectFrom } from '../fields/selection.ts';
import { fieldsInput, type Handlers, handler, json, success } from './handler.ts';

const number = z
  .string()
  .regex(/^\+[1-9]\d{1,14}$/, 'must be a number with its country code')
  .exactOptional();
const contact = {
  email: z.email().max(128),
  landline_number: number,
  mobile_number: number,
};

const input = z
  .object({
    messaging_product: z.enum(['whatsapp']),
    entity_name: z.string().min(2).max(128),
    entity_type: z.enum([
      'LIMITED_LIABILITY_PARTNERSHIP',
      'SOLE_PROPRIETORSHIP',
      'PARTNERSHIP',
      'PUBLIC_COMPANY',
      'PRIVATE_COMPANY',
      'OTHER',
    ]),
    entity_type_custom: z.string().min(1).max(1_024).exactOptional(),
    is_registered: z.stringbool().or(z.boolean()).exactOptional(),
    grievance_officer_details: json(z.object({ name: z.string().min(1).max(128), ...contact })),
    customer_care_details: json(z.object(contact)),
  })
  .refine(
    ({ entity_type, entity_type_custom }) =>
      (entity_type === 'OTHER') === (entity_type_custom !== undefined),
    {
      path: ['entity_type_custom'],
      message: 'is mandatory for the entity type OTHER, and cannot be used with another',
    },
  )
  .refine(
    ({ entity_type, is_registered }) =>
      is_registered === undefined || ['OTHER', 'PARTNERSHIP'].includes(entity_type),
    {
      path: ['is_registered'],
      message: 'can only be used with the entity types OTHER and PARTNERSHIP',
    },
  );

export const complianceInfo: Handlers<
  'phoneNumber.getComplianceInfo' | 'phoneNumber.updateComplianceInfo'
> = {
  'phoneNumber.getComplianceInfo': handler(
    z.object({ fields: fieldsInput }),
    ({ complianceInfo }, { fields }) => ({
      data: complianceInfo ? [selectFrom(complianceInfo, fields)] : [],
    }),
  ),

  'phoneNumber.updateComplianceInfo': handler(input, (node, complianceInfo, world) => {
    world.put({ ...node, complianceInfo });
    return success;
  }),
};
