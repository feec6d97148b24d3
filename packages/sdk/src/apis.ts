import type AssignedUsers from './assigned-users.ts';
import type BlockedUsers from './blocked-users.ts';
import type BusinessAccount from './business-account.ts';
import type BusinessProfile from './business-profile.ts';
import type Coexistence from './coexistence.ts';
import type CommerceSettings from './commerce-settings.ts';
import type ComplianceInfo from './compliance-info.ts';
import type DisplayName from './display-name.ts';
import type Encryption from './encryption.ts';
import type Messages from './message.ts';
import type Migration from './migration.ts';
import type OfficialBusinessAccount from './official-business-account.ts';
import type PhoneNumberFields from './phone-number.ts';
import type PhoneNumberList from './phone-number-list.ts';
import type PhoneNumberRegistration from './phone-number-registration.ts';
import type PhoneNumberSettings from './phone-number-settings.ts';
import type PreVerifiedNumbers from './pre-verified-number.ts';
import type QrCodes from './qr-code.ts';
import type TwoStepVerification from './two-step-verification.ts';
import type Username from './username.ts';

/** What a topic can be asked. Whatever has the same methods can stand in for it. */
type Methods<Topic> = Pick<Topic, keyof Topic>;

/** A business phone number: the one whose id the client was given, and the account it belongs to. */
export type PhoneNumberApi = Methods<
  PhoneNumberFields & PhoneNumberList & PhoneNumberRegistration & PhoneNumberSettings
>;
export type TwoStepVerificationApi = Methods<TwoStepVerification>;
export type DisplayNameApi = Methods<DisplayName>;
export type UsernameApi = Methods<Username>;
export type OfficialBusinessAccountApi = Methods<OfficialBusinessAccount>;
export type ComplianceInfoApi = Methods<ComplianceInfo>;
export type CoexistenceApi = Methods<Coexistence>;
export type BusinessProfileApi = Methods<BusinessProfile>;
export type QrCodesApi = Methods<QrCodes>;
export type EncryptionApi = Methods<Encryption>;
export type BlockedUsersApi = Methods<BlockedUsers>;
export type CommerceSettingsApi = Methods<CommerceSettings>;
export type BusinessAccountApi = Methods<BusinessAccount>;
export type PreVerifiedNumbersApi = Methods<PreVerifiedNumbers>;
export type MessagesApi = Methods<Messages>;
export type MigrationApi = Methods<Migration>;
export type AssignedUsersApi = Methods<AssignedUsers>;
