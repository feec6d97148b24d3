import { timingSafeEqual } from 'node:crypto';
import { sign } from 'meta-cloud-api/webhooks';

/** Whether a signature is that of these bytes with this secret, without telling by its time how near it is. */
export function isGenuine(secret: string, bytes: Uint8Array, signature: string): boolean {
  const own = Buffer.from(sign(secret, bytes));
  const given = Buffer.from(signature.trim());
  return own.length === given.length && timingSafeEqual(own, given);
}
