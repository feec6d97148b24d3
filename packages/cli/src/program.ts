import { Argument, Command, Option } from 'commander';
import type {
  CommandDefinition,
  CommandEntry,
  CommandGroup,
  CommandTable,
  OptionSpec,
} from './command.ts';
import { createContext } from './context.ts';
import { UsageError } from './errors.ts';
import { epilogue, helpOf, sentence } from './help.ts';
import type { Io } from './io.ts';
import { nearest } from './nearest.ts';
import { once } from './once.ts';
import { createOutput } from './output.ts';

/** What is told of how a command ended. */
interface Ending {
  exitCode: number;
}

const dryRun: OptionSpec = {
  says: 'show the exact request, with its secrets hidden, and send nothing',
};

/** The whole command line. What a command takes is only loaded once it is named. */
export function createProgram(
  table: CommandTable,
  io: Io,
  version: string,
  ending: Ending,
): Command {
  const program = new Command('waba')
    .description('WhatsApp business phone numbers from the terminal.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .option('--profile <name>', 'use the credentials of this profile')
    .option('--json', 'print one JSON document')
    .option('--ndjson', 'print a JSON document to a line')
    .option('--debug', 'tell of each request, and where an error comes from')
    .addHelpText('after', epilogue)
    .usage('<command> [options]');
  quieten(program, io);
  addCommands(program, table, io, ending);
  return program;
}

/** Loads every command, for what has to know all of them. */
export async function loadAll(program: Command): Promise<void> {
  for (const command of program.commands) {
    await loaded.get(command)?.();
    await loadAll(command);
  }
}

/** What loads a command that is only known by its summary. */
const loaded = new WeakMap<Command, () => Promise<void>>();

function addCommands(parent: Command, table: CommandTable, io: Io, ending: Ending): void {
  for (const [name, entry] of Object.entries(table)) {
    const command = parent
      .command(name)
      .summary(entry.summary)
      .description(`${sentence(entry.summary)}`);
    quieten(command, io);
    loaded.set(
      command,
      once(() => define(command, entry, io, ending)),
    );
    if (entry.commands) addCommands(command, entry.commands, io, ending);
    if (!entry.load) refuseUnknown(command);
  }
  parent.hook('preSubcommand', async (_parent, command) => loaded.get(command)?.());
}

async function define(
  command: Command,
  entry: CommandEntry | CommandGroup,
  io: Io,
  ending: Ending,
): Promise<void> {
  if (!entry.load) return;
  const { default: definition } = await entry.load();
  const { about, arguments: takes = {}, options = {}, examples, writes } = definition;
  if (about) command.description(`${sentence(entry.summary)} ${about}`);
  for (const [name, { says, optional, many, choices }] of Object.entries(takes)) {
    const written = many ? `${name}...` : name;
    const argument = new Argument(optional ? `[${written}]` : `<${written}>`, says);
    if (choices) argument.choices([...choices]);
    command.addArgument(argument);
  }
  const all = { ...options, ...(writes && { dryRun }) };
  for (const [name, spec] of Object.entries(all)) command.addOption(optionOf(name, spec));
  command.addHelpText('after', () => helpOf(examples));
  if (entry.commands) {
    // It does something by itself, so that a word after it is nobody's.
    command.argument('[command]', '', undefined);
    command.usage('[options] | <command>');
  }
  command.action(async (...given: unknown[]) => {
    await act(command, definition, given, io, ending);
  });
}

async function act(
  command: Command,
  definition: CommandDefinition,
  given: readonly unknown[],
  io: Io,
  ending: Ending,
): Promise<void> {
  const names = Object.keys(definition.arguments ?? {});
  const words = Object.fromEntries(names.map((name, index) => [name, given[index]]));
  const [stray] = command.commands.length > 0 ? command.args : [];
  if (stray !== undefined) throw unknownCommand(command, stray);
  const { dryRun, ...options } = command.opts();
  const context = createContext(io, { ...command.optsWithGlobals(), dryRun });
  try {
    const code = await definition.run(context, { ...absent(definition), ...options, ...words });
    ending.exitCode = code ?? 0;
  } finally {
    context.output.end();
  }
}

/** What an option is that was not given: a list is empty, and a switch is off. */
const absent = ({ options = {} }: CommandDefinition) =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, { value }]): [string, unknown][] => {
      if (value === undefined) return [[name, false]];
      return value.endsWith('...>') ? [[name, []]] : [];
    }),
  );

function optionOf(
  name: string,
  { says, value, choices, default: otherwise, short }: OptionSpec,
): Option {
  const long = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const flags = `${short ? `-${short}, ` : ''}${long}${value ? ` ${value.replace('...', '')}` : ''}`;
  const option = new Option(flags, says);
  // Each time it is given it takes one word, so that it never takes what follows for its own.
  if (value?.endsWith('...>')) {
    option.argParser((word: string, words: readonly string[] = []) => [...words, word]);
  }
  if (choices) option.choices([...choices]);
  if (otherwise !== undefined) option.default(otherwise);
  return option;
}

/** A group does nothing by itself: without a word after it, it says what there is. */
function refuseUnknown(group: Command): void {
  group.usage('<command> [options]');
  group.action(() => {
    const [word] = group.args;
    if (word !== undefined) throw unknownCommand(group, word);
    group.outputHelp();
  });
  group.allowExcessArguments();
  group.addHelpText('after', () => `\nMore about one of them: ${pathOf(group)} <command> --help`);
}

function unknownCommand(group: Command, word: string): UsageError {
  const names = group.commands.map((one) => one.name());
  const near = nearest(word, names);
  const path = pathOf(group);
  return new UsageError(
    near
      ? `'${path} ${word}' is no command. Did you mean '${path} ${near}'?`
      : `'${path} ${word}' is no command. There are: ${names.join(', ')}.`,
  );
}

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

/** Has commander write where it should, and throw where it would end the process. */
function quieten(command: Command, io: Io): void {
  const { isTerminal, colours } = createOutput(io, 'text');
  command
    .exitOverride()
    .showSuggestionAfterError()
    .helpCommand(false)
    .configureHelp({
      helpWidth: Math.min(io.stdout.columns ?? 100, 100),
      showGlobalOptions: true,
      styleTitle: (text) => (isTerminal ? colours.bold(text) : text),
    })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // What is wrong is said once, where errors are shown.
      writeErr: () => {},
      getOutHasColors: () => colours.isColorSupported,
    });
}
