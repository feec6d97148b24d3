import { checkOptions } from './check.ts';
import type { EncryptionKey, Success } from './contract/index.ts';
import { InputError } from './errors.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

export interface SetEncryptionKeyOptions {
  /** A 2048-bit RSA public key in PEM format, as `openssl rsa -pubout` writes it. */
  readonly publicKey: string;
}

/** The number's public key, which people's phones encrypt what they enter into Flows with. */
export default class EncryptionApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Read the key and the state of Meta's signature on it; `data` is empty where none was set. After
   * `MISMATCH`, set the key once more: the number was registered anew or moved.
   *
   * @throws {GraphError} 100/33 where the id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/whatsapp-business-encryption
   * @example
   * const { data } = await whatsapp.encryption.get();
   * console.log(data.business_public_key_signature_status);
   */
  async get(callOptions?: CallOptions): Promise<Answer<Partial<EncryptionKey>>> {
    const { call, phoneNumberId } = this.#scope;
    const answer = await call('phoneNumber.getEncryptionKey', phoneNumberId(), {}, callOptions);
    return { ...answer, data: answer.data.data?.[0] ?? {} };
  }

  /**
   * Set the key, and have Meta sign it. The number must be registered, and each number needs its own
   * call, with the same key or another. The private key stays with you.
   *
   * @throws {GraphError} 100 for a key that is none; 131000 where signing failed; 133010 where the
   * number is not registered.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/whatsapp-business-encryption
   * @example
   * const publicKey = process.env.FLOWS_PUBLIC_KEY; // the text of public.pem
   * await whatsapp.encryption.set({ publicKey });
   */
  async set(options: SetEncryptionKeyOptions, callOptions?: CallOptions): Promise<Answer<Success>> {
    checkOptions(options, ['publicKey'], 'encryption.set');
    const { call, phoneNumberId } = this.#scope;
    const input = { business_public_key: checkPublicKey(options.publicKey) };
    return call('phoneNumber.setEncryptionKey', phoneNumberId(), input, callOptions);
  }
}

/** How the DER of every 2048-bit RSA public key begins, in base64; other sizes and kinds differ in it. */
const RSA_2048 =
  /^-----BEGIN PUBLIC KEY-----\s+MIIBI.ANBgkqhkiG9w0BAQEFAAOCAQ[A-Za-z0-9+/\s]+={0,2}\s+-----END PUBLIC KEY-----\s*$/;

/** The value is not repeated: it may be a private key, given by mistake. */
function checkPublicKey(value: unknown): string {
  if (typeof value === 'string' && /PRIVATE KEY/.test(value)) {
    throw new InputError('publicKey', 'must be the public key, and is a private one: keep that');
  }
  if (typeof value !== 'string' || !RSA_2048.test(value)) {
    throw new InputError(
      'publicKey',
      'must be a 2048-bit RSA public key in PEM format with its line breaks, as `openssl rsa -pubout` writes it',
    );
  }
  return value;
}
