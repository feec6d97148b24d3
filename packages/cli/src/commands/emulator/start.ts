import type { Emulator, Listening, Seed } from '@meta-cloud-api/emulator';
import { command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { CliError, UsageError } from '../../errors.ts';
import { forgetNumbers } from '../../journal.ts';
import { whole } from '../../parts.ts';
import { untilInterrupted } from '../../until.ts';

export default command({
  about:
    'It stays up until Ctrl-C. The profile `emulator` points at it; so do the variables that it prints, for any program.',
  options: {
    port: {
      value: '<port>',
      says: 'where to listen on this machine; 0 takes any that is free',
      default: '4004',
    },
    data: { value: '<folder>', says: 'keep its world there, across restarts' },
    seed: { value: '<file>', says: 'what its world begins with: YAML or JSON; a demo when absent' },
    numbers: {
      value: '<count>',
      says: 'begin with so many numbers, in the states that a fleet is in',
    },
    open: { says: 'show what can be done with it in a browser' },
  },
  examples: [
    ['waba emulator', 'the demo'],
    ['waba emulator --port 0 --data ./world', 'a world that is kept, on any free port'],
    ['waba emulator --numbers 5000', 'a fleet'],
    ['waba emulator --seed seed.yaml --open', 'a world of your own, and a browser'],
  ],
  run: async (context, given) => {
    const { io, output } = context;
    const port = whole(given.port, '--port', 0, 65_535);
    const emulator = await emulatorFrom(given, output);
    const server = await listen(emulator, port);
    const docs = `${server.url}/_emulator/docs`;
    // Its world is new, whatever was done for the numbers of the last one.
    if (given.data === undefined) await forgetNumbers(context, server.url);
    try {
      output.data({ url: server.url, docs, env: emulator.env }, () =>
        welcome(emulator, server, docs),
      );
      if (given.open) await show(context, docs);
      await untilInterrupted(io.signal);
    } finally {
      await server.close();
      await emulator.close();
    }
  },
});

interface World {
  readonly data: string | undefined;
  readonly seed: string | undefined;
  readonly numbers: string | undefined;
}

async function emulatorFrom(
  { data, seed, numbers }: World,
  output: Context['output'],
): Promise<Emulator> {
  if (seed !== undefined && numbers !== undefined) {
    throw new UsageError('Give either --seed or --numbers: each says what the world begins with.');
  }
  const count = numbers === undefined ? undefined : whole(numbers, '--numbers', 1, 1_000_000);
  const { createEmulator, holdsWorld, readSeedFile } = await import('@meta-cloud-api/emulator');
  let beginning: Seed | undefined;
  const given = seed === undefined ? '--numbers' : `--seed ${seed}`;
  const isBegun = data !== undefined && (await holdsWorld(data));
  if (isBegun && (seed ?? numbers) !== undefined) {
    output.warn(`${data} holds a world already, which is taken. ${given} changes nothing.`);
  } else if (count !== undefined) beginning = { generate: { numbers: count } };
  else if (seed !== undefined) beginning = await readSeedFile(seed);
  const emulator = createEmulator({
    ...(beginning && { seed: beginning }),
    ...(data !== undefined && { data }),
  });
  await emulator.ready;
  return emulator;
}

const listen = (emulator: Emulator, port: number): Promise<Listening> =>
  emulator.listen({ port }).catch(async (error: Error) => {
    await emulator.close();
    throw new CliError(`${error.message}. Choose another: waba emulator --port 0`, 'failed', error);
  });

function welcome({ env }: Emulator, { url }: Listening, docs: string): string {
  const isDefault = url === 'http://127.0.0.1:4004';
  return [
    `The emulator is up at ${url}.`,
    '',
    ...(isDefault
      ? ['In another terminal:', '', '  waba --profile emulator doctor', '', 'For any program:', '']
      : ['In another terminal, for waba and any other program:', '']),
    ...Object.entries(env).map(([name, value]) => `  export ${name}=${value}`),
    '',
    `Everything you can make happen: ${docs}`,
    'Ctrl-C stops it.',
  ].join('\n');
}

async function show({ output }: Context, address: string): Promise<void> {
  const { default: open } = await import('open');
  const browser = await open(address);
  browser.once('error', () =>
    output.warn(`No browser could be started. Open ${address} yourself.`),
  );
}
