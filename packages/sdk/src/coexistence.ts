import { checkOptions } from './check.ts';
import { checkOneOf } from './check-input.ts';
import type { AppDataType, SyncAppDataOutput } from './contract/index.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

export interface SyncOptions {
  /** `smb_app_state_sync` are the contacts of the app, `history` is its messages. */
  readonly type: AppDataType;
}

/** What a number shares with the WhatsApp Business app on a phone. */
export default class CoexistenceApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Have the app's contacts or messages sent by webhook, in the field of the same name. Each can be
   * asked for once, within 24 hours of onboarding; after that the number must be onboarded again.
   *
   * @throws {GraphError} 2593107 where it was asked for already; 2593108 where the 24 hours are over.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/onboarding-business-app-users
   * @example
   * const { data } = await whatsapp.coexistence.sync({ type: 'history' });
   * console.log(data.request_id);
   */
  async sync(options: SyncOptions, callOptions?: CallOptions): Promise<Answer<SyncAppDataOutput>> {
    checkOptions(options, ['type'], 'coexistence.sync');
    const { call, phoneNumberId } = this.#scope;
    const sync_type = checkOneOf(options.type, ['smb_app_state_sync', 'history'], 'type');
    const input = { messaging_product: 'whatsapp' as const, sync_type };
    return call('phoneNumber.syncAppData', phoneNumberId(), input, callOptions);
  }
}
