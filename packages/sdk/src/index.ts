export { type Explanation, explain } from '#codes';
export {
  type BlockedUsersApi,
  type BlockFailure,
  type BlockUsersOptions,
  isBlockFailure,
} from './blocked-users.ts';
export type {
  BusinessProfileApi,
  BusinessProfileWith,
  GetBusinessProfileOptions,
  UpdateBusinessProfileOptions,
} from './business-profile.ts';
export type { Caller } from './call.ts';
export type { CoexistenceApi, SyncOptions } from './coexistence.ts';
export type { CommerceSettingsApi, UpdateCommerceSettingsOptions } from './commerce-settings.ts';
export type {
  ComplianceContact,
  ComplianceInfoApi,
  ComplianceOfficer,
  UpdateComplianceInfoOptions,
} from './compliance-info.ts';
export type {
  AccountMode,
  AppDataType,
  BlockedUser,
  BlockedUsersChange,
  BusinessProfile,
  CallHours,
  CallingSettings,
  CanSendMessage,
  ChangedUser,
  CodeMethod,
  CodeVerificationStatus,
  CommerceSettings,
  ComplianceInfo,
  ConversationalAutomation,
  ConversationalCommand,
  CreatedNode,
  EncryptionKey,
  EntityType,
  FailedUser,
  FeatureSettings,
  HealthEntity,
  HealthStatus,
  MessagingLimit,
  NameDecision,
  NameRejectionReason,
  NameStatus,
  OfficialBusinessAccount,
  OfficialBusinessAccountStatus,
  PayloadEncryptionSettings,
  PhoneNumber,
  PhoneNumberFilter,
  PhoneNumberNameUpdate,
  PhoneNumberStatus,
  PlatformType,
  QrCode,
  QrImageFormat,
  QualityRating,
  SearchVisibility,
  StorageConfiguration,
  Success,
  ThroughputLevel,
  UnblockedUsersChange,
  UserIdentityChangeSettings,
  Username,
  UsernameStatus,
  Vertical,
  WebhookChange,
  WebhookConfiguration,
} from './contract/index.ts';
export type {
  DisplayNameApi,
  DisplayNameStatus,
  NameUpdate,
  UpdateDisplayNameOptions,
} from './display-name.ts';
export type { EncryptionApi, SetEncryptionKeyOptions } from './encryption.ts';
export {
  ConnectionError,
  GraphError,
  InputError,
  type Interrupted,
  type ShownCall,
} from './errors.ts';
export type { Answer, Exchange, Usage } from './exchange.ts';
export type { UpdateSettingsOptions } from './feature-settings.ts';
export type { ListPage, PageOptions } from './lists.ts';
export type { ApplyOptions, OfficialBusinessAccountApi } from './official-business-account.ts';
export type {
  ConversationalComponentsOptions,
  CreateOptions,
  FieldsOption,
  GetSettingsOptions,
  ListPhoneNumbersOptions,
  PhoneNumberApi,
  PhoneNumberWith,
  RegisterOptions,
  RequestVerificationCodeOptions,
  SetWebhookOptions,
  VerifyOptions,
} from './phone-number.ts';
export type {
  CreateQrCodeOptions,
  GetQrCodeOptions,
  ListQrCodesOptions,
  QrCodeOption,
  QrCodesApi,
  QrImageOption,
  UpdateQrCodeOptions,
} from './qr-code.ts';
export type { CallOptions, Fetch, WhatsAppOptions } from './settings.ts';
export type { PinOptions, TwoStepVerificationApi } from './two-step-verification.ts';
export type { SetUsernameOptions, UsernameApi } from './username.ts';
export { WhatsApp, WhatsApp as default } from './whatsapp.ts';
