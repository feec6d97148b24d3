import { timingSafeEqual } from 'node:crypto';
import { sign } from 'meta-cloud-api/webhooks';

/** Why a signature is not that of a body; undefined where it is. */
export function whyNotGenuine(
  appSecret: string,
  bytes: Uint8Array,
  signature: string,
): string | undefined {
  if (!/^sha256=[0-9a-f]{64}$/i.test(signature)) {
    return 'A signature is sha256= and 64 hexadecimal digits';
  }
  const own = Buffer.from(sign(appSecret, bytes));
  return timingSafeEqual(own, Buffer.from(signature.toLowerCase()))
    ? undefined
    : 'The signature is not that of these bytes with the secret of the app';
}
