import type {
  BlockedUsersApi,
  BusinessAccountApi,
  BusinessProfileApi,
  CoexistenceApi,
  CommerceSettingsApi,
  ComplianceInfoApi,
  DisplayNameApi,
  EncryptionApi,
  MessagesApi,
  MigrationApi,
  OfficialBusinessAccountApi,
  PhoneNumberApi,
  PreVerifiedNumbersApi,
  QrCodesApi,
  TwoStepVerificationApi,
  UsernameApi,
} from './apis.ts';
import { type Caller, createCaller } from './call.ts';
import { checkId } from './check.ts';
import type { TokenInfo } from './contract/index.ts';
import type { Answer } from './exchange.ts';
import type { PortfolioApi } from './portfolio.ts';
import { createScope, type Scope } from './scope.ts';
import {
  type CallOptions,
  type Ids,
  idsFrom,
  type Settings,
  settingsFrom,
  type WhatsAppOptions,
} from './settings.ts';
import { createTokens, type Tokens } from './token.ts';
import { type Topics, topics } from './topics.ts';

/** What clients share that differ only in the nodes they speak about. */
export class Shared {
  readonly settings: Settings;
  readonly tokens: Tokens;
  readonly call: Caller;
  constructor(options: WhatsAppOptions) {
    this.settings = settingsFrom(options);
    this.tokens = createTokens(this.settings.accessToken, this.settings.appSecret);
    this.call = createCaller(this.settings, this.tokens);
  }
}

/**
 * A client of Meta's Graph API for one WhatsApp business phone number and its account.
 *
 * @example
 * const whatsapp = new WhatsApp({ phoneNumberId: '106540352242922', accessToken: 'EAAJ…' });
 * const { data } = await whatsapp.phoneNumber.get();
 */
export class WhatsApp {
  /**
   * Send any call of the contract, in Meta's wire names: for what has no method of its own, and for
   * calls that come out of a table or a queue. Nothing is checked before it is sent but the id.
   *
   * @example
   * await whatsapp.call('phoneNumber.get', '106540352242922', { fields: ['status'] });
   */
  readonly call: Caller;
  readonly #shared: Shared;
  readonly #ids: Ids;
  readonly #scope: Scope;
  readonly #topics: Partial<Topics> = {};

  /** @throws {InputError} naming the option that is missing or cannot be right. */
  constructor(options?: WhatsAppOptions);
  /** @internal */
  constructor(options: WhatsAppOptions, shared: Shared, ids: Ids);
  constructor(options: WhatsAppOptions = {}, shared = new Shared(options), ids = idsFrom(options)) {
    this.call = shared.call;
    this.#shared = shared;
    this.#ids = ids;
    this.#scope = createScope(ids, shared.call);
  }

  /** The number, and the list of those in its account. */
  get phoneNumber(): PhoneNumberApi {
    return this.#topic('phoneNumber');
  }

  /** The number's two-step PIN. */
  get twoStepVerification(): TwoStepVerificationApi {
    return this.#topic('twoStepVerification');
  }

  /** The number's display name and its review. */
  get displayName(): DisplayNameApi {
    return this.#topic('displayName');
  }

  /** The number's business username. */
  get username(): UsernameApi {
    return this.#topic('username');
  }

  /** The badge beside the number's name. */
  get officialBusinessAccount(): OfficialBusinessAccountApi {
    return this.#topic('officialBusinessAccount');
  }

  /** What India asks a business to tell about itself. */
  get complianceInfo(): ComplianceInfoApi {
    return this.#topic('complianceInfo');
  }

  /** What a number shares with the WhatsApp Business app. */
  get coexistence(): CoexistenceApi {
    return this.#topic('coexistence');
  }

  /** What people see of the business when they open the profile of its number. */
  get businessProfile(): BusinessProfileApi {
    return this.#topic('businessProfile');
  }

  /** QR codes and short links that open a chat with the number. */
  get qrCodes(): QrCodesApi {
    return this.#topic('qrCodes');
  }

  /** The public key that Flows are encrypted with. */
  get encryption(): EncryptionApi {
    return this.#topic('encryption');
  }

  /** People who cannot write to the number. */
  get blockedUsers(): BlockedUsersApi {
    return this.#topic('blockedUsers');
  }

  /** What of the shop can be seen in a chat. */
  get commerceSettings(): CommerceSettingsApi {
    return this.#topic('commerceSettings');
  }

  /** The WhatsApp Business Account: its webhooks, its users, its settings. */
  get businessAccount(): BusinessAccountApi {
    return this.#topic('businessAccount');
  }

  /** The business portfolio, and the accounts it owns or shares. */
  get portfolio(): PortfolioApi {
    return this.#topic('portfolio');
  }

  /** The portfolio's pool of numbers that are verified ahead of their use. */
  get preVerifiedNumbers(): PreVerifiedNumbersApi {
    return this.#topic('preVerifiedNumbers');
  }

  /** What the number sends: texts and templates. */
  get messages(): MessagesApi {
    return this.#topic('messages');
  }

  /** Moving an account between the solutions of partners. */
  get migration(): MigrationApi {
    return this.#topic('migration');
  }

  /**
   * Read what an access token is good for: its permissions, the accounts it reaches
   * (`granular_scopes`), and when it ends. Without one, the client's own. A token can ask about itself;
   * about others of its app the app's own token can, which is `{app id}|{app secret}`. The token in
   * question travels in the body and never in an address.
   *
   * @throws {GraphError} 100 where this client's token may not ask about the other.
   * @see https://developers.facebook.com/docs/graph-api/reference/debug_token
   * @example
   * const { data } = await whatsapp.debugToken();
   * console.log(data.is_valid, data.scopes);
   */
  async debugToken(token?: string, callOptions?: CallOptions): Promise<Answer<TokenInfo>> {
    const { debugToken } = await import('./debug-token.ts');
    return debugToken(this.#shared, token, callOptions);
  }

  /**
   * A client for another number, over the same connections, token and settings. Its account is found
   * from the number when it is needed.
   *
   * @example
   * const other = whatsapp.forNumber('110200345501442');
   * console.log((await other.phoneNumber.get()).data.status);
   */
  forNumber(phoneNumberId: string | number): WhatsApp {
    return this.#with({ phoneNumberId: checkId(phoneNumberId, 'phoneNumberId') });
  }

  /**
   * A client for another WhatsApp Business Account, over the same connections, token and settings. It
   * speaks about no number.
   *
   * @example
   * const account = whatsapp.forBusinessAccount('102290129340398');
   * console.log((await account.phoneNumber.getAll()).data.length);
   */
  forBusinessAccount(businessAccountId: string | number): WhatsApp {
    return this.#with({ businessAccountId: checkId(businessAccountId, 'businessAccountId') });
  }

  /**
   * A client for a business portfolio, over the same connections, token and settings. It speaks about
   * no number and no account.
   *
   * @example
   * const { portfolio } = whatsapp.forPortfolio('506914307656634');
   * console.log((await portfolio.ownedBusinessAccounts.getAll()).data.length);
   */
  forPortfolio(portfolioId: string | number): WhatsApp {
    return this.#with({ portfolioId: checkId(portfolioId, 'portfolioId') });
  }

  #topic<Name extends keyof Topics>(name: Name): Topics[Name] {
    const topic: Topics[Name] = this.#topics[name] ?? topics[name](this.#scope);
    this.#topics[name] = topic;
    return topic;
  }

  #with(ids: Partial<Ids>): WhatsApp {
    const { portfolioId } = this.#ids;
    const others = { phoneNumberId: undefined, businessAccountId: undefined, portfolioId };
    return new WhatsApp({}, this.#shared, { ...others, ...ids });
  }
}
