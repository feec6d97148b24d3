import type { Asked } from './asked.ts';
import { type Clock, createWorldClock, systemClock } from './clock.ts';
import { type Control, createControl } from './control/control.ts';
import { isControl } from './control/paths.ts';
import { answerControl } from './control/routes.ts';
import { ControlError } from './control/verb.ts';
import { fetched } from './disturbances/connection.ts';
import { answerGraph } from './graph.ts';
import { createIds, type Ids } from './ids.ts';
import type { PhoneNumber } from './nodes.ts';
import type { LoggedRequest, RequestFilter } from './request-log.ts';
import { hasLeft, isRegistered } from './rules/presence.ts';
import { demoSeed } from './seed/demo.ts';
import { plant } from './seed/plant.ts';
import { readSeed, type Seed } from './seed/schema.ts';
import { type Doors, type Listening, type ListenOptions, serve } from './serve.ts';
import { type Settings, settingsFrom } from './settings.ts';
import { openStore, type Store } from './store.ts';
import { catchUp, runDueTasks } from './tasks.ts';
import { keepTime } from './timer.ts';
import { createWorld, type World } from './world.ts';

export interface EmulatorOptions {
  /** The machine's time when absent; a `createManualClock` in tests. */
  readonly clock?: Clock;
  /** Where ids come from; counted when absent, so that runs repeat. */
  readonly ids?: Ids;
  /** Reaches the programs that webhooks go to; the built-in `fetch` when absent. */
  readonly fetch?: typeof fetch;
  /** What its world begins with; a demo when absent. */
  readonly seed?: Seed;
  /**
   * A directory to keep the world in: it is there again after a restart, with every change that was
   * answered. Where it holds a world already, that is taken, and not the seed.
   */
  readonly data?: string;
  /** What differs from the emulator's defaults. */
  readonly settings?: Partial<Settings>;
}

const optionNames: readonly string[] = [
  'clock',
  'ids',
  'fetch',
  'settings',
  'seed',
  'data',
] satisfies readonly (keyof EmulatorOptions)[];

/** Meta's WhatsApp phone-number API, in this process. */
export interface Emulator {
  /** Answers a request as graph.facebook.com would. Takes what the built-in `fetch` takes. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** Answers over HTTP, until the process ends or `close()` is called. */
  listen(options?: ListenOptions): Promise<Listening>;
  /** Does what Meta's staff, or a person with a phone, would do. Over HTTP: `/_emulator/`. */
  readonly control: Control;
  /** The last requests to the Graph API with their answers, without secrets: for what a test asserts. */
  requests(filter?: RequestFilter): LoggedRequest[];
  /** Resolves once the world of `data` is read; rejects where it cannot be. Requests wait for it by themselves. */
  readonly ready: Promise<void>;
  /** Lets time pass without it, writes what is left to write, and lets go of `data`. */
  close(): Promise<void>;
  /** Options of a client for the first token and number in this process, to be spread: `new WhatsApp({ ...emulator.options })`. */
  readonly options: {
    readonly accessToken: string;
    readonly phoneNumberId: string;
    readonly businessAccountId: string;
    readonly portfolioId: string;
    readonly appSecret: string;
    readonly baseUrl: string;
    readonly fetch: Emulator['fetch'];
  };
  /** The variables that point a program at the same; with `WHATSAPP_BASE_URL` while it listens. */
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
 * Makes an emulator. Without a `seed` it holds the demo: a WhatsApp Business Account with a connected
 * number (its PIN is `123456`), a number just added and a test number, and two accounts without numbers.
 *
 * @example
 * const emulator = createEmulator();
 * const whatsapp = new WhatsApp({ ...emulator.options });
 * @throws {SeedError} where the seed is none
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const unknown = Object.keys(options).find((name) => !optionNames.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(
      `${unknown} is not an option of createEmulator, which takes ${optionNames.join(', ')}`,
    );
  }
  const world = createWorld({
    clock: createWorldClock(options.clock ?? systemClock),
    ids: options.ids ?? createIds(),
    settings: settingsFrom(options.settings),
    fetch: options.fetch ?? globalThis.fetch,
    wake: (woken) => {
      setImmediate(runDueTasks, woken);
    },
  });
  plant(options.seed ? readSeed(options.seed) : demoSeed, world);
  world.begin();
  let url: string | undefined;

  let store: Store | undefined;
  const ready = options.data === undefined ? undefined : open(options.data);
  // Whoever awaits it is told; nobody has to.
  ready?.catch(() => {});
  // What waits in the directory is not known before it is read.
  let stopTimer = ready ? undefined : keepTime(world);
  async function open(directory: string) {
    store = await openStore(directory, world);
    stopTimer = keepTime(world);
  }

  const control = createControl(world, (call) => {
    if (ready && !store) {
      throw new ControlError(
        `The world in ${options.data} is still being read: await emulator.ready`,
      );
    }
    catchUp(world);
    const result = call();
    // Some verbs take a while. Where saving fails, so does every later one, and the next request says so.
    Promise.resolve(result)
      .then(() => store?.save())
      .catch(() => {});
    return result;
  });

  /** What is due happens before a request is answered, and what it changed is kept before the answer leaves. */
  const inTurn =
    <Result>(answer: (request: Asked, world: World) => Promise<Result>) =>
    async (request: Asked): Promise<Result> => {
      if (ready) await ready;
      runDueTasks(world);
      const result = await answer(request, world);
      if (store) await store.save();
      return result;
    };
  const doors: Doors = { graph: inTurn(answerGraph), control: inTurn(answerControl) };

  const fetch: Emulator['fetch'] = async (input, init) => {
    const request = new Request(input, init);
    if (isControl(request.url)) return doors.control(request);
    return fetched(await doors.graph(request), request.signal);
  };

  return {
    fetch,
    ready: ready ?? Promise.resolve(),
    close: async () => {
      await ready?.catch(() => {});
      stopTimer?.();
      await store?.close();
    },
    get options() {
      return { ...credentialsIn(world), baseUrl: 'https://graph.facebook.com', fetch };
    },
    listen: async (listenOptions = {}) => {
      if (ready) await ready;
      const listening = await serve(doors, listenOptions);
      url = listening.url;
      const close = async () => {
        await listening.close();
        if (url === listening.url) url = undefined;
      };
      return { url: listening.url, close };
    },
    control,
    requests: control.requests.list,
    get env() {
      const known = credentialsIn(world);
      return {
        WHATSAPP_ACCESS_TOKEN: known.accessToken,
        WHATSAPP_PHONE_NUMBER_ID: known.phoneNumberId,
        WHATSAPP_BUSINESS_ACCOUNT_ID: known.businessAccountId,
        WHATSAPP_PORTFOLIO_ID: known.portfolioId,
        WHATSAPP_APP_SECRET: known.appSecret,
        ...(url && { WHATSAPP_BASE_URL: url }),
      };
    },
  };
}

/** Whether it is connected, or was until somebody deregistered it here: programs still mean that one. */
const hasWorked = (number: PhoneNumber) =>
  isRegistered(number) || number.registration.deregisters.at.length > 0;

/** The first token, with the first number of the world that works, or did once, and what that belongs to. */
function credentialsIn(world: World) {
  const number =
    world.first(
      'phoneNumber',
      (number) => number.accountMode === 'LIVE' && !hasLeft(number) && hasWorked(number),
    ) ?? world.first('phoneNumber');
  const account = number
    ? world.get('businessAccount', number.businessAccountId)
    : world.first('businessAccount');
  return {
    accessToken: world.tokens().next().value?.token ?? '',
    phoneNumberId: number?.id ?? '',
    businessAccountId: account?.id ?? '',
    portfolioId: account?.portfolioId ?? '',
    appSecret: world.first('app')?.secret ?? '',
  };
}
