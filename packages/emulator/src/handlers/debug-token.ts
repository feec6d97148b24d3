import type { TokenInfo } from 'meta-cloud-api/contract';
import * as z from 'zod';
import { tokenOf, whyInvalid } from '../access.ts';
import { faults } from '../fault.ts';
import type { Token } from '../nodes.ts';
import type { World } from '../world.ts';
import { type Handlers, handler } from './handler.ts';

const seconds = (time: number) => Math.floor(time / 1000);

function infoOf(token: Token, world: World): TokenInfo {
  const { appId, userId, scopes, businessAccountIds, portfolioIds, issuedAt, expiresAt } = token;
  const expiry = whyInvalid(token, world)?.body;
  return {
    app_id: appId,
    type: userId ? 'SYSTEM_USER' : 'APP',
    application: world.get('app', appId).name,
    ...(expiry && {
      error: { code: expiry.code, message: expiry.message, subcode: expiry.error_subcode ?? 0 },
    }),
    expires_at: expiresAt === undefined ? 0 : seconds(expiresAt),
    is_valid: !expiry,
    ...(userId && { issued_at: seconds(issuedAt) }),
    scopes,
    ...(userId && {
      granular_scopes: scopes.map((scope) => ({
        scope,
        target_ids: scope === 'business_management' ? portfolioIds : businessAccountIds,
      })),
      user_id: userId,
    }),
  };
}

export const debugToken: Handlers<'debugToken.get'> = {
  'debugToken.get': handler(
    z.object({ input_token: z.string().min(1) }),
    (_node, { input_token }, world, _address, asking) => {
      const token = tokenOf(input_token, world);
      if (!token) {
        const error = { code: 190, message: 'The access token could not be decrypted' };
        return { data: { error, is_valid: false, scopes: [] } };
      }
      if (token.appId !== asking.appId) throw faults.tokenNotYours();
      return { data: infoOf(token, world) };
    },
  ),
};
