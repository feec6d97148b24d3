import type { BusinessAccount } from '../nodes.ts';
import type { World } from '../world.ts';
import { emit } from './emit.ts';

/** An account was subscribed to an app, or is no more: the app hears both, in an envelope of the portfolio. */
export function emitAppUpdate(
  { id, portfolioId }: BusinessAccount,
  appId: string,
  event: 'PARTNER_APP_INSTALLED' | 'PARTNER_APP_UNINSTALLED',
  world: World,
): void {
  const waba_info = { waba_id: id, owner_business_id: portfolioId, partner_app_id: appId };
  emit(
    {
      entryId: portfolioId,
      businessAccountId: id,
      field: 'account_update',
      value: { event, waba_info },
      ...(event === 'PARTNER_APP_UNINSTALLED' && { formerAppId: appId }),
    },
    world,
  );
}
