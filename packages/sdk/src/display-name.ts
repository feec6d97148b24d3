import { checkOptions } from './check.ts';
import { checkDisplayName } from './check-input.ts';
import type {
  PhoneNumber,
  PhoneNumberNameUpdate,
  Success,
  WebhookBody,
  WebhookChange,
} from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

export interface UpdateDisplayNameOptions {
  /** 3 to 75 characters. */
  readonly displayName: string;
}

/** The name in use, and the one that was asked for in its place, each with its review. */
export type DisplayNameStatus = Pick<
  PhoneNumber,
  'id' | 'verified_name' | 'name_status' | 'new_display_name' | 'new_name_status'
>;

/** One outcome of a name's review. */
export interface NameUpdate extends PhoneNumberNameUpdate {
  /** Seconds since 1970 at which Meta told it. */
  readonly time: number;
}

/** The number's display name: what people see, once Meta has approved it. */
export default class DisplayNameApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Ask for another display name: the same as `phoneNumber.updateDisplayName`. The new name holds once
   * it is approved and the number is registered again, within 14 days of the approval.
   *
   * @throws {GraphError} 100 where another change is in review, or the name cannot be taken.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/display-names
   * @example
   * await whatsapp.displayName.request({ displayName: 'My Business Name' });
   */
  async request(
    options: UpdateDisplayNameOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    return requestDisplayName(this.#scope, options, 'displayName.request', callOptions);
  }

  /**
   * Read the name in use and the one that was asked for: `new_name_status` is `NONE` where there is
   * none, and `APPROVED` where the number only has to be registered again.
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/display-names
   * @example
   * const { data } = await whatsapp.displayName.status();
   * console.log(data.verified_name, data.name_status, data.new_name_status);
   */
  async status(callOptions?: CallOptions): Promise<Answer<DisplayNameStatus>> {
    const { call, phoneNumberId } = this.#scope;
    const input = {
      fields: ['verified_name', 'name_status', 'new_display_name', 'new_name_status'],
    } as const;
    const answer = await call('phoneNumber.get', phoneNumberId(), input, callOptions);
    return answer as Answer<DisplayNameStatus>;
  }

  /**
   * Pick the outcomes of name reviews out of webhooks, the oldest first: whole bodies as Meta sent them,
   * or single changes with the time of their entry. Nothing is sent: Meta keeps no history, so this is
   * of the webhooks that you kept. One that came twice counts once.
   *
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/phone_number_name_update
   * @example
   * const change = {
   *   field: 'phone_number_name_update',
   *   time: 1739321024,
   *   value: {
   *     display_phone_number: '16315551000',
   *     decision: 'APPROVED',
   *     requested_verified_name: 'Lucky Shrub',
   *     rejection_reason: null,
   *   },
   * };
   * for (const { decision } of await whatsapp.displayName.history([change])) console.log(decision);
   */
  async history(webhooks: readonly (WebhookBody | WebhookChange)[]): Promise<NameUpdate[]> {
    if (!Array.isArray(webhooks)) throw new InputError('webhooks', 'must be a list');
    const updates = webhooks
      .flatMap(changesOf)
      .filter(({ field }) => field === 'phone_number_name_update')
      .map(({ time, value }) => ({ ...(value as PhoneNumberNameUpdate), time }));
    const different = new Map(updates.map((update) => [keyOf(update), update]));
    return [...different.values()].sort((one, other) => one.time - other.time);
  }
}

/** The changes of a webhook, each with the time that its entry has for all of them. */
function changesOf(webhook: WebhookBody | WebhookChange): readonly WebhookChange[] {
  if ('entry' in webhook) {
    return webhook.entry.flatMap(({ time, changes }) =>
      changes.map((change) => ({ ...change, time: time ?? 0 })),
    );
  }
  if (typeof webhook.time === 'number') return [webhook];
  throw new InputError(
    'webhooks',
    "must be Meta's bodies, or changes with the time of their entry",
  );
}

const keyOf = ({
  time,
  display_phone_number: number,
  decision,
  requested_verified_name: name,
}: NameUpdate) => JSON.stringify([time, number, decision, name]);

/** Sends the request that both `displayName.request` and `phoneNumber.updateDisplayName` are. */
export async function requestDisplayName(
  { call, phoneNumberId }: Scope,
  options: UpdateDisplayNameOptions,
  method: string,
  callOptions: CallOptions | undefined,
): Promise<Answer<Success>> {
  checkOptions(options, ['displayName'], method);
  const input = { new_display_name: checkDisplayName(options.displayName, 'displayName') };
  return call('phoneNumber.update', phoneNumberId(), input, callOptions);
}
