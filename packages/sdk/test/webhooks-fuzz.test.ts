import fc from 'fast-check';
import { createMemoryDedupe, createWebhooks } from 'meta-cloud-api/webhooks';
import { describe, expect, it } from 'vitest';
import {
  accountId,
  appSecret,
  envelope,
  nameApproved,
  signatureOf,
  verifyToken,
} from './webhook.ts';

/** A receiver whose handlers never fail: no 5xx of it is then anybody's but its own. */
function receiver(remembers: 'once' | 'none' = 'once') {
  const seen: unknown[] = [];
  const handler = (change: unknown) => seen.push(change);
  const webhooks = createWebhooks({
    appSecret,
    verifyToken,
    dedupe: remembers === 'once' ? createMemoryDedupe() : undefined,
    on: { phone_number_name_update: handler, messages: handler, account_update: handler },
    otherwise: handler,
    onRefused: () => {},
    onError: (error) => {
      throw error;
    },
  });
  return { ...webhooks, seen };
}

const genuine = Buffer.from(JSON.stringify(envelope(nameApproved)));
const header = signatureOf(genuine);
const runs = { numRuns: 2_000 };

describe('whatever arrives', () => {
  it('reaches no handler once a byte of it is another', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(genuine.length - 1), fc.integer({ min: 1, max: 255 })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.boolean(),
        async (flips, isCut) => {
          const bytes = Uint8Array.from(genuine);
          for (const [place, by] of flips) bytes[place] = (bytes[place] ?? 0) ^ by;
          const sent = isCut ? bytes.subarray(0, flips[0]?.[0]) : bytes;
          fc.pre(!genuine.equals(sent));
          const { receive, seen } = receiver();
          const { status } = await receive(sent, { headers: { 'x-hub-signature-256': header } });
          expect([status, seen]).toEqual([401, []]);
        },
      ),
      runs,
    ));

  it('reaches no handler with another signature', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.stringMatching(/^(sha256|sha1|SHA256)=[0-9a-fA-F]{0,70}$/),
          fc.nat(header.length - 1).map((place) => header.slice(0, place)),
          fc
            .tuple(
              fc.integer({ min: 7, max: header.length - 1 }),
              fc.constantFrom(...'0123456789abcdefg ,=é'),
            )
            .map(([place, by]) => header.slice(0, place) + by + header.slice(place + 1)),
        ),
        async (signature) => {
          fc.pre(signature.toLowerCase() !== header);
          const { receive, seen } = receiver();
          const { status } = await receive(genuine, {
            headers: { 'x-hub-signature-256': signature },
          });
          expect([status, seen]).toEqual([401, []]);
        },
      ),
      runs,
    ));

  it('is never a crash or a 5xx, signed or not, whatever its headers are called', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.boolean(),
        fc.dictionary(
          fc.string(),
          fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined)),
        ),
        async (bytes, isSigned, others) => {
          const { receive } = receiver();
          const signature = isSigned ? { 'x-hub-signature-256': signatureOf(bytes) } : {};
          const { status } = await receive(bytes, { headers: { ...others, ...signature } });
          expect(isSigned ? [200, 400] : [401]).toContain(status);
        },
      ),
      runs,
    ));

  it('is answered with 200 where it is signed and a webhook, and none of it is lost', () => {
    const field = fc.oneof(
      fc.constantFrom(
        'messages',
        'account_update',
        'phone_number_name_update',
        '__proto__',
        'on',
        '',
      ),
      fc.string(),
    );
    const change = fc.oneof(
      fc.record({ field, value: fc.jsonValue() }),
      fc.record({
        field,
        value: fc.record({
          waba_info: fc.jsonValue(),
          metadata: fc.jsonValue(),
          timestamp: fc.jsonValue(),
        }),
      }),
      fc.jsonValue(),
    );
    const entry = fc.oneof(
      fc.record({
        id: fc.oneof(fc.constant(accountId), fc.jsonValue()),
        time: fc.oneof(fc.nat(), fc.jsonValue()),
        changes: fc.array(change, { maxLength: 4 }),
      }),
      fc.jsonValue(),
    );
    return fc.assert(
      fc.asyncProperty(
        fc.record({
          object: fc.oneof(fc.constant('whatsapp_business_account'), fc.jsonValue()),
          entry: fc.array(entry, { maxLength: 4 }),
        }),
        async (body) => {
          const text = JSON.stringify(body);
          const parsed: { entry: any[] } = JSON.parse(text);
          const toldBy = (entry: any) => (Array.isArray(entry?.changes) ? entry.changes : [entry]);
          const told = parsed.entry.flatMap(toldBy);
          const undated = parsed.entry.filter((entry) => typeof entry?.time !== 'number');
          const headers = { 'x-hub-signature-256': signatureOf(text) };
          const all = receiver('none');
          const once = receiver();
          for (const { receive } of [all, once, once]) {
            expect((await receive(Buffer.from(text), { headers })).status).toBe(200);
          }
          expect(all.seen).toHaveLength(told.length);
          // What is said twice in the same words counts once, unless nothing says when it happened.
          const most = told.length + undated.flatMap(toldBy).length;
          expect(once.seen.length).toBeLessThanOrEqual(most);
          expect(once.seen.length > 0).toBe(told.length > 0);
        },
      ),
      runs,
    );
  });

  it('is no handshake without the token', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.oneof(fc.constantFrom('hub.mode', 'hub.challenge', 'hub.verify_token'), fc.string()),
            fc.oneof(fc.constantFrom('subscribe', verifyToken.slice(1), ''), fc.string()),
          ),
        ),
        (pairs) => {
          fc.pre(!pairs.some(([, value]) => value === verifyToken));
          const { handshake } = receiver();
          expect(handshake(new URLSearchParams(pairs)).status).toBe(403);
          expect(handshake(pairs.map((pair) => pair.join('=')).join('&')).status).toBe(403);
        },
      ),
      runs,
    ));
});
