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
export type { CommerceSettingsApi, UpdateCommerceSettingsOptions } from './commerce-settings.ts';
export type {
  AccountMode,
  BlockedUser,
  BlockedUsersChange,
  BusinessProfile,
  CanSendMessage,
  ChangedUser,
  CodeMethod,
  CodeVerificationStatus,
  CommerceSettings,
  ConversationalAutomation,
  ConversationalCommand,
  CreatedNode,
  EncryptionKey,
  FailedUser,
  HealthEntity,
  HealthStatus,
  MessagingLimit,
  NameStatus,
  PhoneNumber,
  PhoneNumberFilter,
  PhoneNumberStatus,
  PlatformType,
  QrCode,
  QrImageFormat,
  QualityRating,
  Success,
  ThroughputLevel,
  UnblockedUsersChange,
  Vertical,
} from './contract/index.ts';
export type { EncryptionApi, SetEncryptionKeyOptions } from './encryption.ts';
export {
  ConnectionError,
  GraphError,
  InputError,
  type Interrupted,
  type ShownCall,
} from './errors.ts';
export type { Answer, Exchange, Usage } from './exchange.ts';
export type { ListPage, PageOptions } from './lists.ts';
export type {
  CreateOptions,
  FieldsOption,
  ListPhoneNumbersOptions,
  PhoneNumberApi,
  PhoneNumberWith,
  RegisterOptions,
  RequestVerificationCodeOptions,
  UpdateDisplayNameOptions,
  UpdateSettingsOptions,
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
export { WhatsApp, WhatsApp as default } from './whatsapp.ts';
