import * as z from 'zod';
import { faults } from '../fault.ts';
import { readPhoneNumber } from '../fields/phone-number.ts';
import { selectFrom } from '../fields/selection.ts';
import { awaitNameReview } from '../reviews.ts';
import { checkOverride, setOverride } from '../rules/callback.ts';
import { requestName } from '../rules/display-name.ts';
import { endMigration } from '../rules/migration.ts';
import { canBeProven, sendCode, takeCode } from '../rules/ownership.ts';
import { deregister, register } from '../rules/registration.ts';
import { setPin } from '../rules/two-step.ts';
import { emit } from '../webhooks/emit.ts';
import { qualityUpdate, security } from '../webhooks/number-events.ts';
import {
  fieldsInput,
  type Handlers,
  handler,
  json,
  region,
  settle,
  spokenLanguage,
  success,
  text,
} from './handler.ts';

const pin = text.refine((value) => /^\d{6}$/.test(value), 'must be 6 digits');
const withoutEmoji = z
  .string()
  .refine(
    (value) => !/\p{Emoji_Presentation}|\p{Regional_Indicator}|\u20e3|\ufe0f/u.test(value),
    'must not contain emoji',
  );

export const phoneNumber: Handlers<
  | 'phoneNumber.get'
  | 'phoneNumber.update'
  | 'phoneNumber.requestCode'
  | 'phoneNumber.verifyCode'
  | 'phoneNumber.register'
  | 'phoneNumber.deregister'
  | 'phoneNumber.getConversationalAutomation'
  | 'phoneNumber.updateConversationalAutomation'
> = {
  'phoneNumber.get': handler(
    z.object({ fields: fieldsInput }),
    (number, { fields }, world, address, token) =>
      readPhoneNumber(number, fields, world, { address, token }),
  ),

  'phoneNumber.update': handler(
    z.object({
      pin: pin.optional(),
      new_display_name: z.string().optional(),
      webhook_configuration: json(
        z.object({ override_callback_uri: z.string(), verify_token: z.string().optional() }),
      ).optional(),
      search_visibility: z.enum(['VISIBLE', 'HIDDEN']).optional(),
    }),
    async (number, input, world, _address, token) => {
      const { pin, new_display_name: name, webhook_configuration: callback } = input;
      if (Object.values(input).every((value) => value === undefined)) {
        throw faults.invalidParameter('At least one parameter to update must be given.');
      }
      if (callback) await checkOverride(number, callback, token, world);
      // Asking the callback takes a while, in which the number may have changed.
      let updated = world.get('phoneNumber', number.id);
      if (pin !== undefined) updated = setPin(updated, pin, world);
      if (name !== undefined) updated = requestName(updated, name, world);
      if (callback) updated = setOverride(updated, callback.override_callback_uri);
      if (input.search_visibility) {
        updated = { ...updated, isSearchable: input.search_visibility === 'VISIBLE' };
      }
      world.put(updated);
      if (updated.name !== number.name) awaitNameReview(updated, world);
      if (pin !== undefined && world.settings.pinEventOfApi) {
        emit(security(updated, 'PIN_CHANGED'), world);
      }
      return success;
    },
  ),

  'phoneNumber.requestCode': handler(
    z.object({ code_method: z.enum(['SMS', 'VOICE']), language: spokenLanguage }),
    (number, { code_method: method, language }, world) => {
      world.put(sendCode(number, { method, language }, canBeProven(number, world), world));
      return success;
    },
  ),

  'phoneNumber.verifyCode': handler(z.object({ code: text }), (number, { code }, world) =>
    settle(takeCode(number, code, canBeProven(number, world), world), world),
  ),

  'phoneNumber.register': handler(
    z.object({
      messaging_product: z.enum(['whatsapp']),
      pin,
      data_localization_region: region.optional(),
    }),
    (number, { pin, data_localization_region: region }, world) => {
      const outcome = register(number, { pin, region }, world);
      const isFirst = number.registration.firstAt === undefined;
      if (!outcome.refusal && isFirst && world.settings.onboardingEvent) {
        emit(qualityUpdate(outcome.number, 'ONBOARDING', world), world);
      }
      if (outcome.refusal || !number.migratesFrom) return settle(outcome, world);
      const source = world.get('phoneNumber', number.migratesFrom);
      endMigration(outcome.number, source).forEach(world.put);
      return success;
    },
  ),

  'phoneNumber.deregister': handler(z.object({}), (number, _input, world) =>
    settle(deregister(number, world), world),
  ),

  'phoneNumber.getConversationalAutomation': handler(
    z.object({ fields: fieldsInput }),
    ({ id, automation }, { fields }) => selectFrom({ ...automation, id }, fields),
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
};
