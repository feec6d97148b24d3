export type { Change, UnknownChange, WebhookValues } from '../contract/index.ts';
export { createWebhooks, type Webhooks } from './create-webhooks.ts';
export type { DedupeClaim, DedupeStore } from './dedupe.ts';
export { isChange } from './is-change.ts';
export type { LambdaEvent, LambdaResult } from './lambda.ts';
export { createMemoryDedupe, type MemoryDedupeOptions } from './memory-dedupe.ts';
export type { NodeRequest, NodeResponse } from './node.ts';
export type {
  Secrets,
  WebhookFailure,
  WebhookHandlers,
  WebhooksOptions,
  WebhookVerdict,
} from './options.ts';
export type { HandshakeQuery } from './receive.ts';
export type { RefusalReason, WebhookRefusal } from './refuse.ts';
export type { WebhookAnswer, WebhookDelivery, WebhookHeaders, WebhookRequest } from './request.ts';
export { sign } from './sign.ts';
export {
  createSqlDedupe,
  type SqlClient,
  type SqlDedupe,
  type SqlDedupeOptions,
} from './sql-dedupe.ts';
