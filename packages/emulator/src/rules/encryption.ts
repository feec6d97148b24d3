import { createPublicKey } from 'node:crypto';
import { faults } from '../fault.ts';
import type { PhoneNumber } from '../nodes.ts';
import type { World } from '../world.ts';
import { isRegistered } from './presence.ts';

/** The key that Flows are encrypted with, and Meta's signature on it, made with the number's own key. */

/** Sets the key, and signs it for the number as it is registered now. */
export function setKey(number: PhoneNumber, publicKey: string): PhoneNumber {
  if (!isRsa2048(publicKey)) {
    throw faults.invalidParameter(
      'business_public_key must be a 2048-bit RSA public key in PEM format.',
    );
  }
  if (!isRegistered(number)) throw faults.notRegistered();
  return { ...number, encryption: { publicKey, signature: 'VALID' } };
}

/** The number's own key ends with its registration. */
export function withoutSignature(number: PhoneNumber, world: World): PhoneNumber {
  if (!number.encryption) return number;
  const signature = world.settings.keyAfterDeregistration;
  return { ...number, encryption: { ...number.encryption, signature } };
}

function isRsa2048(pem: string): boolean {
  // Node also takes the public half of a private key, which Meta must never see.
  if (pem.includes('PRIVATE')) return false;
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(pem);
    return asymmetricKeyType === 'rsa' && asymmetricKeyDetails?.modulusLength === 2048;
  } catch {
    return false;
  }
}
