import type { Disturbance, Fault, FaultOptions } from '@meta-cloud-api/emulator';
import { command } from '../../command.ts';
import { emulatorControl, urlOption } from '../../emulator-door.ts';
import { UsageError } from '../../errors.ts';
import type { Column } from '../../output.ts';
import { whole } from '../../parts.ts';

export default command({
  about: 'Without a disturbance, the faults that there are.',
  options: {
    endpoint: { value: '<row>', says: 'only calls of this row, such as phoneNumber.register' },
    id: { value: '<id>', says: 'only calls to this id' },
    next: { value: '<count>', says: 'only so many calls from now on' },
    nth: { value: '<count>', says: 'only this one of the calls' },
    every: { value: '<count>', says: 'every second, every third … call' },
    error: { value: '<code>', says: 'Meta refuses, such as 133016 or 100/2388001' },
    html: { value: '<status>', says: 'a proxy answers a page, such as 502' },
    reset: { value: '<when>', says: 'the connection is reset', choices: ['before', 'after'] },
    latency: { value: '<time>', says: 'the answer comes later, such as 200ms' },
    clear: { says: 'take all faults back' },
    url: urlOption,
  },
  examples: [
    [
      'waba emulator fault --endpoint phoneNumber.register --error 133016 --next 1',
      'the next registration',
    ],
    ['waba emulator fault --html 502 --every 5', 'every fifth call'],
    ['waba emulator fault', 'what there is, and how often it struck'],
    ['waba emulator fault --clear', 'no more of it'],
  ],
  writes: true,
  run: async (context, { clear, url, ...given }) => {
    const { output } = context;
    const { faults } = await emulatorControl(context, url);
    const disturbance = disturbanceFrom(given);
    if (clear) {
      await faults.clear();
      output.data({ success: true }, () => '✓ There is no fault any more.');
    } else if (Object.keys(disturbance).length > 0) {
      const id = await faults.add({ ...callsFrom(given), do: disturbance });
      output.data(
        { id },
        () => '✓ Calls go wrong from now on. To end it: waba emulator fault --clear',
      );
    } else {
      await output.table(await faults.list(), columns, 'There is no fault.');
    }
  },
});

type Given = { readonly [Name in 'error' | 'html' | 'reset' | 'latency']: string | undefined };
type Calls = {
  readonly [Name in 'endpoint' | 'id' | 'next' | 'nth' | 'every']: string | undefined;
};

function disturbanceFrom({ error, html, reset, latency }: Given): Disturbance {
  return {
    ...(error !== undefined && { error: errorFrom(error) }),
    ...(html !== undefined && { html: whole(html, '--html', 200, 599) }),
    ...(reset !== undefined && { reset: reset as 'before' | 'after' }),
    ...(latency !== undefined && { latency }),
  };
}

function errorFrom(text: string): NonNullable<Disturbance['error']> {
  const [, code, subcode] = /^(\d+)(?:\/(\d+))?$/.exec(text) ?? [];
  if (code === undefined) {
    throw new UsageError(`--error takes a code such as 133016 or 100/2388001, not '${text}'.`);
  }
  return subcode === undefined ? Number(code) : { code: Number(code), subcode: Number(subcode) };
}

const callsFrom = ({ endpoint, id, ...counts }: Calls): Omit<FaultOptions, 'do'> => ({
  ...(endpoint !== undefined && { endpoint }),
  ...(id !== undefined && { id }),
  ...(counts.next !== undefined && { next: whole(counts.next, '--next', 1) }),
  ...(counts.nth !== undefined && { nth: whole(counts.nth, '--nth', 1) }),
  ...(counts.every !== undefined && { every: whole(counts.every, '--every', 1) }),
});

const columns: readonly Column<Fault>[] = [
  { title: 'fault', value: ({ id }) => id },
  { title: 'calls', value: ({ options: { do: _, ...calls } }) => JSON.stringify(calls) },
  { title: 'does', value: ({ options }) => JSON.stringify(options.do), flexible: true },
  { title: 'seen', value: ({ seen }) => String(seen) },
  { title: 'struck', value: ({ done }) => String(done) },
];
