import { z } from 'zod';
import { faults, type GraphFault } from '../fault.ts';
import { readPhoneNumber } from '../fields/phone-number.ts';
import type { PhoneNumber } from '../nodes.ts';
import { requestName } from '../rules/display-name.ts';
import { sendCode, takeCode } from '../rules/ownership.ts';
import { deregister, register } from '../rules/registration.ts';
import { setPin } from '../rules/two-step.ts';
import type { World } from '../world.ts';
import { fieldsInput, handler, json, type SomeHandlers, success, text } from './handler.ts';

/** Keeps what an attempt left behind, also where it was refused: Meta counts both. */
function settle(
  outcome: { readonly number: PhoneNumber; readonly refusal?: GraphFault },
  world: World,
) {
  world.put(outcome.number);
  if (outcome.refusal) throw outcome.refusal;
  return success;
}

const REGIONS = 'AU ID IN JP SG KR DE CH GB BR BH ZA AE CA'.split(' ');

const pin = text.refine((value) => /^\d{6}$/.test(value), 'must be 6 digits');
const withoutEmoji = z
  .string()
  .refine(
    (value) => !/\p{Emoji_Presentation}|\p{Regional_Indicator}|\u20e3|\ufe0f/u.test(value),
    'must not contain emoji',
  );

export const phoneNumber = {
  'phoneNumber.get': handler(z.object({ fields: fieldsInput }), (number, { fields }, world) =>
    readPhoneNumber(number, fields, world),
  ),

  'phoneNumber.update': handler(
    z.object({ pin: pin.optional(), new_display_name: z.string().optional() }),
    (number, { pin, new_display_name }, world) => {
      if (pin === undefined && new_display_name === undefined) {
        throw faults.invalidParameter('At least one parameter to update must be given.');
      }
      let updated = number;
      if (pin !== undefined) updated = setPin(updated, pin, world);
      if (new_display_name !== undefined) updated = requestName(updated, new_display_name, world);
      world.put(updated);
      return success;
    },
  ),

  'phoneNumber.requestCode': handler(
    z.object({
      code_method: z.enum(['SMS', 'VOICE']),
      language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'must look like en or en_US'),
    }),
    (number, { code_method: method, language }, world) => {
      world.put(sendCode(number, { method, language }, world));
      return success;
    },
  ),

  'phoneNumber.verifyCode': handler(z.object({ code: text }), (number, { code }, world) =>
    settle(takeCode(number, code, world), world),
  ),

  'phoneNumber.register': handler(
    z.object({
      messaging_product: z.enum(['whatsapp']),
      pin,
      data_localization_region: z.enum(REGIONS).optional(),
    }),
    (number, { pin, data_localization_region: region }, world) =>
      settle(register(number, { pin, region }, world), world),
  ),

  'phoneNumber.deregister': handler(z.object({}), (number, _input, world) =>
    settle(deregister(number, world), world),
  ),

  'phoneNumber.updateConversationalAutomation': handler(
    z.object({
      prompts: json(z.array(withoutEmoji.min(1).max(80)).max(4)).optional(),
      commands: json(
        z
          .array(
            z.object({
              command_name: withoutEmoji.min(1).max(32),
              command_description: withoutEmoji.min(1).max(256),
            }),
          )
          .max(30),
      ).optional(),
    }),
    (number, { prompts, commands }, world) => {
      const { automation } = number;
      world.put({
        ...number,
        automation: {
          prompts: prompts ?? automation.prompts,
          commands: commands ?? automation.commands,
        },
      });
      return success;
    },
  ),
} satisfies SomeHandlers;
