import { act, type ListOfOne, read, type Success } from './endpoint.ts';
import type { Open } from './phone-number.ts';

/** The public key that people's phones encrypt what they enter into Flows with. */
export interface EncryptionKey {
  /** A 2048-bit RSA public key in PEM format. */
  readonly business_public_key: string;
  /**
   * Whether Meta's signature on the key is that of the number as it is registered now. `MISMATCH` is
   * what a number has that was registered anew or moved: the key has to be set once more.
   */
  readonly business_public_key_signature_status: Open<'VALID' | 'MISMATCH'>;
}

export interface SetEncryptionKeyInput {
  /** A 2048-bit RSA public key in PEM format. */
  readonly business_public_key: string;
}

const docs =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/whatsapp-business-encryption';

export const encryption = {
  /** Read the number's public key: a list of one, or of none. */
  'phoneNumber.getEncryptionKey': read<
    EncryptionKey,
    Record<string, never>,
    ListOfOne<Partial<EncryptionKey>>
  >({
    node: 'phoneNumber',
    edge: 'whatsapp_business_encryption',
    permission: 'whatsapp_business_messaging',
    docs,
  }),

  /** Set the number's public key, and have it signed. */
  'phoneNumber.setEncryptionKey': act<SetEncryptionKeyInput, Success>({
    node: 'phoneNumber',
    edge: 'whatsapp_business_encryption',
    // The same key is signed anew.
    repeatable: true,
    permission: 'whatsapp_business_messaging',
    docs,
  }),
} as const;
