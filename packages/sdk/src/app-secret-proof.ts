/**
 * Signs an access token with the app's secret, as Meta's `appsecret_proof`: hex of HMAC-SHA256.
 * @see https://developers.facebook.com/docs/graph-api/guides/secure-requests
 */
export async function appSecretProof(appSecret: string, accessToken: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('raw', encoder.encode(appSecret), algorithm, false, ['sign']);
  const signature = await subtle.sign('HMAC', key, encoder.encode(accessToken));
  return [...new Uint8Array(signature)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
