import { createHmac, timingSafeEqual } from 'node:crypto';

/** A delivery of 1.5 kB as Meta sends it, and the least code that takes one. */
export const secret = '0123456789abcdef0123456789abcdef';
const value = {
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' },
  contacts: [{ profile: { name: 'Ann' }, wa_id: '16505551234' }],
  messages: [
    {
      from: '16505551234',
      id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=',
      timestamp: '1749416383',
      type: 'text',
      text: { body: 'Does it come in another color? '.repeat(32) },
    },
  ],
};
export const text = JSON.stringify({
  object: 'whatsapp_business_account',
  entry: [{ id: '102290129340398', time: 1739321024, changes: [{ value, field: 'messages' }] }],
});
export const bytes = Buffer.from(text);
export const signature = `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;

/** The bare limit: verify, parse, and call a handler with each change. */
export function limit(body, header, handler) {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(header.slice('sha256='.length), 'hex');
  if (!timingSafeEqual(expected, given)) throw new Error('forged');
  for (const entry of JSON.parse(body).entry) for (const change of entry.changes) handler(change);
}
