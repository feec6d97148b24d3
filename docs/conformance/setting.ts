import type { Settings } from '@meta-cloud-api/emulator';
import type { Source } from './behaviour.ts';
import type { Stage } from './stage.ts';

/** A setting, tried with its default and with another value: it must make the difference that it promises. */
export interface Decided<Value> extends Source {
  readonly what: string;
  /** The other value. */
  readonly to: Value;
  tries(stage: Stage): Promise<unknown> | unknown;
  /** What comes of the default, and of the other value. */
  readonly outcomes: readonly [byDefault: unknown, changed: unknown];
}

export type DecidedOf<Name extends keyof Settings> = {
  readonly [Each in Name]: Decided<Settings[Each]>;
};
