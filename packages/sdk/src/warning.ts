import type { Exchange } from './exchange.ts';

/** Says once that a version has ended, as Node and others that took its `process` do. */
export function warn(asked: string, { version }: Exchange): void {
  const message = `Meta answers calls to ${asked} with ${version ?? 'a later version'}, because ${asked} has ended. Set apiVersion to a version that still lives.`;
  globalThis.process?.emitWarning?.(message, 'MetaCloudApiWarning');
}
