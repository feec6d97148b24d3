export { type Clock, createManualClock, type ManualClock, systemClock } from './clock.ts';
export {
  type ConnectOptions,
  connectEmulator,
  type RemoteControl,
  type RemoteEmulator,
} from './control/connect.ts';
export type { Control } from './control/control.ts';
export { ControlError } from './control/verb.ts';
export type { AccountState } from './control/verbs/accounts.ts';
export type { BadgeDecision } from './control/verbs/badges.ts';
export type { ClockState } from './control/verbs/clock.ts';
export type { ShownCode } from './control/verbs/codes.ts';
export type { IntentDecision } from './control/verbs/migrations.ts';
export type { NameDecision, NameSchedule } from './control/verbs/names.ts';
export type { LineFacts, NumberChanges, NumberState } from './control/verbs/numbers.ts';
export type { ShownPerson } from './control/verbs/people.ts';
export type { PinState } from './control/verbs/pin.ts';
export type { PortfolioState } from './control/verbs/portfolio.ts';
export type { WorldState } from './control/verbs/state.ts';
export type { AppState, TokenGrant, TokenState } from './control/verbs/tokens.ts';
export type { UsageOptions } from './control/verbs/usage.ts';
export type {
  AppCallback,
  DeliveryFilter,
  SubscribeOptions,
  TriggeredWebhook,
  TriggerOptions,
} from './control/verbs/webhooks.ts';
export type { WorldExport } from './control/verbs/world.ts';
export type { Disturbance, EmulatedError, Fault, FaultOptions } from './disturbances/rule.ts';
export {
  createEmulator,
  type Emulator,
  type EmulatorEnvironment,
  type EmulatorOptions,
} from './emulator.ts';
export { createIds, type Ids } from './ids.ts';
export type { LoggedRequest, RequestFilter } from './request-log.ts';
export { demoSeed } from './seed/demo.ts';
export { readSeedFile } from './seed/file.ts';
export { type GenerateOptions, generateSeed } from './seed/generate.ts';
export { type Seed, SeedError, seedJsonSchema } from './seed/schema.ts';
export type { Listening, ListenOptions } from './serve.ts';
export { defaultSettings, type Settings } from './settings.ts';
export type { Snapshot } from './snapshot.ts';
export { holdsWorld } from './store.ts';
export type { CallBudget } from './usage.ts';
export type { KnownWebhookField } from './webhooks/fields.ts';
export type { DeliveryAttempt } from './webhooks/log.ts';
export type { NameVerdict, RejectionReason } from './webhooks/number-events.ts';
export { type WebhookEventName, webhookEventNames } from './webhooks/templates.ts';
