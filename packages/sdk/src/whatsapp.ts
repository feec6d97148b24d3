import type BlockedUsersApi from './blocked-users.ts';
import type BusinessAccountApi from './business-account.ts';
import type BusinessProfileApi from './business-profile.ts';
import { type Caller, createCaller } from './call.ts';
import { checkId } from './check.ts';
import type CoexistenceApi from './coexistence.ts';
import type CommerceSettingsApi from './commerce-settings.ts';
import type ComplianceInfoApi from './compliance-info.ts';
import type { TokenInfo } from './contract/index.ts';
import type DisplayNameApi from './display-name.ts';
import type EncryptionApi from './encryption.ts';
import type { Answer } from './exchange.ts';
import type MessagesApi from './message.ts';
import type MigrationApi from './migration.ts';
import type OfficialBusinessAccountApi from './official-business-account.ts';
import type { PhoneNumberApi } from './phone-number-api.ts';
import type { PortfolioApi } from './portfolio.ts';
import type PreVerifiedNumbersApi from './pre-verified-number.ts';
import type QrCodesApi from './qr-code.ts';
import { createScope } from './scope.ts';
import {
  type CallOptions,
  type Ids,
  idsFrom,
  settingsFrom,
  type WhatsAppOptions,
} from './settings.ts';
import { createTokens, type Tokens } from './token.ts';
import { topicsOf } from './topics.ts';
import type TwoStepVerificationApi from './two-step-verification.ts';
import type UsernameApi from './username.ts';

/** What clients share that differ only in the nodes they speak about. */
class Shared {
  readonly call: Caller;
  readonly tokens: Tokens;
  readonly ids: Ids;
  constructor(call: Caller, tokens: Tokens, ids: Ids) {
    this.call = call;
    this.tokens = tokens;
    this.ids = ids;
  }
}

function share(options: WhatsAppOptions): Shared {
  const settings = settingsFrom(options);
  const tokens = createTokens(settings.accessToken, settings.appSecret);
  return new Shared(createCaller(settings, tokens), tokens, idsFrom(options));
}

/**
 * A client of Meta's Graph API for one WhatsApp business phone number and its account.
 *
 * @example
 * const whatsapp = new WhatsApp({ phoneNumberId: '106540352242922', accessToken: 'EAAJ…' });
 * const { data } = await whatsapp.phoneNumber.get();
 */
export class WhatsApp {
  /** The number, and the list of those in its account. */
  declare readonly phoneNumber: PhoneNumberApi;
  /** The number's two-step PIN. */
  declare readonly twoStepVerification: TwoStepVerificationApi;
  /** The number's display name and its review. */
  declare readonly displayName: DisplayNameApi;
  /** The number's business username. */
  declare readonly username: UsernameApi;
  /** The badge beside the number's name. */
  declare readonly officialBusinessAccount: OfficialBusinessAccountApi;
  /** What India asks a business to tell about itself. */
  declare readonly complianceInfo: ComplianceInfoApi;
  /** What a number shares with the WhatsApp Business app. */
  declare readonly coexistence: CoexistenceApi;
  /** What people see of the business when they open the profile of its number. */
  declare readonly businessProfile: BusinessProfileApi;
  /** QR codes and short links that open a chat with the number. */
  declare readonly qrCodes: QrCodesApi;
  /** The public key that Flows are encrypted with. */
  declare readonly encryption: EncryptionApi;
  /** People who cannot write to the number. */
  declare readonly blockedUsers: BlockedUsersApi;
  /** What of the shop can be seen in a chat. */
  declare readonly commerceSettings: CommerceSettingsApi;
  /** The WhatsApp Business Account: its webhooks, its users, its settings. */
  declare readonly businessAccount: BusinessAccountApi;
  /** The business portfolio, and the accounts it owns or shares. */
  declare readonly portfolio: PortfolioApi;
  /** The portfolio's pool of numbers that are verified ahead of their use. */
  declare readonly preVerifiedNumbers: PreVerifiedNumbersApi;
  /** What the number sends: texts and templates. */
  declare readonly messages: MessagesApi;
  /** Moving an account between the solutions of partners. */
  declare readonly migration: MigrationApi;
  /**
   * Send any call of the contract, in Meta's wire names: for what has no method of its own, and for
   * calls that come out of a table or a queue. Nothing is checked before it is sent but the id.
   *
   * @example
   * await whatsapp.call('phoneNumber.get', '106540352242922', { fields: ['status'] });
   */
  readonly call: Caller;
  readonly #tokens: Tokens;
  readonly #ids: Ids;

  /** @throws {InputError} naming the option that is missing or cannot be right. */
  constructor(options: WhatsAppOptions = {}) {
    const shared = options instanceof Shared ? options : share(options);
    const { call, tokens, ids } = shared;
    const scope = createScope(ids, call);
    this.call = call;
    Object.assign(this, topicsOf(scope));
    this.#tokens = tokens;
    this.#ids = ids;
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
    return debugToken(this.call, token ?? (await this.#tokens.current()).accessToken, callOptions);
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

  #with(ids: Partial<Ids>): WhatsApp {
    const { portfolioId } = this.#ids;
    const others = { phoneNumberId: undefined, businessAccountId: undefined, portfolioId };
    const shared = new Shared(this.call, this.#tokens, { ...others, ...ids });
    return new WhatsApp(shared as WhatsAppOptions);
  }
}
