import type { AccountUpdate } from '../contract/index.ts';
import type { FieldChanges, NumberFields } from './number.ts';

const unsureOfHealth: FieldChanges = { health_status: undefined };

/** What can no more be said of a number that may have left. */
const unsureOfAll: FieldChanges = {
  status: undefined,
  platform_type: undefined,
  host_platform: undefined,
  throughput: undefined,
  is_on_biz_app: undefined,
  health_status: undefined,
};

/** What an event of an account leaves unsure of its numbers: it says what happened, and not how they are. */
export function changesOfAccount(
  { is_on_biz_app }: NumberFields,
  { event, phone_number, disconnection_info }: AccountUpdate,
): FieldChanges {
  switch (event) {
    case 'ACCOUNT_DELETED':
      return unsureOfAll;
    // Meta does not say which of the account's numbers that are used on a phone too it was.
    case 'PARTNER_REMOVED':
      return disconnection_info && is_on_biz_app === false ? {} : unsureOfAll;
    case 'ACCOUNT_OFFBOARDED':
    case 'ACCOUNT_RECONNECTED':
      return is_on_biz_app === false ? {} : unsureOfAll;
    case 'ACCOUNT_VIOLATION':
      return phone_number === undefined ? unsureOfHealth : { ...unsureOfHealth, status: undefined };
    case 'ACCOUNT_RESTRICTION':
    case 'DISABLED_UPDATE':
      return unsureOfHealth;
    default:
      return {};
  }
}
