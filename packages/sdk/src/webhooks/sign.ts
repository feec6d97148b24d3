import { nodeCrypto } from './crypto.ts';

/**
 * Signs the body of a webhook as Meta does: the value of its header `X-Hub-Signature-256`. For tests,
 * and for programs that play Meta; receiving checks signatures by itself.
 *
 * What is signed are bytes, never text that was read and written again: Meta escapes what is not ASCII,
 * and slashes, so that the same JSON in other words has another signature.
 *
 * @param secret the app's secret
 * @param bytes the body, exactly as it is sent
 * @returns `sha256=` and 64 hexadecimal digits
 * @throws {TypeError} where the runtime has no `node:crypto`: Workers need the flag `nodejs_compat`.
 * @see https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 * @example
 * const body = new TextEncoder().encode('{"object":"whatsapp_business_account","entry":[]}');
 * console.log(sign('app-secret', body));
 */
export function sign(secret: string, bytes: Uint8Array): string {
  const node = nodeCrypto();
  if (!node)
    throw new TypeError('sign needs node:crypto: in a Worker, set the flag nodejs_compat.');
  return `sha256=${node.createHmac('sha256', secret).update(bytes).digest('hex')}`;
}
