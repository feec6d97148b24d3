import { BlockedUsersApi } from './blocked-users.ts';
import { BusinessProfileApi } from './business-profile.ts';
import { type Caller, createCaller } from './call.ts';
import { checkId } from './check.ts';
import { CoexistenceApi } from './coexistence.ts';
import { CommerceSettingsApi } from './commerce-settings.ts';
import { ComplianceInfoApi } from './compliance-info.ts';
import { DisplayNameApi } from './display-name.ts';
import { EncryptionApi } from './encryption.ts';
import { OfficialBusinessAccountApi } from './official-business-account.ts';
import { PhoneNumberApi } from './phone-number.ts';
import { QrCodesApi } from './qr-code.ts';
import { createScope } from './scope.ts';
import { type Ids, idsFrom, settingsFrom, type WhatsAppOptions } from './settings.ts';
import { TwoStepVerificationApi } from './two-step-verification.ts';
import { UsernameApi } from './username.ts';

/** What clients share that differ only in the nodes they speak about. */
class Shared {
  readonly call: Caller;
  readonly ids: Ids;
  constructor(call: Caller, ids: Ids) {
    this.call = call;
    this.ids = ids;
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
  /** The number, and the list of those in its account. */
  readonly phoneNumber: PhoneNumberApi;
  /** The number's two-step PIN. */
  readonly twoStepVerification: TwoStepVerificationApi;
  /** The number's display name and its review. */
  readonly displayName: DisplayNameApi;
  /** The number's business username. */
  readonly username: UsernameApi;
  /** The badge beside the number's name. */
  readonly officialBusinessAccount: OfficialBusinessAccountApi;
  /** What India asks a business to tell about itself. */
  readonly complianceInfo: ComplianceInfoApi;
  /** What a number shares with the WhatsApp Business app. */
  readonly coexistence: CoexistenceApi;
  /** What people see of the business when they open the profile of its number. */
  readonly businessProfile: BusinessProfileApi;
  /** QR codes and short links that open a chat with the number. */
  readonly qrCodes: QrCodesApi;
  /** The public key that Flows are encrypted with. */
  readonly encryption: EncryptionApi;
  /** People who cannot write to the number. */
  readonly blockedUsers: BlockedUsersApi;
  /** What of the shop can be seen in a chat. */
  readonly commerceSettings: CommerceSettingsApi;
  /**
   * Send any call of the contract, in Meta's wire names: for what has no method of its own, and for
   * calls that come out of a table or a queue. Nothing is checked before it is sent but the id.
   *
   * @example
   * await whatsapp.call('phoneNumber.get', '106540352242922', { fields: ['status'] });
   */
  readonly call: Caller;

  /** @throws {InputError} naming the option that is missing or cannot be right. */
  constructor(options: WhatsAppOptions = {}) {
    const { call, ids } =
      options instanceof Shared
        ? options
        : new Shared(createCaller(settingsFrom(options)), idsFrom(options));
    const scope = createScope(ids, call);
    this.call = call;
    this.phoneNumber = new PhoneNumberApi(scope);
    this.twoStepVerification = new TwoStepVerificationApi(scope);
    this.displayName = new DisplayNameApi(scope);
    this.username = new UsernameApi(scope);
    this.officialBusinessAccount = new OfficialBusinessAccountApi(scope);
    this.complianceInfo = new ComplianceInfoApi(scope);
    this.coexistence = new CoexistenceApi(scope);
    this.businessProfile = new BusinessProfileApi(scope);
    this.qrCodes = new QrCodesApi(scope);
    this.encryption = new EncryptionApi(scope);
    this.blockedUsers = new BlockedUsersApi(scope);
    this.commerceSettings = new CommerceSettingsApi(scope);
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
   */
  forPortfolio(portfolioId: string | number): WhatsApp {
    return this.#with({ portfolioId: checkId(portfolioId, 'portfolioId') });
  }

  #with(ids: Partial<Ids>): WhatsApp {
    const none = { phoneNumberId: undefined, businessAccountId: undefined, portfolioId: undefined };
    return new WhatsApp(new Shared(this.call, { ...none, ...ids }) as WhatsAppOptions);
  }
}
