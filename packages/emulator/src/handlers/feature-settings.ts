import * as z from 'zod';
import { setFeature, settingsOf } from '../rules/feature-settings.ts';
import { emit } from '../webhooks/emit.ts';
import { callingUpdate } from '../webhooks/number-events.ts';
import { callHours } from './call-hours.ts';
import { type Handlers, handler, json, region, success } from './handler.ts';

const toggle = z.enum(['ENABLED', 'DISABLED']);

const calling = z.object({
  status: toggle.exactOptional(),
  call_icon_visibility: z.enum(['DEFAULT', 'DISABLE_ALL']).exactOptional(),
  call_icons: z
    .object({
      restrict_to_user_countries: z.array(z.string().regex(/^[A-Z]{2}$/, 'must be two letters')),
    })
    .exactOptional(),
  call_hours: callHours.exactOptional(),
  callback_permission_status: toggle.exactOptional(),
  srtp_key_exchange_protocol: z.enum(['DTLS', 'SDES']).exactOptional(),
  sip: z
    .object({
      status: toggle,
      servers: z
        .array(
          z.object({
            hostname: z.hostname(),
            port: z.number().int().min(1).max(65_535).exactOptional(),
            request_uri_user_params: z.record(z.string(), z.string()).exactOptional(),
          }),
        )
        .max(1, 'must be one: each app has one server')
        .exactOptional(),
    })
    .exactOptional(),
});

const storage = z
  .object({
    status: z.enum([
      'IN_COUNTRY_STORAGE_ENABLED',
      'IN_COUNTRY_STORAGE_DISABLED',
      'NO_STORAGE_ENABLED',
    ]),
    data_localization_region: region.exactOptional(),
    retention_minutes: z.number().int().min(1).exactOptional(),
  })
  .refine(
    ({ status, data_localization_region: region }) =>
      status !== 'IN_COUNTRY_STORAGE_ENABLED' || region !== undefined,
    { path: ['data_localization_region'], message: 'is required to store in a country' },
  );

export const featureSettings: Handlers<'phoneNumber.getSettings' | 'phoneNumber.updateSettings'> = {
  'phoneNumber.getSettings': handler(
    z.object({ include_sip_credentials: z.stringbool().or(z.boolean()).default(false) }),
    (number, { include_sip_credentials }) => settingsOf(number, include_sip_credentials),
  ),

  'phoneNumber.updateSettings': handler(
    z.object({
      calling: json(calling).exactOptional(),
      user_identity_change: json(
        z.object({ enable_identity_key_check: z.stringbool().or(z.boolean()) }),
      ).exactOptional(),
      payload_encryption: json(
        z.object({ status: toggle, client_encryption_key: z.string().min(1).exactOptional() }),
      ).exactOptional(),
      storage_configuration: json(storage).exactOptional(),
    }),
    (number, given, world, _address, token) => {
      const changed = setFeature(number, given, token, world);
      world.put(changed);
      if (given.calling) emit(callingUpdate(changed, world), world);
      return success;
    },
  ),
};
