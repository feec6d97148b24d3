import { CONTROL_PATH, isSuccess, pathOf } from './paths.ts';
import { ControlError, inputFrom, mapVerbs, type Verb } from './verb.ts';
import { verbs } from './verbs/index.ts';

type Remote<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Verb<infer Arguments, infer Result>
    ? (...given: Arguments) => Promise<Awaited<Result>>
    : Remote<Table[Name]>;
};

/** The verbs of `Control`, done by an emulator elsewhere. */
export interface RemoteControl extends Remote<typeof verbs> {}

/** An emulator in another process. */
export interface RemoteEmulator {
  readonly url: string;
  readonly control: RemoteControl;
}

export interface ConnectOptions {
  /** The emulator's `controlToken`, where it has one. */
  readonly controlToken?: string;
  /** The built-in `fetch` when absent. */
  readonly fetch?: typeof fetch;
}

/**
 * Reaches the control door of an emulator that listens elsewhere.
 *
 * @example
 * const emulator = connectEmulator('http://127.0.0.1:4004');
 * await emulator.control.names.approve(phoneNumberId);
 */
export function connectEmulator(url: string, options: ConnectOptions = {}): RemoteEmulator {
  if (typeof url !== 'string' || !URL.canParse(url)) {
    throw new TypeError(
      `An emulator is reached at an address such as http://127.0.0.1:4004, not ${url}`,
    );
  }
  const base = url.replace(/\/+$/, '');
  const { controlToken, fetch = globalThis.fetch } = options;

  const send = async (name: string, verb: Verb, given: readonly unknown[]) => {
    const address = new URL(base + pathOf(name));
    const input = inputFrom(verb, given);
    const isRead = verb.method === 'GET';
    if (isRead) {
      for (const [key, value] of Object.entries(input ?? {})) {
        if (value !== undefined) address.searchParams.set(key, String(value));
      }
    }
    const response = await fetch(address, {
      method: verb.method,
      headers: {
        ...(!isRead && { 'content-type': 'application/json' }),
        ...(controlToken && { authorization: `Bearer ${controlToken}` }),
      },
      ...(!isRead && { body: JSON.stringify(input ?? {}) }),
    }).catch((cause) => {
      throw new ControlError(`No emulator answers at ${base}. Is it running?`, { cause });
    });
    const body = await readJson(response, base);
    if (response.ok) return body === null || isSuccess(body) ? undefined : body;
    const { message } = (body as { error?: { message?: string } }).error ?? {};
    throw new ControlError(message ?? `${base} answered ${response.status}`);
  };

  return {
    url: base,
    control: mapVerbs(
      verbs,
      (name, verb) =>
        (...given: unknown[]) =>
          send(name, verb, given),
    ) as unknown as RemoteControl,
  };
}

async function readJson(response: Response, base: string): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new ControlError(`${base}${CONTROL_PATH} is not the door of an emulator`, { cause });
  }
}
