import type { EndpointName } from 'meta-cloud-api/contract';
import { app } from './app.ts';
import { assignedUsers } from './assigned-users.ts';
import { blockedUsers } from './blocked-users.ts';
import { businessAccount } from './business-account.ts';
import { businessProfile } from './business-profile.ts';
import { coexistence } from './coexistence.ts';
import { commerceSettings } from './commerce-settings.ts';
import { complianceInfo } from './compliance-info.ts';
import { debugToken } from './debug-token.ts';
import { encryption } from './encryption.ts';
import { featureSettings } from './feature-settings.ts';
import type { Handlers } from './handler.ts';
import { message } from './message.ts';
import { migration } from './migration.ts';
import { newNumber } from './new-number.ts';
import { officialBusinessAccount } from './official-business-account.ts';
import { phoneNumber } from './phone-number.ts';
import { portfolio } from './portfolio.ts';
import { preVerifiedNumber } from './pre-verified-number.ts';
import { qrCode } from './qr-code.ts';
import { username } from './username.ts';

/** How each row of the contract is answered: a row without a handler does not compile. */
export const handlers: Handlers<EndpointName> = {
  ...phoneNumber,
  ...featureSettings,
  ...username,
  ...officialBusinessAccount,
  ...complianceInfo,
  ...coexistence,
  ...businessProfile,
  ...qrCode,
  ...encryption,
  ...blockedUsers,
  ...commerceSettings,
  ...businessAccount,
  ...newNumber,
  ...assignedUsers,
  ...portfolio,
  ...preVerifiedNumber,
  ...migration,
  ...app,
  ...message,
  ...debugToken,
};
