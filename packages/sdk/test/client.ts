import { createEmulator, type Emulator } from '@meta-cloud-api/emulator';
import { type Fetch, WhatsApp, type WhatsAppOptions } from 'meta-cloud-api';

/** A request as it left the client. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A client that talks to an emulator in this process, and a list of what it sent. */
export function clientOf(
  emulator: Emulator = createEmulator(),
  options: Omit<WhatsAppOptions, 'fetch'> = {},
) {
  const sent: Sent[] = [];
  const fetch: Fetch = (url, init) => {
    sent.push(readRequest(url, init));
    return emulator.fetch(url, init);
  };
  const whatsapp = new WhatsApp({
    accessToken: emulator.env.WHATSAPP_ACCESS_TOKEN,
    phoneNumberId: emulator.env.WHATSAPP_PHONE_NUMBER_ID,
    fetch,
    ...options,
  });
  return { whatsapp, emulator, sent };
}

/** A client whose every request is answered with the same response, and sent once unless options say else. */
export function clientAnswering(
  answer: () => Response | Promise<Response>,
  options: Omit<WhatsAppOptions, 'fetch'> = {},
) {
  const sent: Sent[] = [];
  const whatsapp = new WhatsApp({
    accessToken: 'EAAsecret',
    phoneNumberId: '106540352242922',
    fetch: async (url, init) => {
      sent.push(readRequest(url, init));
      return answer();
    },
    maxRetries: 0,
    ...options,
  });
  return { whatsapp, sent };
}

/** Meta says no. */
export const fails = (error: object, init: ResponseInit = { status: 400 }) =>
  Response.json({ error }, init);
/** Meta fails in a way that passes. */
export const transient = () =>
  fails({ code: 2, message: 'Service temporarily unavailable', is_transient: true });
/** Meta answers what any call can read. */
export const ok = () => Response.json({ id: '1', status: 'CONNECTED', success: true });

/** A client that is answered with each of these in turn, and with the last one from then on. */
export function clientAnsweringEach(
  answers: (() => Response)[],
  options: Partial<WhatsAppOptions> = {},
) {
  let next = 0;
  return clientAnswering(() => (answers[Math.min(next++, answers.length - 1)] ?? ok)(), {
    maxRetries: 2,
    ...options,
  });
}

const readRequest = (url: string, init: RequestInit): Sent => ({
  method: init.method ?? 'GET',
  url: new URL(url),
  headers: new Headers(init.headers),
  body: typeof init.body === 'string' ? JSON.parse(init.body) : {},
});

/** What a call was refused with. */
export async function refusalOf(call: Promise<unknown>): Promise<Record<string, unknown> & Error> {
  try {
    await call;
  } catch (error) {
    return error as Record<string, unknown> & Error;
  }
  throw new Error('the call was not refused');
}
