import { type Change, createWebhooks, isChange, type UnknownChange } from 'meta-cloud-api/webhooks';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import {
  accountId,
  appSecret,
  delivery,
  envelope,
  nameApproved,
  reviewed,
  signatureOf,
  told,
  verifyToken,
} from './webhook.ts';

const base = { appSecret, verifyToken, onRefused: () => {} };

describe('the handshake', () => {
  const ask = (query: Record<string, string>, tokens: string | string[] = verifyToken) => {
    const webhooks = createWebhooks({ ...base, verifyToken: tokens });
    return told(webhooks.fetch(new Request(`https://example.com/?${new URLSearchParams(query)}`)));
  };
  const right = {
    'hub.mode': 'subscribe',
    'hub.challenge': '1158201444',
    'hub.verify_token': verifyToken,
  };

  it('answers the challenge, and nothing else, to whoever knows the token', async () => {
    const { status, text, headers } = await ask(right);
    expect([status, text]).toEqual([200, '1158201444']);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('takes any of several tokens', async () => {
    expect((await ask(right, ['the-old-one', verifyToken])).status).toBe(200);
    expect((await ask(right, ['the-old-one', 'the-new-one'])).status).toBe(403);
  });

  it.each([
    ['another token', { ...right, 'hub.verify_token': 'verify-mE' }],
    ['the beginning of the token', { ...right, 'hub.verify_token': 'verify' }],
    ['the token and more', { ...right, 'hub.verify_token': 'verify-me-' }],
    ['an empty token', { ...right, 'hub.verify_token': '' }],
    ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
    ['another mode', { ...right, 'hub.mode': 'unsubscribe' }],
    ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken }],
    ['nothing', {}],
  ])('refuses %s', async (_name, query) => {
    expect((await ask(query)).status).toBe(403);
  });
});

describe('a delivery', () => {
  it('comes to the handler of its field, with account and time', async () => {
    const seen: Change<'phone_number_name_update'>[] = [];
    const webhooks = createWebhooks({
      ...base,
      on: { phone_number_name_update: (change) => seen.push(change) },
    });
    expect(await told(webhooks.fetch(delivery(envelope(nameApproved))))).toMatchObject({
      status: 200,
      text: '',
    });
    expect(seen).toEqual([{ ...nameApproved, accountId, time: 1739321024 }]);
  });

  it('is flattened: every change of every entry, in their order', async () => {
    const seen: unknown[] = [];
    const { fetch } = createWebhooks({
      ...base,
      on: {
        account_review_update: ({ accountId, time, value }) =>
          seen.push([accountId, time, value.decision]),
      },
      otherwise: ({ accountId, field }) => seen.push([accountId, field]),
    });
    const review = (decision: string) => ({ field: 'account_review_update', value: { decision } });
    const body = {
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '1',
          time: 10,
          changes: [review('A'), { field: 'brand_new', value: 7 }, review('B')],
        },
        { id: '2', time: 20, changes: [review('C')] },
      ],
    };
    expect((await fetch(delivery(body))).status).toBe(200);
    expect(seen).toEqual([
      ['1', 10, 'A'],
      ['1', 'brand_new'],
      ['1', 10, 'B'],
      ['2', 20, 'C'],
    ]);
  });

  it.each([
    ['messages', { metadata: { display_phone_number: '1', phone_number_id: '42' }, messages: [] }],
    ['account_settings_update', { phone_number_settings: { phone_number_id: '42' } }],
    ['account_alerts', { entity_type: 'PHONE_NUMBER', entity_id: '42' }],
    ['account_alerts', { entity_type: 'PHONE_NUMBER', entity_id: 42 }],
  ])('names the number where %s does', async (field, value) => {
    const seen: unknown[] = [];
    const { fetch } = createWebhooks({ ...base, otherwise: (change) => seen.push(change) });
    await fetch(delivery(envelope({ field, value })));
    expect(seen).toEqual([{ field, value, accountId, time: 1739321024, phoneNumberId: '42' }]);
  });

  it('names the account where the envelope names its portfolio', async () => {
    const seen: unknown[] = [];
    const { fetch } = createWebhooks({
      ...base,
      on: { account_update: ({ accountId, value }) => seen.push([accountId, value.event]) },
    });
    const waba_info = { waba_id: '980198427658004', owner_business_id: accountId };
    await fetch(
      delivery(envelope({ field: 'account_update', value: { event: 'PARTNER_ADDED', waba_info } })),
    );
    expect(seen).toEqual([['980198427658004', 'PARTNER_ADDED']]);
  });

  it('takes its time of arrival where Meta says none', async () => {
    const seen: number[] = [];
    const { fetch } = createWebhooks({
      ...base,
      now: () => 1_739_321_099_900,
      otherwise: ({ time }) => seen.push(time),
    });
    await fetch(
      delivery({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [reviewed] }] }),
    );
    expect(seen).toEqual([1_739_321_099]);
  });

  it('brings the handler the bytes, the headers and the address', async () => {
    const seen: unknown[] = [];
    const { fetch } = createWebhooks({
      ...base,
      otherwise: (_change, { bytes, headers, url }) =>
        seen.push(new TextDecoder().decode(bytes), headers instanceof Headers, url),
    });
    await fetch(delivery(envelope(reviewed), { url: 'https://example.com/webhooks?tenant=7' }));
    expect(seen).toEqual([
      JSON.stringify(envelope(reviewed)),
      true,
      'https://example.com/webhooks?tenant=7',
    ]);
  });

  it('drops nothing that has another shape, and calls no typed handler with it', async () => {
    const raw: UnknownChange[] = [];
    const typed = vi.fn();
    const { fetch } = createWebhooks({
      ...base,
      on: { account_update: typed, messages: typed },
      otherwise: (change) => raw.push(change),
    });
    const page = { object: 'page', entry: [{ id: 9, time: 5, messaging: [{ text: 'hi' }] }] };
    const instagram = {
      object: 'instagram',
      entry: [{ id: '8', time: 5, changes: [{ field: 'messages', value: {} }] }],
    };
    for (const body of [
      envelope({ field: 'account_update', value: null }),
      envelope({ field: '__proto__', value: 1 }, { field: 'constructor', value: {} }),
      {
        object: 'whatsapp_business_account',
        entry: [{ id: '1', time: 5, changes: ['odd', {}] }, null],
      },
      page,
      instagram,
    ]) {
      expect((await fetch(delivery(body))).status).toBe(200);
    }
    expect(typed).not.toHaveBeenCalled();
    const time = 1739321024;
    expect(raw.slice(0, 5)).toEqual([
      { field: 'account_update', value: null, accountId, time },
      { field: '__proto__', value: 1, accountId, time },
      { field: 'constructor', value: {}, accountId, time },
      { field: '', value: 'odd', accountId: '1', time: 5 },
      { field: '', value: {}, accountId: '1', time: 5 },
    ]);
    expect(raw[5]).toMatchObject({ field: '', value: null, accountId: '' });
    expect(raw.slice(6)).toEqual([
      { object: 'page', field: '', value: page.entry[0], accountId: '9', time: 5 },
      { object: 'instagram', field: 'messages', value: {}, accountId: '8', time: 5 },
    ]);
  });

  it('may be of something that is no text', async () => {
    const seen: unknown[] = [];
    const { fetch } = createWebhooks({ ...base, otherwise: (change) => seen.push(change.object) });
    const body = { ...envelope(reviewed), object: [{ toString: null }] };
    expect((await fetch(delivery(body))).status).toBe(200);
    expect(seen).toEqual(['']);
  });

  it('is answered with 200 where nobody wants to hear of it', async () => {
    const { fetch } = createWebhooks(base);
    expect((await fetch(delivery(envelope(reviewed, nameApproved)))).status).toBe(200);
  });

  it('can be taken in plain bytes and headers', async () => {
    const handler = vi.fn();
    const { receive, handshake } = createWebhooks({ ...base, otherwise: handler });
    const bytes = Buffer.from(JSON.stringify(envelope(reviewed)));
    const headers = { 'X-Hub-Signature-256': signatureOf(bytes) };
    expect(await receive(bytes, { headers })).toEqual({ status: 200, body: '' });
    expect(handler).toHaveBeenCalledOnce();
    expect(handshake(`hub.mode=subscribe&hub.challenge=5&hub.verify_token=${verifyToken}`)).toEqual(
      {
        status: 200,
        body: '5',
      },
    );
  });

  it('is refused with words where it is no bytes any more', async () => {
    const { receive } = createWebhooks(base);
    const parsed = envelope(reviewed) as unknown as Uint8Array;
    await expect(receive(parsed, { headers: {} })).rejects.toThrow(
      'bytes must be the body as it came, in a Uint8Array',
    );
  });
});

it('knows a change of a known field from others', () => {
  const security = { field: 'security', accountId, time: 1, value: { event: 'PIN_CHANGED' } };
  const change: UnknownChange = security;
  if (isChange(change)) expectTypeOf(change).toEqualTypeOf<Change>();
  expect(isChange(change)).toBe(true);
  for (const other of [{ field: 'toString' }, { value: null }, { object: 'page' }]) {
    expect(isChange({ ...security, ...other })).toBe(false);
  }
});

describe('the handshake by hand', () => {
  const { handshake } = createWebhooks(base);
  const asked = {
    'hub.mode': 'subscribe',
    'hub.challenge': '5',
    'hub.verify_token': verifyToken,
  };

  it('takes a query that a framework has parsed', () => {
    expect(handshake(asked)).toEqual({ status: 200, body: '5' });
    expect(handshake(Object.assign(Object.create(null), asked)).status).toBe(200);
    expect(handshake({ ...asked, 'hub.verify_token': [verifyToken] }).status).toBe(403);
    expect(handshake({}).status).toBe(403);
  });

  it.each([undefined, null, 7])('says that %s is no query', (query) => {
    expect(() => handshake(query as never)).toThrow('query must be the query of the address');
  });
});

describe('a request that is refused', () => {
  const forged = () => delivery(envelope(reviewed), { secret: 'the-secret-of-another-app' });

  it('is told of, without anything secret', async () => {
    const onRefused = vi.fn();
    const { fetch, handshake, receive } = createWebhooks({ ...base, onRefused });
    expect((await fetch(forged())).status).toBe(401);
    handshake(`hub.mode=subscribe&hub.challenge=5&hub.verify_token=a-guess`);
    await receive(Buffer.from('{}'), { headers: {} });
    await fetch(delivery('[]'));
    await fetch(delivery(envelope(reviewed)));
    expect(onRefused.mock.calls.map(([{ reason, status }]) => [reason, status])).toEqual([
      ['forged', 401],
      ['wrong-token', 403],
      ['unsigned', 401],
      ['no-webhook', 400],
    ]);
    expect(JSON.stringify(onRefused.mock.calls)).not.toMatch(/a-guess|verify-me|secret-of-another/);
  });

  it('is refused as ever where telling fails', async () => {
    for (const onRefused of [
      () => {
        throw new Error('no');
      },
      async () => {
        throw new Error('no');
      },
    ]) {
      const { fetch } = createWebhooks({ ...base, onRefused });
      expect((await fetch(forged())).status).toBe(401);
    }
  });

  it('is written to the console where nobody hears of it, once a minute for each reason', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    let time = 0;
    const { fetch, handshake } = createWebhooks({ appSecret, verifyToken, now: () => time });
    for (const at of [0, 30_000, 59_999]) {
      time = at;
      await fetch(forged());
      await handshake('');
    }
    expect(warn.mock.calls).toEqual([
      [expect.stringContaining('If Meta sent it, appSecret is not the secret of the app')],
      [expect.stringContaining('it was told another verify token')],
    ]);
    time = 60_000;
    await fetch(forged());
    expect(warn).toHaveBeenCalledTimes(3);
  });
});

describe('a handler that never settles', () => {
  it('counts as failed after a time, and may be forgiven', async () => {
    for (const [verdict, status] of [
      ['retry', 500],
      ['accept', 200],
    ] as const) {
      const onError = vi.fn(() => verdict);
      const { fetch } = createWebhooks({
        ...base,
        onError,
        handlerTimeoutMs: 5,
        otherwise: () => new Promise(() => {}),
      });
      expect((await fetch(delivery(envelope(reviewed)))).status).toBe(status);
      expect(onError).toHaveBeenCalledWith(
        new Error('The handler has not settled within 5 milliseconds.'),
        expect.objectContaining({ during: 'handler' }),
      );
    }
  });

  it('may fail after that, unheard', async () => {
    let fail = (_error: Error) => {};
    const { fetch } = createWebhooks({
      ...base,
      onError: () => 'retry',
      handlerTimeoutMs: 5,
      otherwise: () =>
        new Promise((_resolve, reject) => {
          fail = reject;
        }),
    });
    expect((await fetch(delivery(envelope(reviewed)))).status).toBe(500);
    fail(new Error('too late'));
  });
});

describe('a handler that fails', () => {
  const failing = (onError?: () => 'accept' | 'retry' | undefined) => {
    const after = vi.fn();
    const { fetch } = createWebhooks({
      ...base,
      on: {
        phone_number_name_update: () => {
          throw new Error('the database password is 1234');
        },
      },
      otherwise: after,
      ...(onError && { onError }),
    });
    return { after, answer: () => told(fetch(delivery(envelope(nameApproved, reviewed)))) };
  };

  it('has Meta send it again, says nothing of why, and keeps no other from its turn', async () => {
    const { after, answer } = failing(() => undefined);
    expect(await answer()).toMatchObject({ status: 500, text: '' });
    expect(after).toHaveBeenCalledOnce();
  });

  it('is what onError makes of it', async () => {
    expect((await failing(() => 'accept').answer()).status).toBe(200);
    expect((await failing(() => 'retry').answer()).status).toBe(500);
    const throwing = failing(() => {
      throw new Error('this, too');
    });
    expect(await throwing.answer()).toMatchObject({ status: 500, text: '' });
  });

  it('is told of with its change', async () => {
    const onError = vi.fn();
    const { fetch } = createWebhooks({
      ...base,
      onError,
      on: { account_review_update: async () => Promise.reject(new Error('no')) },
    });
    expect((await fetch(delivery(envelope(reviewed)))).status).toBe(500);
    expect(onError).toHaveBeenCalledWith(new Error('no'), {
      during: 'handler',
      change: { ...reviewed, accountId, time: 1739321024 },
    });
  });

  it('is written to the console where nobody hears of it', async () => {
    const write = vi.spyOn(console, 'error').mockImplementation(() => {});
    await failing().answer();
    expect(write).toHaveBeenCalledWith(
      'meta-cloud-api/webhooks: the handler of a change of phone_number_name_update failed.',
      new Error('the database password is 1234'),
    );
  });
});

it('knows the type of every change by its field', () => {
  createWebhooks({
    ...base,
    on: {
      phone_number_quality_update: ({ value }) => {
        expectTypeOf(value.old_limit).toExtend<string | undefined>();
      },
      account_alerts: ({ value }) => {
        expectTypeOf(value.alert_info?.alert_type ?? value.alert_type).toExtend<
          string | undefined
        >();
      },
    },
  });
  expect(() =>
    createWebhooks({
      ...base,
      // @ts-expect-error a field that is misspelt is none of Meta's
      on: { phone_number_name_updates: () => {} },
    }),
  ).toThrow('on.phone_number_name_updates is not known');
  const tell = (change: Change) => {
    if (change.field === 'security') return change.value.requester;
    if (change.field === 'business_capability_update') {
      expectTypeOf(change.value.max_daily_conversations_per_business).toEqualTypeOf<
        number | string | undefined
      >();
    }
    return change.accountId;
  };
  expect(tell({ ...reviewed, field: 'account_review_update', accountId, time: 1 })).toBe(accountId);
});
