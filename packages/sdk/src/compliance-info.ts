import { checkOptions } from './check.ts';
import { checkOneOf, checkText } from './check-input.ts';
import type { ComplianceInfo, ContactDetails, EntityType, Success } from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

/** How people reach a business. */
export interface ComplianceContact {
  /** At most 128 characters. */
  readonly email: string;
  /** With country code, such as `+913857614343`. */
  readonly landlineNumber?: string | undefined;
  /** With country code, such as `+913854559033`. */
  readonly mobileNumber?: string | undefined;
}

/** Who answers complaints. */
export interface ComplianceOfficer extends ComplianceContact {
  /** At most 128 characters. */
  readonly name: string;
}

export interface UpdateComplianceInfoOptions {
  /** The legal name, 2 to 128 characters. */
  readonly entityName: string;
  readonly entityType: EntityType;
  /** Which one, for `OTHER` and only for it. */
  readonly entityTypeCustom?: string | undefined;
  /** Only for `OTHER` and `PARTNERSHIP`. */
  readonly isRegistered?: boolean | undefined;
  readonly grievanceOfficer: ComplianceOfficer;
  readonly customerCare: ComplianceContact;
}

const entityTypes = [
  'LIMITED_LIABILITY_PARTNERSHIP',
  'SOLE_PROPRIETORSHIP',
  'PARTNERSHIP',
  'PUBLIC_COMPANY',
  'PRIVATE_COMPANY',
  'OTHER',
] as const;

/** What India asks a business to tell about itself; people see it in the number's profile. */
export default class ComplianceInfoApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Read what the business has told; `data` is empty where that is nothing.
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/business-compliance-information-api
   * @example
   * const { data } = await whatsapp.complianceInfo.get();
   * console.log(data.entity_name);
   */
  async get(callOptions?: CallOptions): Promise<Answer<Partial<ComplianceInfo>>> {
    const { call, phoneNumberId } = this.#scope;
    const answer = await call('phoneNumber.getComplianceInfo', phoneNumberId(), {}, callOptions);
    return { ...answer, data: answer.data.data?.[0] ?? {} };
  }

  /**
   * Tell it, in place of what was told before.
   *
   * @throws {GraphError} 100 where something is missing, or does not go together.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/business-compliance-information-api
   * @example
   * await whatsapp.complianceInfo.update({
   *   entityName: 'Lucky Shrub',
   *   entityType: 'PARTNERSHIP',
   *   isRegistered: true,
   *   grievanceOfficer: { name: 'Chandravati P.', email: 'chandravati@luckyshrub.com' },
   *   customerCare: { email: 'support@luckyshrub.com', mobileNumber: '+913854559033' },
   * });
   */
  async update(
    options: UpdateComplianceInfoOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<Success>> {
    const known = ['entityName', 'entityType', 'entityTypeCustom', 'isRegistered'];
    checkOptions(options, [...known, 'grievanceOfficer', 'customerCare'], 'complianceInfo.update');
    const { entityType, entityTypeCustom: custom, isRegistered } = options;
    checkOneOf(entityType, entityTypes, 'entityType');
    if ((entityType === 'OTHER') !== (custom !== undefined)) {
      throw new InputError('entityTypeCustom', "must be given for the entityType 'OTHER' only");
    }
    if (isRegistered !== undefined && !/^(OTHER|PARTNERSHIP)$/.test(entityType)) {
      throw new InputError(
        'isRegistered',
        "can only be given for the entityType 'OTHER' or 'PARTNERSHIP'",
      );
    }
    const { call, phoneNumberId } = this.#scope;
    const input = {
      messaging_product: 'whatsapp' as const,
      entity_name: checkText(options.entityName, 'entityName', 2, 128),
      entity_type: entityType,
      ...(custom !== undefined && { entity_type_custom: checkText(custom, 'entityTypeCustom') }),
      ...(isRegistered !== undefined && { is_registered: isRegistered }),
      grievance_officer_details: {
        name: checkText(options.grievanceOfficer?.name, 'grievanceOfficer.name', 1, 128),
        ...contactFrom(options.grievanceOfficer, 'grievanceOfficer'),
      },
      customer_care_details: contactFrom(options.customerCare, 'customerCare'),
    };
    return call('phoneNumber.updateComplianceInfo', phoneNumberId(), input, callOptions);
  }
}

function contactFrom(contact: ComplianceContact | undefined, option: string): ContactDetails {
  const email = checkText(contact?.email, `${option}.email`, 1, 128);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw new InputError(`${option}.email`, 'must be an email address');
  }
  const number = (name: 'landlineNumber' | 'mobileNumber') => {
    const value = contact?.[name];
    if (value !== undefined && !/^\+[1-9]\d{1,14}$/.test(value)) {
      throw new InputError(
        `${option}.${name}`,
        'must be a number with its country code, such as +913854559033',
      );
    }
    return value;
  };
  const [landline, mobile] = [number('landlineNumber'), number('mobileNumber')];
  return {
    email,
    ...(landline && { landline_number: landline }),
    ...(mobile && { mobile_number: mobile }),
  };
}
