import { checkOptions } from './check.ts';
import { checkCallbackUrl, checkList, checkOneOf, checkText } from './check-input.ts';
import type {
  ConversationalAutomation,
  ConversationalCommand,
  FeatureSettings,
  Success,
  UpdatePhoneNumberInput,
} from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import { type UpdateSettingsOptions, updateSettings } from './feature-settings.ts';
import { readField } from './phone-number.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

export interface GetSettingsOptions {
  /** Whether `sip_user_password`, a secret, is answered too. */
  readonly includeSipCredentials?: boolean | undefined;
}

export interface ConversationalComponentsOptions {
  /** Ice breakers people can tap in an empty chat: at most 4, of at most 80 characters, no emoji. */
  readonly prompts?: readonly string[] | undefined;
  /** Slash commands: at most 30. */
  readonly commands?: readonly ConversationalCommand[] | undefined;
}

export interface SetWebhookOptions {
  /** An https address of at most 200 characters. */
  readonly callbackUrl: string;
  /** A secret of yours: Meta shows it to the callback, which then knows that Meta asks. */
  readonly verifyToken: string;
}

/** What the number does with the people who write to it, and where their messages go. */
export default class PhoneNumberSettings {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Read what was set for calls, identity checks, encryption and storage.
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/call-settings
   * @example
   * const { data } = await whatsapp.phoneNumber.getSettings();
   * console.log(data.calling?.status);
   */
  async getSettings(
    options: GetSettingsOptions = {},
    callOptions?: CallOptions,
  ): Promise<Answer<Partial<FeatureSettings>>> {
    checkOptions(options, ['includeSipCredentials'], 'phoneNumber.getSettings');
    const { call, phoneNumberId } = this.#scope;
    const input = options.includeSipCredentials ? { include_sip_credentials: true } : {};
    return call('phoneNumber.getSettings', phoneNumberId(), input, callOptions);
  }

  /**
   * Change the number's settings. Meta takes one feature in a request, so each one given here is a
   * request of its own, in the order they are listed in; the answer is that of the last. Where one
   * fails, `error.applied` lists the options that were applied before it.
   *
   * Conversational components have no switch at Meta: a component is on when it is there. So
   * `enableConversationalComponents: true` sends the `prompts` and `commands` given here (and alone
   * changes nothing), and `false` clears both lists. The welcome message, which had a switch of its
   * own, was withdrawn by Meta on 27 March 2026.
   *
   * @throws {GraphError} 100 for what cannot be set, such as storage of a registered number; 138015
   * where calls need a messaging limit of 2,000; 138018 where nothing would take the calls.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/call-settings
   * @example
   * await whatsapp.phoneNumber.updateSettings({
   *   enableConversationalComponents: true,
   *   prompts: ['Book a table', 'Opening hours'],
   *   commands: [{ command_name: 'help', command_description: 'What I can do' }],
   *   calling: { status: 'ENABLED' },
   * });
   */
  async updateSettings(
    options: UpdateSettingsOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    return updateSettings(this.#scope, options, callOptions);
  }

  /**
   * Read the number's ice breakers and slash commands.
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/conversational-components
   * @example
   * const { data } = await whatsapp.phoneNumber.getConversationalComponents();
   * console.log(data.prompts, data.commands);
   */
  async getConversationalComponents(
    callOptions?: CallOptions,
  ): Promise<Answer<Partial<ConversationalAutomation>>> {
    return readField(this.#scope, 'conversational_automation', callOptions);
  }

  /**
   * Replace the number's ice breakers, its slash commands, or both. A list that is left out stays as it
   * is, and an empty one clears.
   *
   * @throws {GraphError} 100 for too many or too long texts.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/conversational-components
   * @example
   * await whatsapp.phoneNumber.updateConversationalComponents({ prompts: ['Book a table'] });
   */
  async updateConversationalComponents(
    options: ConversationalComponentsOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    checkOptions(options, ['prompts', 'commands'], 'phoneNumber.updateConversationalComponents');
    const { prompts, commands } = options;
    checkList(prompts, 'prompts');
    checkList(commands, 'commands');
    if (!prompts && !commands) {
      throw new InputError('options', 'must hold prompts, commands or both');
    }
    const { call, phoneNumberId } = this.#scope;
    const input = { ...(prompts && { prompts }), ...(commands && { commands }) };
    return call('phoneNumber.updateConversationalAutomation', phoneNumberId(), input, callOptions);
  }

  /**
   * Have the number's `messages` webhooks sent to a callback of its own. Meta asks that address first,
   * with the verify token, and it must answer with the challenge. Everything but `messages` still goes
   * to the callback of the app.
   *
   * @throws {GraphError} 2200 where the callback does not answer; 100 where the app is not subscribed to
   * the number's WhatsApp Business Account yet, or the address is too long.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override
   * @example
   * await whatsapp.phoneNumber.setWebhook({
   *   callbackUrl: 'https://example.com/lucky-shrub',
   *   verifyToken: 'a-secret-of-yours',
   * });
   */
  async setWebhook(
    options: SetWebhookOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    checkOptions(options, ['callbackUrl', 'verifyToken'], 'phoneNumber.setWebhook');
    const webhook_configuration = {
      override_callback_uri: checkCallbackUrl(options.callbackUrl, 'callbackUrl'),
      verify_token: checkText(options.verifyToken, 'verifyToken'),
    };
    return this.#update({ webhook_configuration }, callOptions);
  }

  /**
   * Have the number's `messages` webhooks sent where those of its account go, or else to the app.
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override
   * @example
   * await whatsapp.phoneNumber.clearWebhook();
   */
  async clearWebhook(callOptions?: CallOptions): Promise<Answer<Success>> {
    return this.#update({ webhook_configuration: { override_callback_uri: '' } }, callOptions);
  }

  /**
   * Let people find the number by searching in WhatsApp, or hide it. Meta reads `HIDDEN` back as
   * `NON_VISIBLE`, and shows nobody a number that is not eligible
   * (`eligibility_for_api_business_global_search`).
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/whatsapp-business-account-phone-number-api
   * @example
   * await whatsapp.phoneNumber.setSearchVisibility('VISIBLE');
   */
  async setSearchVisibility(
    visibility: 'VISIBLE' | 'HIDDEN',
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    const search_visibility = checkOneOf(visibility, ['VISIBLE', 'HIDDEN'], 'visibility');
    return this.#update({ search_visibility }, callOptions);
  }

  #update(
    input: UpdatePhoneNumberInput,
    callOptions: CallOptions | undefined,
  ): Promise<Answer<Success>> {
    const { call, phoneNumberId } = this.#scope;
    return call('phoneNumber.update', phoneNumberId(), input, callOptions);
  }
}
