import { app } from './app.ts';
import { blockedUsers } from './blocked-users.ts';
import { businessAccount } from './business-account.ts';
import { businessProfile } from './business-profile.ts';
import { coexistence } from './coexistence.ts';
import { commerceSettings } from './commerce-settings.ts';
import { complianceInfo } from './compliance-info.ts';
import { conversationalComponents } from './conversational-components.ts';
import { debugToken } from './debug-token.ts';
import { encryption } from './encryption.ts';
import type { Endpoint, NodeKind } from './endpoint.ts';
import { featureSettings } from './feature-settings.ts';
import { message } from './message.ts';
import { migration } from './migration.ts';
import { officialBusinessAccount } from './official-business-account.ts';
import { phoneNumber } from './phone-number.ts';
import { portfolio } from './portfolio.ts';
import { preVerifiedNumber } from './pre-verified-number.ts';
import { qrCode } from './qr-code.ts';
import { username } from './username.ts';

/** Everything that can be asked, by name. */
export const contract = Object.freeze({
  ...phoneNumber,
  ...featureSettings,
  ...conversationalComponents,
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
  ...portfolio,
  ...preVerifiedNumber,
  ...migration,
  ...app,
  ...message,
  ...debugToken,
});

export type Contract = typeof contract;

/** A row's name, such as `phoneNumber.register`. */
export type EndpointName = keyof Contract;

/** What goes into an endpoint, in Meta's wire names. */
export type Input<Name extends EndpointName> =
  Contract[Name] extends Endpoint<infer In, unknown> ? In : never;

/** What an endpoint answers, in Meta's wire names. */
export type Output<Name extends EndpointName> =
  Contract[Name] extends Endpoint<unknown, infer Out> ? Out : never;

/** The kind of node an endpoint is asked of: a row is named after it. */
export type NodeKindOf<Name extends EndpointName> =
  Name extends `${infer Kind extends NodeKind}.${string}` ? Kind : never;

/** A call as a value: it can be stored, compared, shown and sent. */
export interface Call<Name extends EndpointName = EndpointName> {
  readonly endpoint: Name;
  readonly id: string;
  readonly input: Input<Name>;
}
