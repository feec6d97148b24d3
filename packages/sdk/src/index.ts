export { type Explanation, explain } from '#codes';
export type { Caller } from './call.ts';
export type { CoexistenceApi, SyncOptions } from './coexistence.ts';
export type {
  ComplianceContact,
  ComplianceInfoApi,
  ComplianceOfficer,
  UpdateComplianceInfoOptions,
} from './compliance-info.ts';
export type {
  AccountMode,
  AppDataType,
  CallHours,
  CallingSettings,
  CanSendMessage,
  CodeMethod,
  CodeVerificationStatus,
  ComplianceInfo,
  ConversationalAutomation,
  ConversationalCommand,
  CreatedNode,
  EntityType,
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
  QualityRating,
  SearchVisibility,
  StorageConfiguration,
  Success,
  ThroughputLevel,
  UserIdentityChangeSettings,
  Username,
  UsernameStatus,
  WebhookChange,
  WebhookConfiguration,
} from './contract/index.ts';
export type {
  DisplayNameApi,
  DisplayNameStatus,
  NameUpdate,
  UpdateDisplayNameOptions,
} from './display-name.ts';
export {
  ConnectionError,
  GraphError,
  InputError,
  type Interrupted,
  type ShownCall,
} from './errors.ts';
export type { Answer, Exchange, Usage } from './exchange.ts';
export type { UpdateSettingsOptions } from './feature-settings.ts';
export type { ListPage } from './lists.ts';
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
export type { CallOptions, Fetch, WhatsAppOptions } from './settings.ts';
export type { PinOptions, TwoStepVerificationApi } from './two-step-verification.ts';
export type { SetUsernameOptions, UsernameApi } from './username.ts';
export { WhatsApp, WhatsApp as default } from './whatsapp.ts';
