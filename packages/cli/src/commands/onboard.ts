import { command } from '../command.ts';
import { advance } from '../onboard/advance.ts';
import { withTarget } from '../onboard/target.ts';
import { accountOption, milliseconds, yesOption } from '../parts.ts';
import { newPinOptions } from '../pin.ts';

export default command({
  about:
    'Adds it where it is new, has a code sent, verifies, registers, subscribes the app, and asks for a display name where one is given. It asks what is missing and says what is done already. It can be stopped and started again at any point: what Meta counts is never done twice. Ends with 0 where the number sends, and with 2 where something is waited for.',
  arguments: {
    number: {
      says: 'the number: its digits, such as +16315552000, or its id; asked for when absent',
      optional: true,
    },
  },
  options: {
    name: { value: '<name>', says: 'the display name that it should have' },
    account: { ...accountOption, says: 'the account that a new number is added to' },
    method: { value: '<method>', says: 'how the code is sent', choices: ['SMS', 'VOICE'] },
    locale: { value: '<locale>', says: 'the language of the code', default: 'en_US' },
    code: { value: '<code>', says: 'the code that arrived' },
    ...newPinOptions,
    wait: { value: '<time>', says: 'wait so long for Meta; without an end at a terminal, else 0s' },
    interval: { value: '<time>', says: 'how often Meta is asked while it waits', default: '15s' },
    yes: { ...yesOption, says: 'ask nothing that has a usual answer' },
  },
  examples: [
    ['waba onboard +16315552000 --yes --pin-file pin.txt', 'a code is sent, and waited for'],
    [
      'waba onboard +16315552000 --yes --pin-file pin.txt --code 123456',
      'the same again, with the code',
    ],
    [
      'waba onboard +16315553000 --name "Lucky Shrub Garden" --account 102290129340398 --dry-run',
      'show what comes next',
    ],
  ],
  writes: true,
  run: async (context, { number, name, account, wait, interval, yes, ...given }) => {
    const patience = {
      waitMs: wait === undefined ? undefined : milliseconds(wait, '--wait'),
      intervalMs: milliseconds(interval, '--interval'),
    };
    return withTarget(context, { number, name, account, yes }, (id, isNew, hold) =>
      advance(context, id, { ...given, yes, ...patience, name: isNew ? undefined : name }, hold),
    );
  },
});
