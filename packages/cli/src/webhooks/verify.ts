import { createWebhooks, type WebhookHeaders } from 'meta-cloud-api/webhooks';

/** Why a body is not from Meta; undefined where it is. */
export async function whyNotGenuine(
  appSecret: string,
  bytes: Uint8Array,
  headers: WebhookHeaders,
): Promise<string | undefined> {
  // Nothing is done with its changes here, and no handshake is answered.
  const webhooks = createWebhooks({ appSecret, verifyToken: 'none', onRefused: () => {} });
  const { status, body } = await webhooks.receive(bytes, { headers });
  return status === 401 ? body : undefined;
}
