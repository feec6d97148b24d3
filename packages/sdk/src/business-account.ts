import type AssignedUsersApi from './assigned-users.ts';
import { checkFields, checkOptions } from './check.ts';
import { checkCallbackUrl, checkChange } from './check-input.ts';
import type { BusinessAccount, Page, SubscribedApp, Success } from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import { readAll } from './lists.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

/** The fields that are asked for where none are chosen. */
export const defaultBusinessAccountFields = [
  'id',
  'name',
  'account_review_status',
  'business_verification_status',
  'ownership_type',
  'country',
  'currency',
  'timezone_id',
  'message_template_namespace',
] as const satisfies readonly (keyof BusinessAccount)[];

export type DefaultBusinessAccountField = (typeof defaultBusinessAccountFields)[number];

export interface GetBusinessAccountOptions<Field extends keyof BusinessAccount> {
  /** Only these fields: the request asks for no other, and the type has no other. */
  readonly fields?: readonly Field[] | undefined;
}

export interface UpdateBusinessAccountOptions {
  /** Whether Meta collects insights of templates. */
  readonly isEnabledForInsights?: boolean | undefined;
  /** Whether marketing templates are refused on the Cloud API, and left to the Marketing Messages API. */
  readonly disableMarketingMessagesOnCloudApi?: boolean | undefined;
  /** Whether templates that go unused are archived. */
  readonly templateAutoArchivalEnabled?: boolean | undefined;
  /** Which changes Meta may make to marketing templates, in Meta's own words. */
  readonly degreesOfFreedomSpec?: Readonly<Record<string, unknown>> | undefined;
}

export interface SubscribeOptions {
  /** Where `messages` and other webhooks of the account's numbers go, at most 200 characters. */
  readonly callbackUrl?: string | undefined;
  /** What Meta shows the callback to prove itself. Letters, digits, `_` and `-` arrive unharmed. */
  readonly verifyToken?: string | undefined;
}

const switches = {
  isEnabledForInsights: 'is_enabled_for_insights',
  disableMarketingMessagesOnCloudApi: 'disable_marketing_messages_on_cloud_api',
  templateAutoArchivalEnabled: 'template_auto_archival_enabled',
} as const;

/** A WhatsApp Business Account (WABA): the one whose id the client was given, or that of its number. */
export default class BusinessAccountApi {
  readonly #scope: Scope;
  /** The people and system users that work with the account. */
  declare readonly assignedUsers: AssignedUsersApi;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Read the account. Without `fields`, what it is and how its reviews stand.
   *
   * @throws {GraphError} 200 or 100/33 where the token has no access to the account.
   * @see https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/
   * @example
   * const { data } = await whatsapp.businessAccount.get();
   * console.log(data.name, data.account_review_status);
   */
  async get<Field extends keyof BusinessAccount = DefaultBusinessAccountField>(
    options: GetBusinessAccountOptions<Field> = {},
    callOptions?: CallOptions,
  ): Promise<Answer<Pick<BusinessAccount, Field | 'id'>>> {
    checkOptions(options, ['fields'], 'businessAccount.get');
    const fields = checkFields<keyof BusinessAccount>(
      options.fields ?? defaultBusinessAccountFields,
    );
    const { call, businessAccountId } = this.#scope;
    const account = await businessAccountId(callOptions);
    const answer = await call('businessAccount.get', account, { fields }, callOptions);
    return answer as Answer<Pick<BusinessAccount, Field | 'id'>>;
  }

  /**
   * Change what the account lets Meta do. Its name and its time zone cannot be changed by a call.
   *
   * @throws {GraphError} 200 or 100/33 where the token has no access to the account.
   * @see https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/
   * @example
   * await whatsapp.businessAccount.update({ isEnabledForInsights: true });
   */
  async update(
    options: UpdateBusinessAccountOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    const known = [...Object.keys(switches), 'degreesOfFreedomSpec'];
    checkChange(options, known, 'businessAccount.update');
    const input: Record<string, unknown> = {};
    for (const [option, name] of Object.entries(switches)) {
      const value = options[option as keyof typeof switches];
      if (value === undefined) continue;
      if (typeof value !== 'boolean') throw new InputError(option, 'must be true or false');
      input[name] = value;
    }
    const { degreesOfFreedomSpec: spec } = options;
    if (spec !== undefined) input.degrees_of_freedom_spec = spec;
    const { call, businessAccountId } = this.#scope;
    return call('businessAccount.update', await businessAccountId(callOptions), input, callOptions);
  }

  /**
   * Have the account's webhooks sent to the app of the token. Without this none ever arrive, even where
   * the app's own webhooks are set up. With a callback, `messages` and other webhooks of the numbers go
   * there in place of the app's: Meta first asks it whether it is one (a GET with `hub.challenge`).
   * Without one, such an override is cleared.
   *
   * @throws {GraphError} 2200 where the callback did not give the challenge back.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override
   * @example
   * await whatsapp.businessAccount.subscribe({
   *   callbackUrl: 'https://example.com/webhooks/whatsapp',
   *   verifyToken: 'a-secret-of-yours',
   * });
   */
  async subscribe(
    options: SubscribeOptions = {},
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    checkOptions(options, ['callbackUrl', 'verifyToken'], 'businessAccount.subscribe');
    // A variable that is not set must not send everybody's webhooks elsewhere.
    const { callbackUrl, verifyToken } = options;
    const isPlain = Object.keys(options).length === 0;
    const input = isPlain ? {} : overrideFrom(callbackUrl, verifyToken);
    const { call, businessAccountId } = this.#scope;
    return call(
      'businessAccount.subscribeApp',
      await businessAccountId(callOptions),
      input,
      callOptions,
    );
  }

  /**
   * Stop the account's webhooks to the app of the token, all of them.
   *
   * @throws {GraphError} 200 or 100/33 where the token has no access to the account.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/solution-providers/manage-webhooks
   * @example
   * await whatsapp.businessAccount.unsubscribe();
   */
  async unsubscribe(callOptions?: CallOptions): Promise<Answer<Success>> {
    const { call, businessAccountId } = this.#scope;
    return call(
      'businessAccount.unsubscribeApp',
      await businessAccountId(callOptions),
      {},
      callOptions,
    );
  }

  /**
   * Read which apps get the account's webhooks, and where an override sends them.
   *
   * @throws {GraphError} 200 or 100/33 where the token has no access to the account.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/solution-providers/manage-webhooks
   * @example
   * const { data } = await whatsapp.businessAccount.subscriptions();
   * for (const app of data) console.log(app.whatsapp_business_api_data.name);
   */
  async subscriptions(callOptions?: CallOptions): Promise<Answer<SubscribedApp[]>> {
    const { call, businessAccountId } = this.#scope;
    const account = await businessAccountId(callOptions);
    return readAll(async (after) => {
      const input = after === undefined ? {} : { after };
      const answer = await call('businessAccount.listSubscribedApps', account, input, callOptions);
      return answer as Answer<Page<SubscribedApp>>;
    });
  }
}

function overrideFrom(callbackUrl: unknown, verifyToken: unknown) {
  const override_callback_uri = checkCallbackUrl(callbackUrl, 'callbackUrl');
  if (typeof verifyToken !== 'string' || verifyToken === '') {
    throw new InputError('verifyToken', 'must be the text that the callback expects');
  }
  return { override_callback_uri, verify_token: verifyToken };
}
