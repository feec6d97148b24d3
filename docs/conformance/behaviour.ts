import type { Settings } from '@meta-cloud-api/emulator';
import type { Stage } from './stage.ts';

/** How sure it is that Meta behaves so. */
export type Known = 'documented' | 'recorded' | 'reported' | 'assumed';

/** How something is known, and where it can be read: public addresses, as Markdown. */
export interface Source {
  readonly known: Known;
  readonly from: string;
}

/** One thing that the emulator does as Meta does, or is taken to do. */
export interface Behaviour extends Source {
  readonly what: string;
  /** Where the guess can be changed. */
  readonly setting?: keyof Settings;
  /** What the emulator answers, to be held against `expected`. */
  answers(stage: Stage): Promise<unknown> | unknown;
  readonly expected: unknown;
  /** What a reader sees of the answer: `133016`, `100/33`. Nothing where the words say it all. */
  readonly shown?: string;
}

/** A part of the page. */
export interface Topic {
  readonly title: string;
  readonly behaviours: readonly Behaviour[];
}

/** A behaviour whose outcome its words already say. */
export const does = (
  what: string,
  source: Source,
  answers: Behaviour['answers'],
  expected: unknown,
  setting?: keyof Settings,
): Behaviour => ({ what, ...source, answers, expected, ...(setting && { setting }) });

/** A refusal: its status, code and subcode, and the start of what it says of the reason. */
export interface Refusal {
  readonly code: string;
  readonly says: string;
}

/** A call that Meta refuses, and how. The last of the calls is the one that is looked at. */
export const refuses = (
  what: string,
  source: Source,
  { code, says }: Refusal,
  answers: (stage: Stage) => ReturnType<Stage['get']>,
  setting?: keyof Settings,
): Behaviour => ({
  what,
  ...source,
  answers: async (stage) => {
    const { refusal } = await answers(stage);
    return { code: refusal.code, says: refusal.says.slice(0, says.length) };
  },
  expected: { code, says },
  shown: code.replace(/^400 /, ''),
  ...(setting && { setting }),
});

/** For each of some refusals, by the name the emulator has for it, the behaviours that lead to it. */
export type RefusalsOf<Faults> = {
  readonly [Name in keyof Faults]: Behaviour | readonly Behaviour[];
};

/** All of a table, in its order. */
export const allOf = (
  table: Readonly<Record<string, Behaviour | readonly Behaviour[]>>,
): readonly Behaviour[] => Object.values(table).flat();
