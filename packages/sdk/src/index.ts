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
  PhoneNumberStatus,
  PlatformType,
  QualityRating,
  Success,
  ThroughputLevel,
} from './contract/index.ts';
export { ConnectionError, GraphError, InputError, type ShownCall } from './errors.ts';
export type { Answer, Exchange, Usage } from './exchange.ts';
export type {
  CreateOptions,
  FieldsOption,
  PhoneNumberApi,
  PhoneNumberWith,
  RegisterOptions,
  RequestVerificationCodeOptions,
  UpdateDisplayNameOptions,
  UpdateSettingsOptions,
  VerifyOptions,
} from './phone-number.ts';
export type { Fetch, WhatsAppOptions } from './settings.ts';
export type { PinOptions, TwoStepVerificationApi } from './two-step-verification.ts';
export { WhatsApp, WhatsApp as default } from './whatsapp.ts';
