/** Where the emulator takes the time from. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves forward, by `'72h'`, `'14d'`, `'10m'`, `'30s'` or milliseconds. */
  advance(by: string | number): void;
  /** Moves to a moment such as `'2026-11-22T09:00:00Z'`. */
  set(moment: string): void;
}

export interface ClockStanding {
  /** Milliseconds that it is ahead. */
  readonly ahead: number;
  /** Milliseconds since 1970, where it stands still. */
  readonly stoppedAt?: number | undefined;
}

/** The world's clock: it runs with another clock, stands still, or is moved. */
export interface WorldClock extends Clock {
  /** Whether it runs by itself. */
  readonly running: boolean;
  /** Moves to a moment, in milliseconds since 1970, and goes on from there as before. */
  moveTo(time: number): void;
  stop(): void;
  run(): void;
  /** How it stands beside the clock that it runs with, and where it stopped; kept in snapshots. */
  state(): ClockStanding;
  become(state: ClockStanding): void;
  /** Has a listener told whenever the time until what comes next may be another. Answers what ends that. */
  watch(listener: () => void): () => void;
  /** Tells those listeners. */
  changed(): void;
}

/** The machine's own time. */
export const systemClock: Clock = Object.freeze({ now: () => Date.now() });

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** How a duration is written, such as `72h`. */
export const durationPattern = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;

/** Reads `'72h'` as milliseconds; a number is milliseconds already. */
export function milliseconds(duration: string | number): number {
  if (typeof duration === 'number' && duration >= 0) return duration;
  const [, amount, unit] = durationPattern.exec(String(duration)) ?? [];
  if (!amount || !unit) {
    throw new TypeError(
      `A duration is written like '72h', '14d', '10m' or '30s', not ${JSON.stringify(duration)}`,
    );
  }
  return Number(amount) * UNITS[unit as keyof typeof UNITS];
}

/** Reads `'2026-11-22T09:00:00Z'` as milliseconds since 1970. */
export function moment(written: string): number {
  const time = Date.parse(written);
  if (Number.isNaN(time)) {
    throw new TypeError(
      `A moment is written like '2026-11-22T09:00:00Z', not ${JSON.stringify(written)}`,
    );
  }
  return time;
}

/** Makes a clock that tests move by hand. */
export function createManualClock(start: string): ManualClock {
  let now = moment(start);
  return {
    now: () => now,
    advance: (by) => {
      now += milliseconds(by);
    },
    set: (to) => {
      now = moment(to);
    },
  };
}

/** Makes the world's clock over another one: it runs with that until it is stopped or moved. */
export function createWorldClock(base: Clock): WorldClock {
  let offset = 0;
  let stoppedAt: number | undefined;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const now = () => stoppedAt ?? base.now() + offset;
  return {
    now,
    get running() {
      return stoppedAt === undefined;
    },
    moveTo: (time) => {
      if (stoppedAt === undefined) offset = time - base.now();
      else stoppedAt = time;
      changed();
    },
    stop: () => {
      stoppedAt = now();
      changed();
    },
    run: () => {
      if (stoppedAt === undefined) return;
      offset = stoppedAt - base.now();
      stoppedAt = undefined;
      changed();
    },
    state: () => ({ ahead: offset, ...(stoppedAt !== undefined && { stoppedAt }) }),
    become: (state) => {
      offset = state.ahead;
      stoppedAt = state.stoppedAt;
      changed();
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
  };
}
