export { type Explanation, explain } from '#codes';
export type { Caller } from './call.ts';
export type {
  AccountMode,
  CanSendMessage,
  CodeMethod,
  CodeVerificationStatus,
  ConversationalAutomation,
  ConversationalCommand,
  CreatedNode,
  HealthEntity,
  HealthStatus,
  MessagingLimit,
  NameStatus,
  PhoneNumber,
  PhoneNumberFilter,
  PhoneNumberStatus,
  PlatformType,
  QualityRating,
  Success,
  ThroughputLevel,
} from './contract/index.ts';
export {
  ConnectionError,
  GraphError,
  InputError,
  type Interrupted,
  type ShownCall,
} from './errors.ts';
export type { Answer, Exchange, Usage } from './exchange.ts';
export type { ListPage } from './lists.ts';
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
export type { CallOptions, Fetch, WhatsAppOptions } from './settings.ts';
export type { PinOptions, TwoStepVerificationApi } from './two-step-verification.ts';
export { WhatsApp, WhatsApp as default } from './whatsapp.ts';
