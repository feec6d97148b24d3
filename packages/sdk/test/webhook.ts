import { createHmac } from 'node:crypto';

/** Meta's side of webhooks, made here and by nothing of the package's. */
export const appSecret = '0123456789abcdef0123456789abcdef';
export const verifyToken = 'verify-me';
export const accountId = '102290129340398';

export const signatureOf = (bytes: Uint8Array | string, secret = appSecret) =>
  `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;

/** A body of one account with these changes. */
export const envelope = (...changes: readonly { field: string; value: unknown }[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: accountId, time: 1739321024, changes }],
});

export const nameApproved = {
  field: 'phone_number_name_update',
  value: {
    display_phone_number: '15550783881',
    decision: 'APPROVED',
    requested_verified_name: 'Lucky Shrub',
    rejection_reason: null,
  },
} as const;

export const reviewed = { field: 'account_review_update', value: { decision: 'APPROVED' } };

/** A delivery as Meta sends it, of text or of something to be written as JSON. */
export function delivery(
  body: unknown,
  {
    secret = appSecret,
    headers = {} as Record<string, string>,
    url = 'https://example.com/webhooks',
  } = {},
): Request {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = signatureOf(text, secret);
  return new Request(url, {
    method: 'POST',
    headers: { 'x-hub-signature-256': signature, 'content-type': 'application/json', ...headers },
    body: text,
  });
}

/** The status of an answer, and its text. */
export const told = async (answer: Response | Promise<Response>) => {
  const { status, headers } = await answer;
  return { status, headers, text: await (await answer).text() };
};
