export type { Desired } from './desired.ts';
export { diagnose } from './diagnose.ts';
export { type Finding, isHealthy } from './finding.ts';
export type { Moment } from './moment.ts';
export { nextStep } from './next-step.ts';
export { type Facts, lifecycleFields, type NumberFields } from './number.ts';
export type { Action, Actor, Awaited, NextStep } from './step.ts';
export type { DiagnoseContext } from './surrounding-findings.ts';
export type { FindingCode, Severity } from './words.ts';
