import {
  checkCallbackUrl,
  checkCode,
  checkCount,
  checkFields,
  checkLanguage,
  checkOneOf,
  checkOptions,
  checkPin,
  checkRegion,
  checkText,
} from './check.ts';
import type {
  ConversationalAutomation,
  CreatedNode,
  FeatureSettings,
  HealthStatus,
  Page,
  PhoneNumber,
  Success,
  UpdatePhoneNumberInput,
} from './contract/index.ts';
import { requestDisplayName, type UpdateDisplayNameOptions } from './display-name.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import { type UpdateSettingsOptions, updateSettings } from './feature-settings.ts';
import { readField } from './field.ts';
import { iterate, type ListPage, listPage, type ReadPage, readAll } from './lists.ts';
import { type CreateOptions, newNumberInput } from './new-number.ts';
import {
  type ConversationalComponentsOptions,
  type DefaultField,
  defaultPhoneNumberFields,
  type FieldsOption,
  type GetSettingsOptions,
  type ListPhoneNumbersOptions,
  type PhoneNumberWith,
  type RegisterOptions,
  type RequestVerificationCodeOptions,
  type SetWebhookOptions,
  sortOrders,
  type VerifyOptions,
} from './phone-number-options.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

/** A business phone number: the one whose id the client was given, and the account it belongs to. */
export class PhoneNumberApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Read the number. Without `fields`, those that say what it can do and what it is waiting for.
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it: Meta does not tell which.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * const { data } = await whatsapp.phoneNumber.get();
   * console.log(data.status, data.verified_name);
   */
  async get<Field extends keyof PhoneNumber = DefaultField>(
    options: FieldsOption<Field> = {},
    callOptions?: CallOptions,
  ): Promise<Answer<PhoneNumberWith<Field>>> {
    checkOptions(options, ['fields'], 'phoneNumber.get');
    const { call, phoneNumberId } = this.#scope;
    const input = { fields: fieldsOf(options) };
    const answer = await call('phoneNumber.get', phoneNumberId(), input, callOptions);
    return answer as Answer<PhoneNumberWith<Field>>;
  }

  /**
   * Read every number of the WhatsApp Business Account: all pages are followed, a hundred at a time,
   * so `data.length` is the total. `exchange` is that of the last page.
   *
   * @throws {GraphError} 200 or 100/33 where the token has no access to the account.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * const { data } = await whatsapp.phoneNumber.getAll();
   * for (const number of data) console.log(number.display_phone_number, number.status);
   */
  async getAll<Field extends keyof PhoneNumber = DefaultField>(
    options: ListPhoneNumbersOptions<Field> = {},
    callOptions?: CallOptions,
  ): Promise<Answer<PhoneNumberWith<Field>[]>> {
    return readAll(this.#pages({ limit: 100, ...options }, 'getAll', callOptions), options.after);
  }

  /**
   * Read one page of the account's numbers: `next()` reads the one after it, and `after` is the cursor
   * to go on from in another process.
   *
   * @throws {GraphError} 200 or 100/33 where the token has no access to the account; 131059 for a cursor that is none.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * const page = await whatsapp.phoneNumber.list({ limit: 2, fields: ['status'] });
   * console.log(page.data.length, (await page.next())?.data.length);
   */
  async list<Field extends keyof PhoneNumber = DefaultField>(
    options: ListPhoneNumbersOptions<Field> = {},
    callOptions?: CallOptions,
  ): Promise<ListPage<PhoneNumberWith<Field>>> {
    return listPage(this.#pages(options, 'list', callOptions), options.after);
  }

  /**
   * Read the account's numbers one after the other; the next page is read when it is wanted. Where that
   * fails, `error.interrupted.after` is the cursor to go on from.
   *
   * @throws {GraphError} as `list`.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * for await (const number of whatsapp.phoneNumber.iterate()) console.log(number.status);
   */
  iterate<Field extends keyof PhoneNumber = DefaultField>(
    options: ListPhoneNumbersOptions<Field> = {},
    callOptions?: CallOptions,
  ): AsyncGenerator<PhoneNumberWith<Field>, void, undefined> {
    return iterate(this.#pages({ limit: 100, ...options }, 'iterate', callOptions), options.after);
  }

  #pages<Field extends keyof PhoneNumber>(
    options: ListPhoneNumbersOptions<Field>,
    method: string,
    callOptions: CallOptions | undefined,
  ): ReadPage<PhoneNumberWith<Field>> {
    const known = ['fields', 'limit', 'after', 'filter', 'sort'];
    checkOptions(options, known, `phoneNumber.${method}`);
    const { limit, filter, sort } = options;
    if (limit !== undefined) checkCount(limit, 'limit', 1);
    if (sort !== undefined) checkOneOf(sort, sortOrders, 'sort');
    const input = {
      fields: fieldsOf(options),
      ...(limit !== undefined && { limit }),
      ...(filter && { filtering: JSON.stringify(filter) }),
      ...(sort && { sort: `['${sort}']` }),
    };
    const { call, businessAccountId } = this.#scope;
    return async (after) => {
      const page = after === undefined ? input : { ...input, after };
      const account = await businessAccountId(callOptions);
      const answer = await call('businessAccount.listPhoneNumbers', account, page, callOptions);
      return answer as Answer<Page<PhoneNumberWith<Field>>>;
    };
  }

  /**
   * Add a number to the WhatsApp Business Account. It then has to be verified and registered:
   * `data.id` is the id to do that with. The number is written as `'+1 631 555 1000'`, or in the two
   * parts `countryCode` and `phoneNumber`.
   *
   * With `migrate`, a number that works on another account of the business moves to this one: it works
   * there until it is registered under its new id, and its two-step PIN must be off by then. With
   * `preVerifiedId`, a number comes out of a portfolio's pool, and is verified already.
   *
   * @throws {GraphError} 100/2388012 where the account has it already; 100/2388103 where it cannot be
   * migrated, for the reason in `userMessage`; 200000 where no more can be added.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * const { data } = await whatsapp.phoneNumber.create({
   *   phoneNumber: '+1 631 555 3000',
   *   displayName: 'Lucky Shrub',
   * });
   */
  async create(options: CreateOptions, callOptions?: CallOptions): Promise<Answer<CreatedNode>> {
    const input = newNumberInput(options);
    const { call, businessAccountId } = this.#scope;
    return call(
      'businessAccount.createPhoneNumber',
      await businessAccountId(callOptions),
      input,
      callOptions,
    );
  }

  /**
   * Have a verification code sent to the number, by SMS or call. Never sent twice by itself: it
   * reaches a person, and Meta limits how often (Embedded Signup then makes one wait about 12 hours).
   *
   * @throws {GraphError} 136024: subcode 2388367 is too many requests, 2388091 is every other reason,
   * a number that is verified already among them.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * await whatsapp.phoneNumber.requestVerificationCode({ codeMethod: 'SMS', locale: 'en_US' });
   */
  async requestVerificationCode(
    options: RequestVerificationCodeOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    checkOptions(options, ['codeMethod', 'locale'], 'phoneNumber.requestVerificationCode');
    const { call, phoneNumberId } = this.#scope;
    const input = {
      code_method: checkOneOf(options.codeMethod, ['SMS', 'VOICE'], 'codeMethod'),
      language: checkLanguage(options.locale ?? 'en_US', 'locale'),
    };
    return call('phoneNumber.requestCode', phoneNumberId(), input, callOptions);
  }

  /**
   * Prove with the code that the number is held. Its status is then `PENDING` until it is registered.
   *
   * @throws {GraphError} 136025 for a wrong or late code.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
   * @example
   * await whatsapp.phoneNumber.verify({ code: '123456' });
   */
  async verify(options: VerifyOptions, callOptions?: CallOptions): Promise<Answer<Success>> {
    checkOptions(options, ['code'], 'phoneNumber.verify');
    const { call, phoneNumberId } = this.#scope;
    const input = {
      code: checkCode(options.code, 'code'),
    };
    return call('phoneNumber.verifyCode', phoneNumberId(), input, callOptions);
  }

  /**
   * Ask for another display name. The old one stays until Meta approves (webhook field
   * `phone_number_name_update`), and the new one only holds once the number is registered again,
   * within 14 days of the approval. Ten changes in 30 days.
   *
   * @throws {GraphError} 100 where another change is in review, or the name cannot be taken.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/display-names
   * @example
   * await whatsapp.phoneNumber.updateDisplayName({ displayName: 'My Business Name' });
   */
  async updateDisplayName(
    options: UpdateDisplayNameOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    return requestDisplayName(this.#scope, options, 'phoneNumber.updateDisplayName', callOptions);
  }

  /**
   * Read whether messages can be sent, and what stands in the way: of the number itself, its account,
   * its portfolio and the app. The whole is as good as the worst of them.
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/support/health-status
   * @example
   * const { data } = await whatsapp.phoneNumber.getHealth();
   * console.log(data.can_send_message);
   */
  async getHealth(callOptions?: CallOptions): Promise<Answer<HealthStatus>> {
    return readField(this.#scope, 'health_status', callOptions);
  }

  /**
   * Read how many messages a second the number may send: `STANDARD` is 80, and 20 for a number that is
   * also used in the WhatsApp Business app; `HIGH` is 1,000.
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput
   * @example
   * const { data } = await whatsapp.phoneNumber.getThroughput();
   * console.log(data.level);
   */
  async getThroughput(callOptions?: CallOptions): Promise<Answer<PhoneNumber['throughput']>> {
    return readField(this.#scope, 'throughput', callOptions);
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

  /**
   * Register the number for the Cloud API, which is what lets it send. Also after an approved display
   * name, to apply it. Meta takes ten requests in 72 hours, the failed ones included, and then locks
   * the number for 72 hours: never call this in a loop.
   *
   * @throws {GraphError} 133005 wrong PIN; 133006 not verified; 133016 locked for 72 hours;
   * 100/2388001 its name is not provisioned yet, or it is in use on a phone.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration
   * @example
   * await whatsapp.phoneNumber.register({ pin: '123456' });
   */
  async register(options: RegisterOptions, callOptions?: CallOptions): Promise<Answer<Success>> {
    checkOptions(options, ['pin', 'dataLocalizationRegion'], 'phoneNumber.register');
    const { call, phoneNumberId } = this.#scope;
    const { dataLocalizationRegion: region } = options;
    if (region !== undefined) checkRegion(region, 'dataLocalizationRegion');
    const input = {
      messaging_product: 'whatsapp' as const,
      pin: checkPin(options.pin, 'pin'),
      ...(region && { data_localization_region: region }),
    };
    return call('phoneNumber.register', phoneNumberId(), input, callOptions);
  }

  /**
   * Take the number off the Cloud API: it stops sending and receiving, and keeps its PIN and its
   * history. It is no way to reset a number: only `register` with the same PIN brings it back.
   * Ten requests in 72 hours.
   *
   * @throws {GraphError} 133016 locked for 72 hours; 100 for a number shared with the WhatsApp Business app.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration
   * @example
   * await whatsapp.phoneNumber.deregister();
   */
  async deregister(callOptions?: CallOptions): Promise<Answer<Success>> {
    const { call, phoneNumberId } = this.#scope;
    return call('phoneNumber.deregister', phoneNumberId(), {}, callOptions);
  }

  #update(
    input: UpdatePhoneNumberInput,
    callOptions: CallOptions | undefined,
  ): Promise<Answer<Success>> {
    const { call, phoneNumberId } = this.#scope;
    return call('phoneNumber.update', phoneNumberId(), input, callOptions);
  }
}

const fieldsOf = <Field extends keyof PhoneNumber>({
  fields = defaultPhoneNumberFields as unknown as readonly Field[],
}: FieldsOption<Field>): readonly Field[] => checkFields(fields);
