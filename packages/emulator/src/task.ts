/** Tasks that change the world, and those that tell of it. */
export type Track = 'state' | 'webhooks';

export const trackOf = ({ kind }: Task): Track =>
  kind.startsWith('webhook.') ? 'webhooks' : 'state';

/** Something that happens at a moment of the world's clock. Plain data, so that it is kept in snapshots. */
export interface Task {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of two tasks of one moment, the lower comes first. */
  readonly order: number;
  /** Which performer does it. */
  readonly kind: string;
  /** What the performer needs to know. */
  readonly about: Readonly<Record<string, unknown>>;
}
