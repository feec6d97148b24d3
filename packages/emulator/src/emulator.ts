import { type Clock, createWorldClock, systemClock } from './clock.ts';
import { type Control, createControl } from './control/control.ts';
import { answerControl, CONTROL_PATH } from './control/routes.ts';
import { answerGraph } from './graph.ts';
import { createIds, type Ids } from './ids.ts';
import { demo, plantDemo } from './seed.ts';
import { type Listening, type ListenOptions, serve } from './serve.ts';
import { type Settings, settingsFrom } from './settings.ts';
import { runDueTasks } from './tasks.ts';
import { keepTime } from './timer.ts';
import { createWorld } from './world.ts';

export interface EmulatorOptions {
  /** The machine's time when absent; a `createManualClock` in tests. */
  readonly clock?: Clock;
  /** Where ids come from; counted when absent, so that runs repeat. */
  readonly ids?: Ids;
  /** Reaches the programs that webhooks go to; the built-in `fetch` when absent. */
  readonly fetch?: typeof fetch;
  /** What differs from the emulator's defaults. */
  readonly settings?: Partial<Settings>;
}

/** Meta's WhatsApp phone-number API, in this process. */
export interface Emulator {
  /** Answers a request as graph.facebook.com would. Takes what the built-in `fetch` takes. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** Answers over HTTP, until the process ends or `close()` is called. */
  listen(options?: ListenOptions): Promise<Listening>;
  /** Does what Meta's staff, or a person with a phone, would do. Over HTTP: `/_emulator/`. */
  readonly control: Control;
  /** Options of a client for the demo in this process, to be spread: `new WhatsApp({ ...emulator.options })`. */
  readonly options: {
    readonly accessToken: string;
    readonly phoneNumberId: string;
    readonly businessAccountId: string;
    readonly portfolioId: string;
    readonly appSecret: string;
    readonly baseUrl: string;
    readonly fetch: Emulator['fetch'];
  };
  /** The variables that point a program at the demo; with `WHATSAPP_BASE_URL` while it listens. */
  readonly env: EmulatorEnvironment;
}

/** Environment variables that point a program at an emulator. */
export interface EmulatorEnvironment {
  readonly WHATSAPP_ACCESS_TOKEN: string;
  /** The connected number. */
  readonly WHATSAPP_PHONE_NUMBER_ID: string;
  readonly WHATSAPP_BUSINESS_ACCOUNT_ID: string;
  readonly WHATSAPP_PORTFOLIO_ID: string;
  readonly WHATSAPP_APP_SECRET: string;
  /** Absent while the emulator does not listen. */
  readonly WHATSAPP_BASE_URL?: string;
}

/**
 * Makes an emulator with the demo in it: a WhatsApp Business Account with a connected number (its PIN
 * is `123456`), a number just added and a test number, and two accounts without numbers.
 *
 * @example
 * const emulator = createEmulator();
 * const whatsapp = new WhatsApp({ ...emulator.options });
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const world = createWorld({
    clock: createWorldClock(options.clock ?? systemClock),
    ids: options.ids ?? createIds(),
    settings: settingsFrom(options.settings),
    fetch: options.fetch ?? globalThis.fetch,
  });
  plantDemo(world);
  world.begin();
  const control = createControl(world);
  let url: string | undefined;

  const answer = async (request: Request) => {
    await runDueTasks(world);
    const isControl = new URL(request.url).pathname.startsWith(CONTROL_PATH);
    return isControl ? answerControl(request, world) : answerGraph(request, world);
  };

  const fetch: Emulator['fetch'] = (input, init) => answer(new Request(input, init));

  return {
    fetch,
    options: {
      accessToken: demo.accessToken,
      phoneNumberId: demo.phoneNumberId,
      businessAccountId: demo.businessAccountId,
      portfolioId: demo.portfolioId,
      appSecret: demo.appSecret,
      baseUrl: 'https://graph.facebook.com',
      fetch,
    },
    listen: async (listenOptions = {}) => {
      const listening = await serve(answer, listenOptions);
      const stopTimer = keepTime(world);
      url = listening.url;
      const close = async () => {
        stopTimer();
        await listening.close();
        if (url === listening.url) url = undefined;
      };
      return { url: listening.url, close };
    },
    control,
    get env() {
      return {
        WHATSAPP_ACCESS_TOKEN: demo.accessToken,
        WHATSAPP_PHONE_NUMBER_ID: demo.phoneNumberId,
        WHATSAPP_BUSINESS_ACCOUNT_ID: demo.businessAccountId,
        WHATSAPP_PORTFOLIO_ID: demo.portfolioId,
        WHATSAPP_APP_SECRET: demo.appSecret,
        ...(url && { WHATSAPP_BASE_URL: url }),
      };
    },
  };
}
