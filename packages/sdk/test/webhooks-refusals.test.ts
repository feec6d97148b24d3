import { runInNewContext } from 'node:vm';
import { InputError } from 'meta-cloud-api';
import { createWebhooks, type WebhooksOptions } from 'meta-cloud-api/webhooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  appSecret,
  delivery,
  envelope,
  reviewed,
  signatureOf,
  told,
  verifyToken,
} from './webhook.ts';

const text = JSON.stringify(envelope(reviewed));

function receiver(options: Partial<WebhooksOptions> = {}) {
  const handler = vi.fn();
  const onRefused = () => {};
  const webhooks = createWebhooks({
    appSecret,
    verifyToken,
    onRefused,
    otherwise: handler,
    ...options,
  });
  return { ...webhooks, handler };
}

describe('without what keeps strangers out, nothing begins', () => {
  it.each([
    ['no secret', { appSecret: undefined }, 'secretFor takes its place'],
    ['an empty secret', { appSecret: '' }, 'appSecret must be a text that is not empty'],
    ['a blank secret', { appSecret: ' \n' }, 'appSecret must be a text that is not empty'],
    ['no secrets in a list', { appSecret: [] }, 'appSecret must be'],
    ['one empty secret of two', { appSecret: [appSecret, ''] }, 'appSecret must be'],
    ['a secret that is no text', { appSecret: 7 }, 'appSecret must be'],
    ['no verify token', { verifyToken: undefined }, 'anybody could take the handshake'],
    ['an empty verify token', { verifyToken: '' }, 'verifyToken must be'],
    ['two sources of secrets', { secretFor: () => appSecret }, 'secretFor takes the place'],
    ['a handler that is none', { on: { messages: 'log' } }, 'on.messages must be a function'],
    ['a store that is none', { dedupe: { claim: () => 'claimed' } }, 'dedupe must have claim'],
    ['no limit', { maxBytes: 0 }, 'maxBytes must be a number above 0'],
    ['a wait that is for ever', { readTimeoutMs: Infinity }, 'above 0 and at most 2147483647'],
    ['a wait that no timer keeps', { handlerTimeoutMs: 2 ** 40 }, 'handlerTimeoutMs must be'],
    ['no handlers', { on: null }, 'on must be a plain object'],
    ['a list of handlers', { on: [] }, 'on must be a plain object'],
    [
      'handlers in a class',
      {
        on: new (class {
          security() {}
        })(),
      },
      'on must be a plain object',
    ],
    ['a field that is misspelt', { on: { securty: () => {} } }, 'on.securty is not known'],
    ['an option that is misspelt', { onn: {} }, 'onn is not known. There are: appSecret, '],
    ['an option in other letters', { deDupe: {} }, 'deDupe is not known'],
    ['an onRefused that is none', { onRefused: 'log' }, 'onRefused must be a function'],
    ['no store', { dedupe: null }, 'dedupe must have claim'],
    ['a limit that is no number', { readTimeoutMs: Number.NaN }, 'readTimeoutMs must be'],
    ['an onError that is none', { onError: 'log' }, 'onError must be a function'],
  ])('%s', (_name, options, message) => {
    const begin = () => createWebhooks({ appSecret, verifyToken, ...options } as WebhooksOptions);
    expect(begin).toThrow(message);
    expect(InputError.is(thrownBy(begin))).toBe(true);
    expect(begin).not.toThrow(new RegExp(`${appSecret}|${verifyToken}`));
  });
});

const genuine = signatureOf(text);
const hex = genuine.slice('sha256='.length);
const signatures: [name: string, signature: string | undefined][] = [
  ['none', undefined],
  ['an empty one', ''],
  ['no digits', 'sha256='],
  ['too few digits', genuine.slice(0, -1)],
  ['an odd number of digits more', `${genuine}0`],
  ['twice the digits', `${genuine}${hex}`],
  ['what is not hexadecimal', `sha256=${'z'.repeat(64)}`],
  ['no ASCII', `sha256=${'é'.repeat(64)}`],
  ['another algorithm', `sha1=${hex}`],
  ['the old algorithm', `sha1=${'0'.repeat(40)}`],
  ['no algorithm', hex],
  ['another secret', signatureOf(text, 'another-secret')],
  ['the verify token as the secret', signatureOf(text, verifyToken)],
  ['an empty secret', signatureOf(text, '')],
  ['other bytes', signatureOf(`${text} `)],
  ['several', `${genuine}, ${genuine}`],
  ['the right one among several', `sha256=${'0'.repeat(64)},${genuine}`],
  ['one digit that is wrong', genuine.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))],
];

/** The same in a runtime that has no `node:crypto`. */
const runtimes = [
  ['node:crypto', () => {}],
  [
    'WebCrypto',
    () => {
      vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never);
    },
  ],
] as const;

describe.each(runtimes)('with %s', (_crypto, begin) => {
  afterEach(() => vi.restoreAllMocks());

  it.each(signatures)('a delivery is 401 that is signed with %s', async (_name, signature) => {
    begin();
    const { receive, handler } = receiver();
    const headers = signature === undefined ? {} : { 'x-hub-signature-256': signature };
    const { status, body } = await receive(Buffer.from(text), { headers });
    expect(status).toBe(401);
    expect(body).toContain('X-Hub-Signature-256');
    expect(body).not.toContain(hex.slice(0, 8));
    expect(handler).not.toHaveBeenCalled();
  });

  it('the signature may be written in capitals', async () => {
    begin();
    const { receive, handler } = receiver();
    const headers = { 'x-hub-signature-256': `sha256=${hex.toUpperCase()}` };
    expect((await receive(Buffer.from(text), { headers })).status).toBe(200);
    expect(handler).toHaveBeenCalledOnce();
  });

  it('two secrets are good while one takes the place of the other', async () => {
    begin();
    const { fetch, handler } = receiver({ appSecret: ['the-new-one', 'the-old-one'] });
    for (const secret of ['the-old-one', 'the-new-one']) {
      expect((await fetch(delivery(text, { secret }))).status).toBe(200);
    }
    expect((await fetch(delivery(text, { secret: 'an-older-one' }))).status).toBe(401);
    expect(handler).toHaveBeenCalledTimes(2);
  });

  it('is verified in its own bytes, however the JSON is written', async () => {
    begin();
    const { fetch, handler } = receiver();
    const escaped = text.replace('APPROVED', 'caf\\u00e9 24\\/7');
    const plain = text.replace('APPROVED', 'café 24/7');
    for (const body of [escaped, plain]) expect((await fetch(delivery(body))).status).toBe(200);
    expect(handler.mock.calls.map(([{ value }]) => value.decision)).toEqual([
      'café 24/7',
      'café 24/7',
    ]);
  });
});

it('headers of two names that are one are several signatures', async () => {
  const { receive, handler } = receiver();
  const headers = { 'X-Hub-Signature-256': genuine, 'X-HUB-SIGNATURE-256': genuine };
  expect((await receive(Buffer.from(text), { headers })).status).toBe(401);
  const mixed = { 'x-hub-signature-256': genuine, 'X-Hub-Signature-256': genuine };
  expect((await receive(Buffer.from(text), { headers: mixed })).status).toBe(401);
  const list = { 'x-hub-signature-256': [genuine, genuine] };
  expect((await receive(Buffer.from(text), { headers: list })).status).toBe(401);
  expect(handler).not.toHaveBeenCalled();
});

describe('many apps behind one URL', () => {
  const secrets: Record<string, string> = { a: 'secret-of-a', b: 'secret-of-b', c: '' };
  const tenants = (options: Partial<WebhooksOptions> = {}) =>
    receiver({
      appSecret: undefined,
      secretFor: async ({ url }) => secrets[new URL(url ?? '').searchParams.get('app') ?? ''],
      ...options,
    });
  const at = (app: string, secret: string) =>
    delivery(text, { secret, url: `https://example.com/?app=${app}` });

  it('have a secret each', async () => {
    const { fetch, handler } = tenants();
    expect((await fetch(at('a', 'secret-of-a'))).status).toBe(200);
    expect((await fetch(at('b', 'secret-of-b'))).status).toBe(200);
    expect((await fetch(at('a', 'secret-of-b'))).status).toBe(401);
    expect(handler).toHaveBeenCalledTimes(2);
  });

  it('are refused where there is no secret, or an empty one', async () => {
    const { fetch, handler } = tenants();
    expect((await fetch(at('nobody', 'secret-of-a'))).status).toBe(401);
    expect((await fetch(at('c', ''))).status).toBe(401);
    expect(handler).not.toHaveBeenCalled();
  });

  it('may have two secrets', async () => {
    const { fetch } = tenants({ secretFor: () => ['old', 'new'] });
    expect((await fetch(at('a', 'new'))).status).toBe(200);
  });

  it('are asked to come again where the secret cannot be had', async () => {
    const onError = vi.fn();
    const secretFor = async () => {
      throw new Error('the vault is closed');
    };
    const { fetch, handler } = tenants({ secretFor, onError });
    expect(await told(fetch(at('a', 'secret-of-a')))).toMatchObject({ status: 500, text: '' });
    expect(onError).toHaveBeenCalledWith(new Error('the vault is closed'), { during: 'secret' });
    expect(handler).not.toHaveBeenCalled();
  });
});

describe('a body', () => {
  it('of more than 3 MB is 413, whatever its signature', async () => {
    const { fetch, handler } = receiver();
    const large = JSON.stringify(envelope({ field: 'x', value: 'x'.repeat(3 * 1024 * 1024) }));
    expect((await fetch(delivery(large))).status).toBe(413);
    expect(handler).not.toHaveBeenCalled();
  });

  it('of 3 MB is taken, in one piece or in many', async () => {
    const { fetch, handler } = receiver();
    const frame = JSON.stringify(envelope({ field: 'x', value: '' })).length;
    const full = JSON.stringify(
      envelope({ field: 'x', value: 'x'.repeat(3 * 1024 * 1024 - frame) }),
    );
    expect((await fetch(delivery(full))).status).toBe(200);
    expect((await fetch(inPieces(full, 60_000))).status).toBe(200);
    expect(handler).toHaveBeenCalledTimes(2);
  });

  it('that grows past 3 MB on its way is 413, without being read to its end', async () => {
    const { fetch } = receiver();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const request = new Request('https://example.com/', { method: 'POST', body, duplex: 'half' });
    expect((await fetch(request)).status).toBe(413);
    expect(sent).toBeLessThan(3.5 * 1024 * 1024);
  });

  it('that does not come in time is 408', async () => {
    const { fetch, handler } = receiver({ readTimeoutMs: 20 });
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
    });
    const request = new Request('https://example.com/', { method: 'POST', body, duplex: 'half' });
    expect((await fetch(request)).status).toBe(408);
    expect(handler).not.toHaveBeenCalled();
  });

  it('that is cut off is 400', async () => {
    const { fetch } = receiver();
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('the connection ended')),
    });
    const request = new Request('https://example.com/', { method: 'POST', body, duplex: 'half' });
    expect((await told(fetch(request))).text).toBe('The body was cut off');
  });

  it('that somebody has read already is an error that says what to do', async () => {
    const onError = vi.fn();
    const { fetch } = receiver({ onError });
    const request = delivery(text);
    await request.json();
    const { status, text: said } = await told(fetch(request));
    expect([status, said]).toEqual([500, '']);
    const [error, failure] = onError.mock.calls[0] ?? [];
    expect([InputError.is(error), failure]).toEqual([true, { during: 'body' }]);
    expect(error.message).toContain('before express.json()');
  });

  it('that somebody is reading is the same error', async () => {
    const onError = vi.fn();
    const { fetch } = receiver({ onError });
    const request = delivery(text);
    request.body?.getReader();
    expect((await fetch(request)).status).toBe(500);
    expect(InputError.is(onError.mock.calls[0]?.[0])).toBe(true);
  });

  it('of another realm, as in a sandbox or a test environment, is verified like any other', async () => {
    const { fetch, receive, handler } = receiver();
    const foreign: Uint8Array = runInNewContext('Uint8Array.from(bytes)', {
      bytes: [...Buffer.from(text)],
    });
    expect(foreign).not.toBeInstanceOf(Uint8Array);
    const streamed = (signature: string) => {
      const body = new ReadableStream({
        start: (controller) => {
          controller.enqueue(foreign);
          controller.close();
        },
      });
      const headers = { 'x-hub-signature-256': signature };
      return {
        method: 'POST',
        url: 'https://example.com/',
        headers: new Headers(headers),
        body,
      } as unknown as Request;
    };
    expect((await fetch(streamed(`sha256=${'0'.repeat(64)}`))).status).toBe(401);
    expect(handler).not.toHaveBeenCalled();
    expect((await fetch(streamed(genuine))).status).toBe(200);
    const headers = { 'x-hub-signature-256': genuine };
    expect((await receive(foreign, { headers })).status).toBe(200);
    expect((await receive(new DataView(foreign.buffer) as never, { headers })).status).toBe(200);
    expect(handler).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['no JSON', '{"object":'],
    ['empty', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"entry"'],
    ['no envelope', '{"object":"whatsapp_business_account"}'],
    ['an entry that is no list', '{"entry":{}}'],
  ])('that is signed, and %s, is 400', async (_name, body) => {
    const { fetch, handler } = receiver();
    expect((await fetch(delivery(body))).status).toBe(400);
    expect(handler).not.toHaveBeenCalled();
  });

  it('that is signed, and no UTF-8, is 400', async () => {
    const { receive } = receiver();
    const bytes = Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe])]);
    const headers = { 'x-hub-signature-256': signatureOf(bytes) };
    expect((await receive(bytes, { headers })).status).toBe(400);
  });
});

describe('hostile JSON', () => {
  it.each([['__proto__'], ['__pr\\u006fto__'], ['\\u005F_proto__']])(
    'brings no key %s to a handler, and changes no prototype',
    async (key) => {
      const { fetch, handler } = receiver();
      const body = text.replace('"decision":', `"${key}":{"isAdmin":true},"decision":`);
      expect((await fetch(delivery(body))).status).toBe(200);
      const [{ value }] = handler.mock.calls[0] as [{ value: object }];
      expect(Object.assign({}, value)).toEqual({ decision: 'APPROVED' });
      expect((Object.assign({}, value) as { isAdmin?: boolean }).isAdmin).toBeUndefined();
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    },
  );

  it.each([
    ['lists', '['.repeat(1e5) + ']'.repeat(1e5)],
    ['objects', `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`],
  ])('of %s 100,000 deep ends nothing', async (_name, deep) => {
    const dedupe = { claim: () => 'claimed' as const, done: () => {}, release: () => {} };
    const { fetch } = receiver({ dedupe, onError: () => undefined });
    const nested = text.replace('"APPROVED"', deep);
    const { status } = await fetch(delivery(nested));
    expect([200, 400]).toContain(status);
    // With a key that is hostile, too, it is read in another way.
    expect((await fetch(delivery(nested.replace('"a"', '"__proto__"')))).status).toBeLessThan(500);
    expect((await fetch(delivery(text))).status).toBe(200);
  });
});

it.each(['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'])('%s is 405', async (method) => {
  const { fetch } = receiver();
  const answer = await fetch(new Request('https://example.com/', { method }));
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
});

it('shows no way to parse what was not verified', async () => {
  const door = await import('meta-cloud-api/webhooks');
  expect(Object.keys(door).sort()).toEqual([
    'createMemoryDedupe',
    'createSqlDedupe',
    'createWebhooks',
    'isChange',
    'sign',
  ]);
});

/** A delivery whose bytes come piece by piece, without a length. */
function inPieces(body: string, size: number): Request {
  const bytes = new TextEncoder().encode(body);
  let place = 0;
  return new Request('https://example.com/', {
    method: 'POST',
    headers: { 'x-hub-signature-256': signatureOf(bytes) },
    duplex: 'half',
    body: new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(bytes.subarray(place, place + size));
        place += size;
        if (place >= bytes.length) controller.close();
      },
    }),
  });
}

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
