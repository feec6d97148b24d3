import type { Context } from './context.ts';

/** A word that a command takes by its place. */
export interface ArgumentSpec {
  readonly says: string;
  readonly optional?: true;
  /** Takes all the words that are left. */
  readonly many?: true;
  readonly choices?: readonly string[];
}

/** An option of a command. The name of its key, in hyphens, is the one that is typed. */
export interface OptionSpec {
  readonly says: string;
  /** What stands after it, such as `<code>`, or `<url...>` where it may be given again and again; a switch has none. */
  readonly value?: `<${string}>`;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** One letter. */
  readonly short?: string;
}

type Arguments = Readonly<Record<string, ArgumentSpec>>;
type Options = Readonly<Record<string, OptionSpec>>;

type ArgumentValue<Spec extends ArgumentSpec> = Spec extends { many: true }
  ? readonly string[]
  : Spec extends { optional: true }
    ? string | undefined
    : string;

type OptionValue<Spec extends OptionSpec> = Spec extends { value: `<${string}...>` }
  ? readonly string[]
  : Spec extends { value: string; default: string }
    ? string
    : Spec extends { value: string }
      ? string | undefined
      : boolean;

/** What was typed after a command, by the names of its arguments and options. */
export type Given<A extends Arguments, O extends Options> = {
  readonly [Name in keyof A]: ArgumentValue<A[Name]>;
} & { readonly [Name in keyof O]: OptionValue<O[Name]> };

/** A line that could be typed, and what it does. */
export type Example = readonly [line: string, does: string];

/** A command: what it takes, and what it does. Its summary stands in the table of commands. */
export interface CommandDefinition {
  /** More than the summary says; shown by `--help`. */
  readonly about?: string;
  readonly arguments?: Arguments;
  readonly options?: Options;
  readonly examples: readonly Example[];
  /** Whether it changes something at Meta, or in an emulator: it then has `--dry-run`. */
  readonly writes?: true;
  /** @returns the exit code; 0 when absent */
  // biome-ignore lint/suspicious/noExplicitAny: the table holds commands of different input, which no other type is assignable to.
  run(context: Context, given: any): Promise<number | undefined> | Promise<void>;
}

/** Declares a command, with what it is given typed by what it takes. */
export const command = <
  const A extends Arguments = Record<never, never>,
  const O extends Options = Record<never, never>,
>(
  definition: Omit<CommandDefinition, 'run' | 'arguments' | 'options'> & {
    readonly arguments?: A;
    readonly options?: O;
    run(context: Context, given: Given<A, O>): Promise<number | undefined> | Promise<void>;
  },
): CommandDefinition => definition;

/** A command in the table: known by its summary, loaded when it is wanted. */
export interface CommandEntry {
  readonly summary: string;
  readonly load: () => Promise<{ readonly default: CommandDefinition }>;
  /** What stands below it, where it does something by itself too. */
  readonly commands?: CommandTable;
}

/** Commands under one word. */
export interface CommandGroup {
  readonly summary: string;
  readonly load?: undefined;
  readonly commands: CommandTable;
}

export interface CommandTable {
  readonly [name: string]: CommandEntry | CommandGroup;
}
