import type PhoneNumberFields from './phone-number.ts';
import type PhoneNumberList from './phone-number-list.ts';
import type PhoneNumberRegistration from './phone-number-registration.ts';
import type PhoneNumberSettings from './phone-number-settings.ts';

/** A business phone number: the one whose id the client was given, and the account it belongs to. */
export type PhoneNumberApi = PhoneNumberFields &
  PhoneNumberList &
  PhoneNumberRegistration &
  PhoneNumberSettings;
