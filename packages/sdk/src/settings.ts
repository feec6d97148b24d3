import {
  checkBaseUrl,
  checkCount,
  checkFunction,
  checkHeaders,
  checkId,
  checkOptions,
  checkSignal,
  checkToken,
  checkVersion,
} from './check.ts';
import type { Exchange } from './exchange.ts';
import type { Transport } from './transport/port.ts';

/** The part of the built-in `fetch` that the client uses; hand it an emulator's, or one that records. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What can be set for a client, and otherwise for one call of it. */
export interface CallOptions {
  /** Milliseconds for one answer, its body included; 30,000 when absent. */
  readonly timeoutMs?: number | undefined;
  /**
   * Milliseconds for one call, with its repeats and the waits between them; 120,000 when absent. A method
   * that makes several, as `getAll` does for each page, has it for each.
   */
  readonly deadlineMs?: number | undefined;
  /** How often a call that is safe to repeat is repeated; 2 when absent. Others never are. */
  readonly maxRetries?: number | undefined;
  /** Ends the call when it is aborted, wherever the call is. */
  readonly signal?: AbortSignal | undefined;
  /** Sent along with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sends the requests. Absent: `node:https` on Node, with connections kept open, and the built-in `fetch` elsewhere. */
  readonly fetch?: Fetch | undefined;
  /** Is told of every request and its answer, repeats included. What it throws is ignored. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
}

/** What a client is made of. Ids, secrets, version and address can also come from the environment. */
export interface WhatsAppOptions extends CallOptions {
  /**
   * Id of the number that the methods speak about: a string, since ids outgrow JavaScript's numbers.
   * A number is taken when it is still exact. From `WHATSAPP_PHONE_NUMBER_ID` when absent.
   */
  readonly phoneNumberId?: string | number | undefined;
  /**
   * The token of a system user, or any other Graph token; or a function that fetches it, asked again
   * after Meta refused what it gave (190). From `WHATSAPP_ACCESS_TOKEN` when absent.
   */
  readonly accessToken?: string | (() => string | Promise<string>) | undefined;
  /**
   * Id of the WhatsApp Business Account. From `WHATSAPP_BUSINESS_ACCOUNT_ID` when absent, and found
   * from the number itself when that is absent too.
   */
  readonly businessAccountId?: string | number | undefined;
  /** Id of the business portfolio. From `WHATSAPP_PORTFOLIO_ID` when absent. */
  readonly portfolioId?: string | number | undefined;
  /** The app's secret: every call is then signed with `appsecret_proof`. From `WHATSAPP_APP_SECRET` when absent. */
  readonly appSecret?: string | undefined;
  /** Version of the Graph API, such as `v26.0`. From `WHATSAPP_API_VERSION` when absent. */
  readonly apiVersion?: string | undefined;
  /** Where the Graph API is, without the version. From `WHATSAPP_BASE_URL`, or `https://graph.facebook.com`. */
  readonly baseUrl?: string | undefined;
}

/** The nodes that the methods of a client speak about. */
export interface Ids {
  readonly phoneNumberId: string | undefined;
  readonly businessAccountId: string | undefined;
  readonly portfolioId: string | undefined;
}

/** How calls are made, once checked, with nothing left to look up. */
export interface Settings {
  readonly accessToken: string | (() => string | Promise<string>);
  readonly appSecret: string | undefined;
  readonly apiVersion: string;
  /** Scheme, host and port of the Graph API. */
  readonly origin: string;
  /** What every path begins with: that of the address, the version, a slash. */
  readonly basePath: string;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly maxRetries: number;
  readonly signal: AbortSignal | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly transport: Transport;
  readonly onExchange: ((exchange: Exchange) => void) | undefined;
}

/** The environment's name for an option: `WHATSAPP_ACCESS_TOKEN` for `accessToken`. */
export const variableOf = (option: string): string =>
  `WHATSAPP${`_${option}`.replace(/[A-Z]/g, '_$&').toUpperCase()}`;

const environment = (option: string): string | undefined =>
  globalThis.process?.env?.[variableOf(option)] || undefined;

/** Joins options and environment, an option first. Throws an `InputError` naming what is wrong. */
export function settingsFrom(options: WhatsAppOptions): Settings {
  checkOptions(options, clientOptions, 'new WhatsApp');
  const { fetch } = options;
  checkFunction(fetch, 'fetch');
  const apiVersion = checkVersion(options.apiVersion ?? environment('apiVersion'));
  const { origin, pathname } = checkBaseUrl(options.baseUrl ?? environment('baseUrl'));
  const accessToken = options.accessToken ?? environment('accessToken');
  const defaults = {
    accessToken: typeof accessToken === 'function' ? accessToken : checkToken(accessToken),
    appSecret: options.appSecret ?? environment('appSecret'),
    apiVersion,
    origin,
    basePath: `${pathname.replace(/\/+$/, '')}/${apiVersion}/`,
    timeoutMs: 30_000,
    deadlineMs: 120_000,
    maxRetries: 2,
    signal: undefined,
    headers: undefined,
    transport: transportBy(fetch),
    onExchange: undefined,
  };
  return joined(defaults, { ...options, fetch: undefined });
}

/** The ids that a client was given. */
export function idsFrom(options: WhatsAppOptions): Ids {
  const id = (name: keyof Ids) => {
    const value = options[name] ?? environment(name);
    return value === undefined ? undefined : checkId(value, name);
  };
  return {
    phoneNumberId: id('phoneNumberId'),
    businessAccountId: id('businessAccountId'),
    portfolioId: id('portfolioId'),
  };
}

const callOptions = [
  'timeoutMs',
  'deadlineMs',
  'maxRetries',
  'signal',
  'headers',
  'fetch',
  'onExchange',
] as const satisfies readonly (keyof CallOptions)[];

const clientOptions: readonly (keyof WhatsAppOptions)[] = [
  'accessToken',
  'phoneNumberId',
  'businessAccountId',
  'portfolioId',
  'appSecret',
  'apiVersion',
  'baseUrl',
  ...callOptions,
];

/** A client's settings, with those of one call in their place. */
export function withCallOptions(settings: Settings, options: CallOptions): Settings {
  checkOptions(options, callOptions, 'a call');
  return joined(settings, options);
}

function joined(settings: Settings, options: CallOptions): Settings {
  const headers = options.headers && checkHeaders(options.headers);
  checkFunction(options.fetch, 'fetch');
  checkFunction(options.onExchange, 'onExchange');
  checkSignal(options.signal);
  return Object.freeze({
    ...settings,
    timeoutMs: checkCount(options.timeoutMs ?? settings.timeoutMs, 'timeoutMs', 1),
    deadlineMs: checkCount(options.deadlineMs ?? settings.deadlineMs, 'deadlineMs', 1),
    maxRetries: checkCount(options.maxRetries ?? settings.maxRetries, 'maxRetries', 0),
    signal: options.signal ?? settings.signal,
    headers: headers ? { ...settings.headers, ...headers } : settings.headers,
    transport: options.fetch ? transportBy(options.fetch) : settings.transport,
    onExchange: options.onExchange ?? settings.onExchange,
  });
}

/** The road to the wire, which is fetched when something is first sent. */
function transportBy(fetch: Fetch | undefined): Transport {
  let transport: Transport | undefined;
  const open = async () => {
    const { createTransport, fetchTransport } = await import('#transport');
    transport ??= fetch ? fetchTransport(fetch) : createTransport();
    return transport;
  };
  return (request, patience) =>
    transport
      ? transport(request, patience)
      : open().then(
          (opened) => opened(request, patience),
          (cause) => ({ lost: 'network', cause, status: undefined, unsent: true }),
        );
}
