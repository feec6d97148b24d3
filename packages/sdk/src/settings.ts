import { checkId } from './check.ts';
import { InputError } from './errors.ts';

/** The part of the built-in `fetch` that the client uses; hand it an emulator's, or one that records. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a client is made of. Every option but `fetch` can also come from the environment. */
export interface WhatsAppOptions {
  /**
   * Id of the number that the methods speak about: a string, since ids outgrow JavaScript's numbers.
   * A number is taken when it is still exact. From `WHATSAPP_PHONE_NUMBER_ID` when absent.
   */
  readonly phoneNumberId?: string | number | undefined;
  /** The token of a system user, or any other Graph token. From `WHATSAPP_ACCESS_TOKEN` when absent. */
  readonly accessToken?: string | undefined;
  /**
   * Id of the WhatsApp Business Account. From `WHATSAPP_BUSINESS_ACCOUNT_ID` when absent, and found
   * from the number itself when that is absent too.
   */
  readonly businessAccountId?: string | number | undefined;
  /** The app's secret: every call is then signed with `appsecret_proof`. From `WHATSAPP_APP_SECRET` when absent. */
  readonly appSecret?: string | undefined;
  /** Version of the Graph API, such as `v26.0`. From `WHATSAPP_API_VERSION` when absent. */
  readonly apiVersion?: string | undefined;
  /** Where the Graph API is, without the version. From `WHATSAPP_BASE_URL`, or `https://graph.facebook.com`. */
  readonly baseUrl?: string | undefined;
  /** Sends the requests; the built-in `fetch` when absent. */
  readonly fetch?: Fetch | undefined;
}

/** The options once checked, with nothing left to look up. */
export interface Settings {
  readonly phoneNumberId: string | undefined;
  readonly businessAccountId: string | undefined;
  readonly accessToken: string;
  readonly appSecret: string | undefined;
  readonly apiVersion: string;
  readonly baseUrl: string;
  readonly fetch: Fetch;
}

const DEFAULT_API_VERSION = 'v26.0';
const DEFAULT_BASE_URL = 'https://graph.facebook.com';

/** Joins options and environment, an option first. Throws an `InputError` naming what is wrong. */
export function settingsFrom(options: WhatsAppOptions): Settings {
  const environment: Record<string, string | undefined> = globalThis.process?.env ?? {};
  const setting = (option: string | undefined, variable: string) =>
    option ?? (environment[variable] || undefined);
  const id = (name: 'phoneNumberId' | 'businessAccountId', variable: string) => {
    const value = options[name] ?? (environment[variable] || undefined);
    return value === undefined ? undefined : checkId(value, name);
  };
  return Object.freeze({
    phoneNumberId: id('phoneNumberId', 'WHATSAPP_PHONE_NUMBER_ID'),
    businessAccountId: id('businessAccountId', 'WHATSAPP_BUSINESS_ACCOUNT_ID'),
    accessToken: checkToken(setting(options.accessToken, 'WHATSAPP_ACCESS_TOKEN')),
    appSecret: setting(options.appSecret, 'WHATSAPP_APP_SECRET'),
    apiVersion: checkVersion(setting(options.apiVersion, 'WHATSAPP_API_VERSION')),
    baseUrl: checkBaseUrl(setting(options.baseUrl, 'WHATSAPP_BASE_URL')),
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
  });
}

function checkToken(token: string | undefined): string {
  if (typeof token !== 'string' || token.trim() === '') {
    throw new InputError(
      'accessToken',
      'is missing. Give it to the client, or set WHATSAPP_ACCESS_TOKEN',
    );
  }
  // What a header cannot carry would fail later, in a message that quotes the token.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new InputError(
      'accessToken',
      'holds a space, a line break or another character that no token has. Was it copied whole?',
    );
  }
  return token;
}

function checkVersion(version: string = DEFAULT_API_VERSION): string {
  if (!/^v\d+\.\d+$/.test(version)) {
    throw new InputError(
      'apiVersion',
      `must look like ${DEFAULT_API_VERSION}, and is ${JSON.stringify(version)}`,
    );
  }
  return version;
}

function checkBaseUrl(baseUrl: string = DEFAULT_BASE_URL): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    throw new InputError(
      'baseUrl',
      `must be an http or https address without a query, such as ${DEFAULT_BASE_URL}`,
    );
  }
  if (/\/v\d+\.\d+\/*$/.test(url.pathname)) {
    throw new InputError('baseUrl', 'must leave the version out: that is the option apiVersion');
  }
  return url.href.replace(/\/+$/, '');
}
