import { createEmulator, demoSeed, type WebhookEventName } from '@meta-cloud-api/emulator';

/** The events that can be triggered, as the emulator describes them. */
export async function eventNames(): Promise<readonly WebhookEventName[]> {
  const answer = await createEmulator().fetch('http://localhost/_emulator/openapi.json');
  const { paths } = (await answer.json()) as { paths: Record<string, unknown> };
  const described = JSON.stringify(paths['/_emulator/webhooks/trigger']);
  const [, names = '[]'] = /"event":\{[^{}]*?"enum":(\[[^\]]*\])/.exec(described) ?? [];
  return JSON.parse(names) as WebhookEventName[];
}

/** The demo's number whose name waits for review: every event can be about it. */
const about = { phoneNumberId: '110200345501442' };

/** What an event tells where nothing else is said. */
export const templateOf = (event: WebhookEventName): Record<string, unknown> => ({
  ...createEmulator().control.webhooks.trigger(event, about).value,
});

/** Sends an event to an address, by no emulator that runs. Answers the status, or why there was none. */
export async function send(
  event: WebhookEventName,
  value: Record<string, unknown>,
  url: string,
  secret: string,
): Promise<{ readonly status?: number; readonly error?: string; readonly field: string }> {
  const [app] = demoSeed.apps ?? [];
  const emulator = createEmulator({
    seed: { ...demoSeed, apps: [{ ...app, id: app?.id ?? '1', secret }] },
  });
  const { webhooks } = emulator.control;
  await webhooks.subscribe({ url, verifyToken: 'none', handshake: false });
  const { field } = webhooks.trigger(event, { ...about, value });
  await webhooks.settled();
  const { status, error } = webhooks.list().at(-1) ?? {};
  return { field, ...(status !== undefined && { status }), ...(error !== undefined && { error }) };
}
