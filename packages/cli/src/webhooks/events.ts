import { createEmulator, demoSeed, type WebhookEventName } from '@meta-cloud-api/emulator';

/** The demo's number whose name waits for review: every event can be about it. */
const about = { phoneNumberId: '110200345501442' };

/** What an event tells where nothing else is said. */
export const templateOf = (event: WebhookEventName): Record<string, unknown> => ({
  ...createEmulator().control.webhooks.trigger(event, about).value,
});

/** Sends an event to an address with `fetch`, by no emulator that runs. Answers the status, or why there was none. */
export async function send(
  event: WebhookEventName,
  value: Record<string, unknown>,
  url: string,
  secret: string,
  fetch: typeof globalThis.fetch,
): Promise<{ readonly status?: number; readonly error?: string; readonly field: string }> {
  const [app] = demoSeed.apps ?? [];
  const emulator = createEmulator({
    fetch,
    seed: { ...demoSeed, apps: [{ ...app, id: app?.id ?? '1', secret }] },
  });
  const { webhooks } = emulator.control;
  await webhooks.subscribe({ url, verifyToken: 'none', handshake: false });
  const { field } = webhooks.trigger(event, { ...about, value });
  await webhooks.settled();
  const { status, error } = webhooks.list().at(-1) ?? {};
  return { field, ...(status !== undefined && { status }), ...(error !== undefined && { error }) };
}
