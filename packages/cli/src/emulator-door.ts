import type { RemoteControl, RemoteEmulator } from '@meta-cloud-api/emulator';
import { refuseReadOnly, showInstead, shownRequest } from './change.ts';
import type { OptionSpec } from './command.ts';
import type { Context } from './context.ts';
import { UsageError } from './errors.ts';

/** Where the emulator listens that is talked to. */
export const urlOption = {
  value: '<url>',
  says: "where the emulator listens; the profile's address when absent, or http://127.0.0.1:4004",
} as const satisfies OptionSpec;

/** The variable with the control token of an emulator that asks for one. */
const TOKEN = 'WABA_EMULATOR_TOKEN';

/** The control door of an emulator that runs. A read-only profile changes nothing there either. */
export async function emulatorControl(
  context: Context,
  url: string | undefined,
): Promise<RemoteControl> {
  return (await emulatorAt(context, url)).control;
}

/** The same, with its address. */
export async function emulatorAt(
  context: Context,
  url: string | undefined,
): Promise<RemoteEmulator> {
  const { baseUrl } = await context.credentials();
  const address = url ?? baseUrl ?? 'http://127.0.0.1:4004';
  if (!URL.canParse(address) || new URL(address).hostname.endsWith('facebook.com')) {
    throw new UsageError(`${address} is no emulator. Give its address with --url.`);
  }
  const { connectEmulator } = await import('@meta-cloud-api/emulator');
  const controlToken = context.io.env[TOKEN];
  return connectEmulator(address, {
    ...(controlToken && { controlToken }),
    fetch: async (input, init) => {
      if ((init?.method ?? 'GET') !== 'GET') {
        await refuseReadOnly(context);
        if (context.dryRun) showInstead(context, [shownRequest(String(input), init)]);
      }
      return fetch(input, init);
    },
  });
}
