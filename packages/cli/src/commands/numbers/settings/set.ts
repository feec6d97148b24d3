import type { UpdateSettingsOptions } from 'meta-cloud-api';
import { change } from '../../../change.ts';
import { command } from '../../../command.ts';
import { UsageError } from '../../../errors.ts';
import { readInput } from '../../../input.ts';
import { numberId } from '../../../number.ts';
import { aNumber, onOff } from '../../../parts.ts';

export default command({
  about: 'Meta takes one feature in a request, so several options are several requests.',
  arguments: { number: aNumber },
  options: {
    prompt: { value: '<text...>', says: 'a text to tap in an empty chat, at most 4; replaces all' },
    command: {
      value: '<name=description...>',
      says: 'a command that is offered after a slash; replaces all',
    },
    clearComponents: { says: 'clear prompts and commands' },
    calling: { value: '<on|off>', says: 'calls on the number', choices: ['on', 'off'] },
    identityCheck: {
      value: '<on|off>',
      says: 'hold a message back where its reader has another phone',
      choices: ['on', 'off'],
    },
    searchVisibility: {
      value: '<visibility>',
      says: 'whether people find the number by searching',
      choices: ['VISIBLE', 'HIDDEN'],
    },
    input: {
      value: '<file>',
      says: 'more of it as JSON, as phoneNumber.updateSettings takes it; - is standard input',
    },
  },
  examples: [
    [
      'waba numbers settings set +16315551000 --prompt "Book a visit" --prompt "Opening hours"',
      'texts to tap',
    ],
    ['waba numbers settings set +16315551000 --command "help=What this chat can do"', 'a command'],
    ['waba numbers settings set +16315551000 --calling on --dry-run', 'only show the request'],
  ],
  writes: true,
  run: async (context, { number, searchVisibility, input, ...given }) => {
    const id = await numberId(context, number);
    const options = { ...(await readInput(context, input)), ...optionsFrom(given) };
    const hasSettings = Object.keys(options).length > 0;
    if (!hasSettings && searchVisibility === undefined) {
      throw new UsageError('There is nothing to set: see waba numbers settings set --help.');
    }
    const data = await change(context, async (whatsapp) => {
      const { phoneNumber } = whatsapp.forNumber(id);
      const answer = hasSettings ? await phoneNumber.updateSettings(options) : undefined;
      if (searchVisibility === undefined && answer) return answer;
      return phoneNumber.setSearchVisibility(searchVisibility as 'VISIBLE' | 'HIDDEN');
    });
    context.output.data(data, () => '✓ Set.');
  },
});

interface SettingsGiven {
  readonly prompt: readonly string[];
  readonly command: readonly string[];
  readonly clearComponents: boolean;
  readonly calling: string | undefined;
  readonly identityCheck: string | undefined;
}

function optionsFrom(given: SettingsGiven): UpdateSettingsOptions {
  const { prompt, command: commands, clearComponents } = given;
  const calling = onOff(given.calling);
  const identityCheck = onOff(given.identityCheck);
  return {
    ...(clearComponents && { enableConversationalComponents: false }),
    ...(prompt.length > 0 && { enableConversationalComponents: true, prompts: prompt }),
    ...(commands.length > 0 && {
      enableConversationalComponents: true,
      commands: commands.map(commandFrom),
    }),
    ...(calling !== undefined && { calling: { status: calling ? 'ENABLED' : 'DISABLED' } }),
    ...(identityCheck !== undefined && {
      userIdentityChange: { enable_identity_key_check: identityCheck },
    }),
  };
}

function commandFrom(text: string) {
  const [, command_name, command_description] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (command_name !== undefined && command_description !== undefined) {
    return { command_name, command_description };
  }
  throw new UsageError(
    `--command takes a name and what it does, such as help=What I can do, not '${text}'.`,
  );
}
