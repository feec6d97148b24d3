import { checkFields, checkOptions } from './check.ts';
import type { HealthStatus, PhoneNumber } from './contract/index.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

/**
 * The fields that `get` and `getAll` ask for. Graph's own default leaves `status` out, and these are
 * the ones that say what a number can do and what it is waiting for.
 */
export const defaultPhoneNumberFields = [
  'id',
  'display_phone_number',
  'verified_name',
  'status',
  'name_status',
  'new_display_name',
  'new_name_status',
  'code_verification_status',
  'quality_rating',
  'platform_type',
  'throughput',
  'account_mode',
  'is_pin_enabled',
  'is_official_business_account',
] as const satisfies readonly (keyof PhoneNumber)[];

export type DefaultField = (typeof defaultPhoneNumberFields)[number];

/** The fields that were asked for, or those that are where none were, and the id, which Meta always answers. */
export type PhoneNumberWith<Field extends keyof PhoneNumber = DefaultField> = Pick<
  PhoneNumber,
  Field | 'id'
>;

export interface FieldsOption<Field extends keyof PhoneNumber> {
  /** Only these fields: the request asks for no other, and the type has no other. */
  readonly fields?: readonly Field[] | undefined;
}

/** What can be read of the number. */
export default class PhoneNumberFields {
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
}

export const fieldsOf = <Field extends keyof PhoneNumber>({
  fields = defaultPhoneNumberFields as unknown as readonly Field[],
}: FieldsOption<Field>): readonly Field[] => checkFields(fields);

/** Reads one field of the number and answers what it holds; nothing in it where it is left out. */
export async function readField<Field extends keyof PhoneNumber>(
  { call, phoneNumberId }: Scope,
  field: Field,
  callOptions: CallOptions | undefined,
): Promise<Answer<NonNullable<PhoneNumber[Field]>>> {
  const answer = await call('phoneNumber.get', phoneNumberId(), { fields: [field] }, callOptions);
  const data = (answer.data[field] ?? {}) as NonNullable<PhoneNumber[Field]>;
  return { ...answer, data };
}
