import {
  createEmulator,
  createManualClock,
  type Emulator,
  type Settings,
} from '@meta-cloud-api/emulator';
import { GraphError, WhatsApp } from 'meta-cloud-api';

export const demo = {
  accountId: '102290129340398',
  connected: '106540352242922',
  unverified: '110200345501442',
  test: '107878721936019',
  portfolioId: '506914307656634',
  secondAccountId: '104996122399160',
  clientAccountId: '215589313241560',
  clientPortfolioId: '486585971195041',
  appToken: '670843887433847|emulator-demo-app-secret',
} as const;

/** An emulator whose clock stands still until a test moves it. */
export function emulatorAt(settings: Partial<Settings> = {}) {
  const clock = createManualClock('2026-11-22T09:00:00Z');
  return { clock, emulator: createEmulator({ clock, settings }) };
}

/** Changes a number, account or portfolio by hand. */
export function change(emulator: Emulator, id: string, changes: Record<string, unknown>): void {
  const snapshot = emulator.control.snapshot();
  const nodes = snapshot.nodes.map((node) => (node.id === id ? { ...node, ...changes } : node));
  emulator.control.restore({ ...snapshot, nodes });
}

/** The real client, for one number of an emulator in this process. */
export const clientFor = (emulator: Emulator, phoneNumberId: string) =>
  new WhatsApp({
    accessToken: emulator.env.WHATSAPP_ACCESS_TOKEN,
    businessAccountId: emulator.env.WHATSAPP_BUSINESS_ACCOUNT_ID,
    phoneNumberId,
    fetch: emulator.fetch,
  });

/** A form, as `ask` sends it. */
export const form = (input: Record<string, string>) => ({ body: new URLSearchParams(input) });

/** Changes a node, or the demo's token, behind the API's back. */
export function amend({ control }: Emulator, id: string, change: object): void {
  const snapshot = control.snapshot();
  const amended = <Thing extends object>(thing: Thing): Thing => ({ ...thing, ...change });
  control.restore({
    ...snapshot,
    nodes: snapshot.nodes.map((node) => (node.id === id ? amended(node) : node)),
    tokens: snapshot.tokens.map((token) => (token.token === id ? amended(token) : token)),
  });
}

/** How a call ended: `'ok'`, or Meta's code and subcode. */
export async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (!GraphError.is(error)) throw error;
    return error.subcode === undefined ? String(error.code) : `${error.code}/${error.subcode}`;
  }
}

/** A request as any program would send it, without the client. */
export async function ask(
  emulator: Emulator,
  method: string,
  path: string,
  init: RequestInit = {},
): Promise<{ status: number; headers: Headers; text: string; body: Record<string, any> }> {
  const headers = {
    authorization: `Bearer ${emulator.env.WHATSAPP_ACCESS_TOKEN}`,
    ...init.headers,
  };
  const response = await emulator.fetch(`https://graph.facebook.com${path}`, {
    ...init,
    method,
    headers,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

/** What the apps are about to be told, by the field of each event. */
export const eventsOf = ({ control }: Emulator, field: string) =>
  control
    .snapshot()
    .tasks.filter(({ kind, about }) => kind === 'webhook.emit' && about.field === field)
    .map(({ about }) => about as { entryId: string; value: Record<string, any> });
