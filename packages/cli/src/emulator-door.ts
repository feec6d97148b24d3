import type { RemoteControl, RemoteEmulator } from '@meta-cloud-api/emulator';
import { showRequests } from './change.ts';
import type { OptionSpec } from './command.ts';
import type { Context } from './context.ts';
import { Finished, UsageError } from './errors.ts';

/** Where the emulator listens that is talked to. */
export const urlOption = {
  value: '<url>',
  says: "where the emulator listens; the profile's address when absent, or http://127.0.0.1:4004",
} as const satisfies OptionSpec;

/** The variable with the control token of an emulator that asks for one. */
const TOKEN = 'WABA_EMULATOR_TOKEN';

/** The control door of an emulator that runs. */
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
    ...(context.dryRun && { fetch: (input, init) => rehearse(context, String(input), init) }),
  });
}

/** Shows what would be sent, and ends. */
async function rehearse(context: Context, url: string, init: RequestInit = {}): Promise<Response> {
  const { method = 'GET', body } = init;
  if (method === 'GET') return fetch(url, init);
  const headers = new Headers(init.headers);
  if (headers.has('authorization')) headers.set('authorization', 'Bearer [hidden]');
  showRequests(context, [
    { method, url, headers: Object.fromEntries(headers), body: JSON.parse(String(body)) },
  ]);
  throw new Finished();
}
