import { createHmac } from 'node:crypto';
import { sign } from 'meta-cloud-api/webhooks';
import { describe, expect, it } from 'vitest';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('signing the body of a webhook', () => {
  it('is HMAC-SHA256 of the bytes, as Meta writes it', () => {
    // Test case 2 of RFC 4231.
    expect(sign('Jefe', bytes('what do ya want for nothing?'))).toBe(
      'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('tells JSON that is escaped from the same that is not', () => {
    const escaped = String.raw`{"name":"Caf\u00e9"}`;
    expect(JSON.parse(escaped)).toEqual({ name: 'Café' });
    expect(sign('secret', bytes(escaped))).not.toBe(sign('secret', bytes('{"name":"Café"}')));
  });

  it('signs only what it was given of a larger buffer', () => {
    const whole = bytes('<{}>');
    const expected = createHmac('sha256', 'secret').update('{}').digest('hex');
    expect(sign('secret', whole.subarray(1, 3))).toBe(`sha256=${expected}`);
  });
});
