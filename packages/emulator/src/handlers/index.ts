import type { EndpointName } from 'meta-cloud-api/contract';
import { blockedUsers } from './blocked-users.ts';
import { businessAccount } from './business-account.ts';
import { businessProfile } from './business-profile.ts';
import { commerceSettings } from './commerce-settings.ts';
import { encryption } from './encryption.ts';
import type { Handlers } from './handler.ts';
import { phoneNumber } from './phone-number.ts';
import { qrCode } from './qr-code.ts';

/** How each row of the contract is answered: a row without a handler does not compile. */
export const handlers: Handlers<EndpointName> = {
  ...phoneNumber,
  ...businessProfile,
  ...qrCode,
  ...encryption,
  ...blockedUsers,
  ...commerceSettings,
  ...businessAccount,
};
