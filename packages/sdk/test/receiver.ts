import { createWebhooks, type WebhooksOptions } from 'meta-cloud-api/webhooks';
import { vi } from 'vitest';
import { appSecret, envelope, reviewed, verifyToken } from './webhook.ts';

/** A delivery as it travels. */
export const text = JSON.stringify(envelope(reviewed));
/** The query of a handshake. */
export const handshake = `hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${verifyToken}`;

/** Webhooks that remember what they were told, and print nothing. */
export function receiver(options: Partial<WebhooksOptions> = {}) {
  const handler = vi.fn();
  const onError = vi.fn();
  return {
    ...createWebhooks({
      appSecret,
      verifyToken,
      otherwise: handler,
      onError,
      onRefused: () => {},
      ...options,
    }),
    handler,
    onError,
  };
}
