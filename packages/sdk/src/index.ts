export type {
  AssignedUsersApi,
  BlockedUsersApi,
  BusinessAccountApi,
  BusinessProfileApi,
  CoexistenceApi,
  CommerceSettingsApi,
  ComplianceInfoApi,
  DisplayNameApi,
  EncryptionApi,
  MessagesApi,
  MigrationApi,
  OfficialBusinessAccountApi,
  PhoneNumberApi,
  PreVerifiedNumbersApi,
  QrCodesApi,
  TwoStepVerificationApi,
  UsernameApi,
} from './apis.ts';
export type {
  AddUserOptions,
  ListAssignedUsersOptions,
  RemoveUserOptions,
} from './assigned-users.ts';
export { type BlockFailure, isBlockFailure } from './block-failure.ts';
export type { BlockUsersOptions } from './blocked-users.ts';
export type {
  DefaultBusinessAccountField,
  GetBusinessAccountOptions,
  SubscribeOptions,
  UpdateBusinessAccountOptions,
} from './business-account.ts';
export type {
  BusinessProfileWith,
  GetBusinessProfileOptions,
  UpdateBusinessProfileOptions,
} from './business-profile.ts';
export type { Caller } from './call.ts';
export type { SyncOptions } from './coexistence.ts';
export type { UpdateCommerceSettingsOptions } from './commerce-settings.ts';
export type {
  ComplianceContact,
  ComplianceOfficer,
  UpdateComplianceInfoOptions,
} from './compliance-info.ts';
export type {
  AccountMode,
  AccountReviewStatus,
  AccountTask,
  AppDataType,
  AssignedUser,
  BlockedUser,
  BlockedUsersChange,
  BusinessAccount,
  BusinessAccountFilter,
  BusinessProfile,
  BusinessReference,
  BusinessVerificationStatus,
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
  MigrationIntent,
  NameDecision,
  NameRejectionReason,
  NameStatus,
  OfficialBusinessAccount,
  OfficialBusinessAccountStatus,
  OwnershipType,
  PayloadEncryptionSettings,
  PhoneNumber,
  PhoneNumberFilter,
  PhoneNumberNameUpdate,
  PhoneNumberStatus,
  PlatformType,
  PreVerifiedNumber,
  QrCode,
  QrImageFormat,
  QualityRating,
  SearchVisibility,
  StorageConfiguration,
  SubscribedApp,
  Success,
  ThroughputLevel,
  TokenInfo,
  UnblockedUsersChange,
  UserIdentityChangeSettings,
  Username,
  UsernameStatus,
  Vertical,
  WebhookChange,
  WebhookConfiguration,
} from './contract/index.ts';
export type {
  DisplayNameStatus,
  NameUpdate,
  UpdateDisplayNameOptions,
} from './display-name.ts';
export type { SetEncryptionKeyOptions } from './encryption.ts';
export {
  ConnectionError,
  InputError,
  type Interrupted,
  type ShownCall,
} from './errors.ts';
export type { Answer, Exchange, Usage } from './exchange.ts';
export type { UpdateSettingsOptions } from './feature-settings.ts';
export { GraphError } from './graph-error.ts';
export type { ListPage, PageOptions } from './lists.ts';
export type { SendMessageOptions } from './message.ts';
export type { SetSolutionIntentOptions } from './migration.ts';
export type {
  ClaimedNumberOptions,
  CreateOptions,
  MigratedNumberOptions,
  NewNumberOptions,
} from './new-number.ts';
export type { NodeList, NodeListOptions } from './node-list.ts';
export type { ApplyOptions } from './official-business-account.ts';
export type { FieldsOption, PhoneNumberWith } from './phone-number.ts';
export type { ListPhoneNumbersOptions } from './phone-number-list.ts';
export type {
  RegisterOptions,
  RequestVerificationCodeOptions,
  VerifyOptions,
} from './phone-number-registration.ts';
export type {
  ConversationalComponentsOptions,
  GetSettingsOptions,
  SetWebhookOptions,
} from './phone-number-settings.ts';
export type {
  BusinessAccountList,
  ListBusinessAccountsOptions,
  PortfolioApi,
} from './portfolio.ts';
export type {
  AddPreVerifiedNumberOptions,
  ListPreVerifiedNumbersOptions,
  PartnerOption,
  RequestPreVerifiedCodeOptions,
} from './pre-verified-number.ts';
export type {
  CreateQrCodeOptions,
  GetQrCodeOptions,
  ListQrCodesOptions,
  QrCodeOption,
  QrImageOption,
  UpdateQrCodeOptions,
} from './qr-code.ts';
export type { CallOptions, Fetch, WhatsAppOptions } from './settings.ts';
export type { PinOptions } from './two-step-verification.ts';
export type { SetUsernameOptions } from './username.ts';
export { WhatsApp, WhatsApp as default } from './whatsapp.ts';
