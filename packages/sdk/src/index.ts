export { type Explanation, explain } from '#codes';
export type {
  AddUserOptions,
  AssignedUsersApi,
  ListAssignedUsersOptions,
  RemoveUserOptions,
} from './assigned-users.ts';
export {
  type BlockedUsersApi,
  type BlockFailure,
  type BlockUsersOptions,
  isBlockFailure,
} from './blocked-users.ts';
export type {
  BusinessAccountApi,
  DefaultBusinessAccountField,
  GetBusinessAccountOptions,
  SubscribeOptions,
  UpdateBusinessAccountOptions,
} from './business-account.ts';
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
export type { MessagesApi, SendMessageOptions } from './message.ts';
export type { MigrationApi, SetSolutionIntentOptions } from './migration.ts';
export type {
  ClaimedNumberOptions,
  CreateOptions,
  MigratedNumberOptions,
  NewNumberOptions,
} from './new-number.ts';
export type { NodeList, NodeListOptions } from './node-list.ts';
export type { ApplyOptions, OfficialBusinessAccountApi } from './official-business-account.ts';
export type { PhoneNumberApi } from './phone-number.ts';
export type {
  ConversationalComponentsOptions,
  FieldsOption,
  GetSettingsOptions,
  ListPhoneNumbersOptions,
  PhoneNumberWith,
  RegisterOptions,
  RequestVerificationCodeOptions,
  SetWebhookOptions,
  VerifyOptions,
} from './phone-number-options.ts';
export type {
  BusinessAccountList,
  ListBusinessAccountsOptions,
  PortfolioApi,
} from './portfolio.ts';
export type {
  AddPreVerifiedNumberOptions,
  ListPreVerifiedNumbersOptions,
  PartnerOption,
  PreVerifiedNumbersApi,
  RequestPreVerifiedCodeOptions,
} from './pre-verified-number.ts';
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
