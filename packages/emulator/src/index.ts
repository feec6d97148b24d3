export { type Clock, createManualClock, type ManualClock, systemClock } from './clock.ts';
export type {
  BadgeDecision,
  Control,
  IntentDecision,
  NameDecision,
  PinState,
  RejectionReason,
  ShownCode,
} from './control/control.ts';
export { ControlError } from './control/control.ts';
export {
  createEmulator,
  type Emulator,
  type EmulatorEnvironment,
  type EmulatorOptions,
} from './emulator.ts';
export { createIds, type Ids } from './ids.ts';
export type { Listening, ListenOptions } from './serve.ts';
export { defaultSettings, type Settings } from './settings.ts';
export type { Snapshot } from './world.ts';
