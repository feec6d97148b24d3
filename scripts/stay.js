import { createEmulator, holdsWorld, readSeedFile } from '@meta-cloud-api/emulator';

/**
 * The emulator with a world of the user's own.
 * @param {{ port: number, once: boolean, seed: string | undefined, data: string | undefined }} options
 */
export async function stay({ port, once, seed, data }) {
  const { emulator, server } = await open().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
  const close = async () => {
    await server.close();
    await emulator.close();
  };
  if (!once) {
    // Before anything says that it can be stopped.
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, () => close().then(() => process.exit(0)));
    }
  }
  console.log(`\nThe emulator is up at ${server.url}. Point any program at it:\n`);
  for (const [name, value] of Object.entries(emulator.env)) {
    console.log(`  export ${name}=${value}`);
  }
  console.log(`\n  Everything you can make happen:     ${server.url}/_emulator/docs\n`);
  if (once) return close();
  console.log('Ctrl-C stops it.');

  async function open() {
    if (seed !== undefined && data !== undefined && (await holdsWorld(data))) {
      console.error(`${data} holds a world already, which is taken. ${seed} is not read.`);
      seed = undefined;
    }
    const emulator = createEmulator({
      ...(seed !== undefined && { seed: await readSeedFile(seed) }),
      ...(data !== undefined && { data }),
    });
    return { emulator, server: await emulator.listen({ port }) };
  }
}
