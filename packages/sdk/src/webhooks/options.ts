import {
  type Change,
  type UnknownChange,
  type WebhookValues,
  webhookFields,
} from '../contract/index.ts';
import { InputError } from '../errors.ts';
import { checkFunctions, checkKeys, checkPositive, checkWaits } from './check-options.ts';
import type { DedupeStore } from './dedupe.ts';
import { createWarning, type WebhookRefusal } from './refuse.ts';
import type { WebhookDelivery, WebhookRequest } from './request.ts';

/** What is done with changes, by their field. A handler that throws or rejects has Meta send the delivery again. */
export type WebhookHandlers = {
  readonly [Field in keyof WebhookValues]?:
    | ((change: Change<Field>, delivery: WebhookDelivery) => unknown)
    | undefined;
};

/** What failed. Only a failure of `handler` is about one change. */
export interface WebhookFailure {
  /**
   * `handler`: a handler of yours; `dedupe`: the store; `secret`: `secretFor`; `body`: the server has read
   * the body before it came here.
   */
  readonly during: 'handler' | 'dedupe' | 'secret' | 'body';
  readonly change?: Change | UnknownChange;
}

/** `accept` counts what failed as handled; anything else has Meta send the delivery again. */
export type WebhookVerdict = 'accept' | 'retry';

// biome-ignore lint/suspicious/noConfusingVoidType: a function that only writes a log returns void
type Verdict = WebhookVerdict | undefined | void;

export interface WebhooksOptions {
  /** The app's secret, from the App Dashboard. Two while one takes the place of the other. */
  readonly appSecret?: string | readonly string[] | undefined;
  /**
   * The secret of the app that a request comes from, instead of `appSecret`: for many apps behind one URL.
   * It is asked before anything is known to be true of the request. Several are tried one after the other;
   * none, or an empty one, refuses.
   */
  readonly secretFor?: ((request: WebhookRequest) => Secrets | Promise<Secrets>) | undefined;
  /** What you have told Meta as "verify token": it is shown in the handshake. Several are all taken. */
  readonly verifyToken: string | readonly string[] | undefined;
  /** What is done with changes, by their field. */
  readonly on?: WebhookHandlers | undefined;
  /** Takes every change that no handler of `on` is for, those of fields that Meta has added since included. */
  readonly otherwise?: ((change: UnknownChange, delivery: WebhookDelivery) => unknown) | undefined;
  /** Hears of failures, and decides about those of handlers. They are written to the console when absent. */
  readonly onError?:
    | ((error: unknown, failure: WebhookFailure) => Verdict | Promise<Verdict>)
    | undefined;
  /**
   * Hears of each request that is refused: of a secret or a verify token that is wrong, nothing else in your
   * logs would tell. The console is warned when absent, once a minute for each reason.
   */
  readonly onRefused?: ((refusal: WebhookRefusal) => unknown) | undefined;
  /** Has each change handled once, although Meta may send it several times. */
  readonly dedupe?: DedupeStore | undefined;
  /** The largest body that is read, in bytes: 3 MiB when absent, which is the most that Meta sends. */
  readonly maxBytes?: number | undefined;
  /** How long reading a body may take, in milliseconds: 10 seconds when absent. */
  readonly readTimeoutMs?: number | undefined;
  /** How long a handler may take, in milliseconds, before it counts as failed: a minute when absent. */
  readonly handlerTimeoutMs?: number | undefined;
  /** Milliseconds since 1970; the machine's clock when absent. */
  readonly now?: (() => number) | undefined;
}

/** One secret, several, or none. */
export type Secrets = string | readonly string[] | null | undefined;

/** The options, checked. */
export interface Settings {
  readonly secretsFor: (request: WebhookRequest) => readonly string[] | Promise<readonly string[]>;
  readonly verifyTokens: readonly string[];
  readonly on: WebhookHandlers;
  readonly otherwise: WebhooksOptions['otherwise'];
  readonly onError: NonNullable<WebhooksOptions['onError']>;
  readonly onRefused: NonNullable<WebhooksOptions['onRefused']>;
  readonly dedupe: DedupeStore | undefined;
  readonly maxBytes: number;
  readonly readTimeoutMs: number;
  readonly handlerTimeoutMs: number;
  readonly now: () => number;
}

const known = {
  appSecret: true,
  secretFor: true,
  verifyToken: true,
  on: true,
  otherwise: true,
  onError: true,
  onRefused: true,
  dedupe: true,
  maxBytes: true,
  readTimeoutMs: true,
  handlerTimeoutMs: true,
  now: true,
} satisfies Record<keyof WebhooksOptions, true>;

/** Checks the options: what would let anybody in, or nobody, is an error before anything arrives. */
export function settingsOf(options: WebhooksOptions): Settings {
  checkKeys(options, Object.keys(known), 'options');
  const { appSecret, secretFor, verifyToken, on = {}, otherwise, dedupe } = options;
  const { maxBytes = 3 * 1_024 * 1_024, now = Date.now } = options;
  const { readTimeoutMs = 10_000, handlerTimeoutMs = 60_000 } = options;
  const { onError = writeDown, onRefused = createWarning(now) } = options;
  checkPositive({ maxBytes });
  checkWaits({ readTimeoutMs, handlerTimeoutMs });
  checkFunctions({ secretFor, otherwise, onError, onRefused, now });
  checkKeys(on, Object.keys(webhookFields), 'on', 'on.');
  for (const [field, handler] of Object.entries(on)) checkFunctions({ [`on.${field}`]: handler });
  if (dedupe !== undefined) checkStore(dedupe);
  return {
    secretsFor: secretsBy(appSecret, secretFor),
    verifyTokens: textsOf('verifyToken', verifyToken),
    on,
    otherwise,
    onError,
    onRefused,
    dedupe,
    maxBytes,
    readTimeoutMs,
    handlerTimeoutMs,
    now,
  };
}

function secretsBy(
  appSecret: WebhooksOptions['appSecret'],
  secretFor: WebhooksOptions['secretFor'],
): Settings['secretsFor'] {
  if (secretFor) {
    if (appSecret === undefined) {
      return async (request) => [(await secretFor(request)) ?? []].flat().filter(isText);
    }
    throw new InputError('secretFor', 'takes the place of appSecret: give one of them', '');
  }
  const secrets = textsOf('appSecret', appSecret);
  return () => secrets;
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';

/** One text or several, of which none is empty. The text itself is a secret, and never said. */
function textsOf(option: 'appSecret' | 'verifyToken', value: unknown): readonly string[] {
  const texts = [value].flat();
  if (texts.length > 0 && texts.every(isText)) return texts;
  const problem =
    value === undefined ? 'is required' : 'must be a text that is not empty, or several';
  throw new InputError(option, `${problem}: ${dangers[option]}`, '');
}

const dangers = {
  appSecret:
    'without it anybody could send webhooks. It is in the App Dashboard, under App settings, Basic; ' +
    'for many apps behind one URL, secretFor takes its place',
  verifyToken:
    'without it anybody could take the handshake for theirs. Choose one, and tell it to Meta with the callback URL',
} as const;

function checkStore(store: DedupeStore): void {
  const { claim, done, release, renew, leaseMs } = store ?? {};
  if (![claim, done, release].every((method) => typeof method === 'function')) {
    throw new InputError('dedupe', 'must have claim, done and release', '');
  }
  checkFunctions({ 'dedupe.renew': renew });
  if (leaseMs !== undefined) checkWaits({ 'dedupe.leaseMs': leaseMs });
}

/** Nobody is to find out from Meta alone that a handler fails. */
const writeDown: Settings['onError'] = (error, { during, change }) => {
  const about = change ? ` of a change of ${change.field || 'no field'}` : '';
  // biome-ignore lint/suspicious/noConsole: a failure that nobody takes with onError must be seen somewhere
  console.error(`meta-cloud-api/webhooks: the ${during}${about} failed.`, error);
};
