import {
  createEmulator,
  createManualClock,
  type Emulator,
  type Seed,
  type Settings,
} from '@meta-cloud-api/emulator';

/** An emulator with a clock in the hand, requests to it in Meta's wire names, and a callback to be told. */
export interface Stage {
  readonly emulator: Emulator;
  readonly control: Emulator['control'];
  /** Changes what is assumed. */
  set(settings: Partial<Settings>): void;
  advance(by: string): Promise<void>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Outcome>;
  post(path: string, body?: Body, headers?: Readonly<Record<string, string>>): Promise<Outcome>;
  remove(path: string, body?: Body): Promise<Outcome>;
  /** Any other request. */
  ask(path: string, init: RequestInit): Promise<Outcome>;
  /** Has the demo's app told of everything at `callback`. */
  listen(): Promise<void>;
  /** What the callback was told so far, once nothing is on its way. */
  told(): Promise<readonly Told[]>;
  /** Has callbacks answer this from now on; 200 and the challenge until then. */
  answerWith(answer: (url: URL) => Response | Promise<Response>): void;
}

type Body = Readonly<Record<string, unknown>>;

/** An answer, with what a client branches on picked out. */
export interface Outcome {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, any>;
  /** `400 100/33` and the words that tell the reason; empty words where nothing was refused. */
  readonly refusal: { readonly code: string; readonly says: string };
}

/** One webhook as it came. */
export interface Told {
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
  readonly entryId: string;
  readonly field: string;
  readonly value: Record<string, any>;
}

export const demo = {
  connected: '106540352242922',
  unverified: '110200345501442',
  test: '107878721936019',
  account: '102290129340398',
  secondAccount: '104996122399160',
  clientAccount: '215589313241560',
  portfolio: '506914307656634',
  clientPortfolio: '486585971195041',
  app: '670843887433847',
  appToken: '670843887433847|emulator-demo-app-secret',
  pin: '123456',
} as const;

export const callback = 'https://callback.example/webhooks';

/** Sets up what each behaviour is tried on. */
export function createStage(seed?: Seed): Stage {
  const told: Told[] = [];
  let answer = (url: URL): Response | Promise<Response> =>
    new Response(url.searchParams.get('hub.challenge') ?? '');
  const emulator = createEmulator({
    clock: createManualClock('2026-11-22T09:00:00Z'),
    ...(seed && { seed }),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (request.method === 'POST') told.push(await toldBy(request.clone()));
      const givenUp = new Promise<never>((_, reject) => {
        request.signal.addEventListener('abort', () => reject(request.signal.reason));
      });
      return Promise.race([answer(new URL(request.url)), givenUp]);
    },
  });
  const { control } = emulator;
  const ask = async (path: string, init: RequestInit): Promise<Outcome> => {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization')) {
      headers.set('authorization', `Bearer ${emulator.env.WHATSAPP_ACCESS_TOKEN}`);
    }
    const address = /^\/|^v\d/.test(path) ? path.replace(/^\//, '') : `v26.0/${path}`;
    const url = `https://graph.facebook.com/${address}`;
    return outcomeOf(await emulator.fetch(url, { ...init, headers }));
  };
  const withBody = (method: string, body: Body = {}, headers = {}): RequestInit => ({
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return {
    emulator,
    control,
    ask,
    set: (settings) => {
      control.settings.set(settings);
    },
    advance: async (by) => {
      await control.clock.advance(by);
    },
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, body, headers) => ask(path, withBody('POST', body, headers)),
    remove: (path, body) => ask(path, withBody('DELETE', body)),
    listen: async () => {
      await control.webhooks.subscribe({ url: callback, verifyToken: 'secret' });
    },
    told: async () => {
      await control.webhooks.settled();
      return told;
    },
    answerWith: (given) => {
      answer = given;
    },
  };
}

async function toldBy(request: Request): Promise<Told> {
  const text = await request.text();
  const [{ id, changes }] = JSON.parse(text).entry;
  return { url: request.url, headers: request.headers, text, entryId: id, ...changes[0] };
}

async function outcomeOf(response: Response): Promise<Outcome> {
  const text = await response.text();
  const body = JSON.parse(text) as Record<string, any>;
  const { code, error_subcode: subcode, message, error_user_msg, error_data } = body.error ?? {};
  const parts = [code, subcode].filter((part) => part !== undefined).join('/');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body,
    refusal: {
      code: `${response.status} ${parts}`.trim(),
      says: error_user_msg ?? error_data?.details ?? message ?? '',
    },
  };
}
