import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import {
  createMemoryDedupe,
  createSqlDedupe,
  createWebhooks,
  type DedupeStore,
} from 'meta-cloud-api/webhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startPostgres } from './postgres.ts';
import {
  accountId,
  appSecret,
  delivery,
  envelope,
  nameApproved,
  reviewed,
  signatureOf,
  verifyToken,
} from './webhook.ts';

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let time = 0;

beforeAll(async () => {
  postgres = await startPostgres();
  await createSqlDedupe(postgres.pool).setup();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  time = 1_000;
  await postgres.pool.query('TRUNCATE webhook_changes');
});

/** Has so much time gone by for what the table holds. */
const lapse = (ms: number) =>
  postgres.pool.query(
    `UPDATE webhook_changes SET expires_at = expires_at - $1 * interval '1 millisecond'`,
    [ms],
  );

const stores: [string, () => DedupeStore, (ms: number) => unknown][] = [
  [
    'in memory',
    () => createMemoryDedupe({ maxAgeMs: 3_600_000, now: () => time }),
    (ms) => {
      time += ms;
    },
  ],
  [
    'in PostgreSQL',
    () => createSqlDedupe(postgres.pool, { leaseMs: 60_000, maxAgeMs: 3_600_000 }),
    lapse,
  ],
];

describe.each(stores)('a store %s', (_place, create, wait) => {
  it('lets one of many have a change', async () => {
    const store = create();
    const claims = await Promise.all(
      Array.from({ length: 40 }, (_, index) => store.claim('key', `owner ${index}`)),
    );
    expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1);
    expect(claims.filter((claim) => claim === 'busy')).toHaveLength(39);
  });

  it('remembers what is done, for its time', async () => {
    const store = create();
    await store.claim('key', 'one');
    await store.done('key', 'one');
    expect(await store.claim('key', 'two')).toBe('done');
    await store.release('key', 'one');
    await wait(3_599_000);
    expect(await store.claim('key', 'two')).toBe('done');
    await wait(2_000);
    expect(await store.claim('key', 'two')).toBe('claimed');
  });

  it('gives back what failed', async () => {
    const store = create();
    await store.claim('key', 'one');
    await store.release('key', 'one');
    expect(await store.claim('key', 'two')).toBe('claimed');
  });

  it('remembers what was done late', async () => {
    const store = create();
    await store.claim('key', 'slow');
    await wait(61_000);
    await store.done('key', 'slow');
    expect(await store.claim('key', 'two')).toBe('done');
  });
});

it('the memory forgets the oldest where there is too much, and what is too old', () => {
  const store = createMemoryDedupe({ maxEntries: 3, maxAgeMs: 1_000, now: () => time });
  const handle = (key: string) => {
    store.claim(key, key);
    store.done(key, key);
  };
  for (const key of ['a', 'b', 'c', 'd']) handle(key);
  expect(store.claim('b', 'x')).toBe('done');
  expect(store.claim('a', 'x')).toBe('claimed');
  time += 1_001;
  expect(store.claim('d', 'x')).toBe('claimed');
});

it('the memory holds a claim for as long as its process lives', () => {
  const store = createMemoryDedupe({ now: () => time });
  store.claim('key', 'slow');
  time += 3_600_000;
  expect(store.claim('key', 'two')).toBe('busy');
});

describe('the table', () => {
  it('gives a claim to another once its owner has been gone for too long', async () => {
    const store = createSqlDedupe(postgres.pool);
    await store.claim('key', 'crashed');
    await lapse(59_000);
    expect(await store.claim('key', 'two')).toBe('busy');
    await lapse(2_000);
    expect(await store.claim('key', 'two')).toBe('claimed');
    // Who comes back late gives away nothing that is another's now.
    await store.release('key', 'crashed');
    expect(await store.claim('key', 'three')).toBe('busy');
  });

  it('holds a claim for longer where its owner is at it', async () => {
    const store = createSqlDedupe(postgres.pool);
    await store.claim('key', 'slow');
    await lapse(59_000);
    await store.renew?.('key', 'another');
    await store.renew?.('key', 'slow');
    await lapse(59_000);
    expect(await store.claim('key', 'two')).toBe('busy');
    await store.done('key', 'slow');
    await store.renew?.('key', 'slow');
    await lapse(3_600_000);
    expect(await store.claim('key', 'two')).toBe('done');
  });

  it('has an index of what is too old', async () => {
    await createSqlDedupe(postgres.pool, { table: 'public.indexed' }).setup();
    const { rows } = await postgres.pool.query(
      `SELECT indexdef FROM pg_indexes WHERE indexname = 'indexed_expires_at'`,
    );
    expect(rows[0].indexdef).toContain('ON public.indexed USING btree (expires_at)');
  });

  it('can be made by several at once, and under another name', async () => {
    const stores = Array.from({ length: 10 }, () =>
      createSqlDedupe(postgres.pool, { table: 'public.others' }),
    );
    await Promise.all(stores.map((store) => store.setup()));
    expect(await stores[0]?.claim('key', 'one')).toBe('claimed');
    expect(await stores[9]?.claim('key', 'two')).toBe('busy');
  });

  it('loses what is too old, by itself, and nobody waits for that', async () => {
    await postgres.pool.query(
      `INSERT INTO webhook_changes
      SELECT 'old ' || number, 'one', true, now() - interval '1 second'
      FROM generate_series(1, 2500) AS number`,
    );
    const left = async () =>
      (await postgres.pool.query('SELECT key FROM webhook_changes')).rows.length;
    const unlucky = createSqlDedupe(postgres.pool, { random: () => 0.001 });
    await unlucky.claim('new', 'one');
    expect(await left()).toBe(2_501);
    const lucky = createSqlDedupe(postgres.pool, { random: () => 0.000_999 });
    await lucky.claim('newer', 'one');
    await vi.waitFor(async () => expect(await left()).toBe(2));
  });

  it('fails no claim where forgetting fails, and says so', async () => {
    const onError = vi.fn();
    const query = (text: string, values?: unknown[]) =>
      text.startsWith('DELETE')
        ? Promise.reject(new Error('the disk is full'))
        : postgres.pool.query(text, values);
    const store = createSqlDedupe({ query }, { random: () => 0, onError });
    expect(await store.claim('key', 'one')).toBe('claimed');
    expect(onError).toHaveBeenCalledWith(new Error('the disk is full'));
    const write = vi.spyOn(console, 'error').mockImplementation(() => {});
    await createSqlDedupe({ query }, { random: () => 0 }).claim('another', 'one');
    expect(write).toHaveBeenCalledOnce();
    write.mockRestore();
  });

  it('refuses options that it does not know, or no timer keeps', () => {
    expect(() => createSqlDedupe(postgres.pool, { tabel: 'x' } as object)).toThrow('tabel is not');
    expect(() => createSqlDedupe(postgres.pool, { leaseMs: 2 ** 40 })).toThrow('leaseMs must be');
    expect(() => createMemoryDedupe({ leaseMs: 1 } as object)).toThrow('leaseMs is not known');
  });

  it.each(['x; DROP TABLE users', '', 'Words', '"quoted"', 'a.b.c', '1st'])(
    'is not named %j',
    (table) => {
      expect(() => createSqlDedupe(postgres.pool, { table })).toThrow('table must be letters');
    },
  );
});

describe('a change', () => {
  const begin = (dedupe: DedupeStore = createMemoryDedupe()) => {
    const handler = vi.fn();
    const webhooks = createWebhooks({
      appSecret: [appSecret, 'another-app'],
      verifyToken,
      dedupe,
      onError: () => undefined,
      otherwise: handler,
    });
    return { ...webhooks, handler };
  };
  const at = (time: number | undefined, ...changes: { field: string; value: unknown }[]) => ({
    object: 'whatsapp_business_account',
    entry: [{ id: accountId, ...(time !== undefined && { time }), changes }],
  });
  const message = {
    field: 'messages',
    value: {
      metadata: { phone_number_id: '42' },
      contacts: [{ wa_id: '1' }],
      messages: [{ id: 'wamid.1', timestamp: '1739321000', type: 'text' }],
    },
  };

  it('is handled once, however often and by whichever app it is sent', async () => {
    const { fetch, handler } = begin();
    for (const secret of [appSecret, 'another-app', appSecret]) {
      expect((await fetch(delivery(envelope(nameApproved), { secret }))).status).toBe(200);
    }
    expect(handler).toHaveBeenCalledOnce();
  });

  it('is the same in other company, and with its keys in another order', async () => {
    const { fetch, handler } = begin();
    const turned = Object.fromEntries(Object.entries(nameApproved.value).reverse());
    await fetch(delivery(envelope(nameApproved, reviewed)));
    await fetch(delivery(envelope(reviewed)));
    await fetch(delivery(envelope({ field: 'phone_number_name_update', value: turned })));
    expect(handler).toHaveBeenCalledTimes(2);
  });

  it('that is dated itself is the same, whenever it is sent', async () => {
    const { fetch, handler } = begin();
    for (const time of [1739321000, 1739321999, undefined])
      await fetch(delivery(at(time, message)));
    expect(handler).toHaveBeenCalledOnce();
  });

  it('that is dated nowhere is another each time: rather twice than lost', async () => {
    const { fetch, handler } = begin();
    const changed = { field: 'security', value: { event: 'PIN_CHANGED' } };
    for (const time of [undefined, undefined]) await fetch(delivery(at(time, changed)));
    expect(handler).toHaveBeenCalledTimes(2);
  });

  it('that is not dated is another at another time: a PIN can be changed twice', async () => {
    const { fetch, handler } = begin();
    const changed = { field: 'security', value: { event: 'PIN_CHANGED' } };
    for (const time of [1739321000, 1739321000, 1739321060])
      await fetch(delivery(at(time, changed)));
    expect(handler).toHaveBeenCalledTimes(2);
  });

  it('is another of another account, field or value', async () => {
    const { fetch, handler } = begin();
    await fetch(delivery(envelope(reviewed)));
    await fetch(
      delivery({ ...envelope(reviewed), entry: [{ ...envelope(reviewed).entry[0], id: '7' }] }),
    );
    await fetch(delivery(envelope({ ...reviewed, field: 'account_reviews' })));
    await fetch(delivery(envelope({ ...reviewed, value: { decision: ['APPROVED'] } })));
    expect(handler).toHaveBeenCalledTimes(4);
  });

  it('that failed is handled again, and those beside it are not', async () => {
    const { fetch, handler } = begin();
    handler.mockImplementationOnce(() => {
      throw new Error('no');
    });
    expect((await fetch(delivery(envelope(nameApproved, reviewed)))).status).toBe(500);
    expect((await fetch(delivery(envelope(nameApproved, reviewed)))).status).toBe(200);
    expect(handler.mock.calls.map(([{ field }]) => field)).toEqual([
      'phone_number_name_update',
      'account_review_update',
      'phone_number_name_update',
    ]);
  });

  it('that another is handling is not yet answered with 200, since that may fail', async () => {
    const { fetch, handler } = begin();
    let finish = () => {};
    handler.mockImplementationOnce(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    const first = fetch(delivery(envelope(reviewed)));
    await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce());
    expect((await fetch(delivery(envelope(reviewed)))).status).toBe(503);
    finish();
    expect((await first).status).toBe(200);
    expect((await fetch(delivery(envelope(reviewed)))).status).toBe(200);
    expect(handler).toHaveBeenCalledOnce();
  });

  it('is held for as long as its handler runs, and no longer', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const claim = vi.fn(() => 'claimed' as const);
    const renew = vi.fn();
    const { fetch, handler } = begin({ ...createMemoryDedupe(), claim, renew, leaseMs: 30_000 });
    let finish = () => {};
    const running = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const called = new Promise<void>((resolve) => {
      handler.mockImplementationOnce(() => {
        resolve();
        return running;
      });
    });
    const answer = fetch(delivery(envelope(reviewed)));
    await called;
    await vi.advanceTimersByTimeAsync(29_999);
    expect(renew).toHaveBeenCalledTimes(2);
    expect(renew.mock.calls[0]).toEqual(claim.mock.calls[0]);
    finish();
    expect((await answer).status).toBe(200);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(renew).toHaveBeenCalledTimes(2);
  });

  it('goes on where its claim cannot be held for longer, which is told', async () => {
    const onError = vi.fn();
    const renew = vi.fn(() => Promise.reject(new Error('the disk is full')));
    const { fetch } = createWebhooks({
      appSecret,
      verifyToken,
      onError,
      dedupe: { ...createMemoryDedupe(), renew, leaseMs: 3 },
      otherwise: () => vi.waitFor(() => expect(onError).toHaveBeenCalled()),
    });
    expect((await fetch(delivery(envelope(reviewed)))).status).toBe(200);
    expect(onError).toHaveBeenCalledWith(new Error('the disk is full'), { during: 'dedupe' });
  });

  it.each(['claim', 'done', 'release'] as const)(
    'is sent again where the store fails to %s',
    async (method) => {
      const onError = vi.fn();
      const store = createMemoryDedupe();
      const broken = { ...store, [method]: () => Promise.reject(new Error('the disk is full')) };
      const { fetch } = createWebhooks({
        appSecret,
        verifyToken,
        onError,
        dedupe: broken,
        otherwise: () => {
          if (method === 'release') throw new Error('no');
        },
      });
      expect((await fetch(delivery(envelope(reviewed)))).status).toBe(500);
      expect(onError).toHaveBeenCalledWith(new Error('the disk is full'), { during: 'dedupe' });
    },
  );

  it('has the same key in every runtime', async () => {
    const keys: string[] = [];
    const noting = {
      ...createMemoryDedupe(),
      claim: (key: string) => {
        keys.push(key);
        return 'done' as const;
      },
    };
    await begin(noting).fetch(delivery(envelope(nameApproved)));
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never);
    await begin(noting).fetch(delivery(envelope(nameApproved)));
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(keys[1]).toBe(keys[0]);
  });
});

describe('two processes', () => {
  const program = path.resolve('node_modules/.cache/meta-cloud-api/dedupe-process.mjs');

  beforeAll(async () => {
    await build({
      entryPoints: [path.join(import.meta.dirname, 'dedupe-process.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['pg'],
      conditions: process.env.META_CLOUD_API_TEST === 'built' ? [] : ['@meta-cloud-api/source'],
      logLevel: 'error',
    });
  });

  /** Starts a process; `hear` waits for its next word. */
  async function receiver() {
    const bytes = JSON.stringify(envelope(nameApproved));
    const given = {
      connection: postgres.connection,
      bytes: Buffer.from(bytes).toString('base64'),
      signature: signatureOf(bytes),
      appSecret,
      verifyToken,
    };
    const child: ChildProcess = spawn(process.execPath, [program, JSON.stringify(given)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    if (!child.stdout) throw new Error('no output');
    const words = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const hear = async () => (await words.next()).value;
    expect(await hear()).toBe('ready');
    return { child, hear, say: (word: string) => child.stdin?.write(`${word}\n`) };
  }

  it('that receive the same delivery at the same moment run the handler once', async () => {
    const both = await Promise.all([receiver(), receiver()]);
    for (const { say } of both) say('go');
    const heard = await Promise.all(both.map(({ hear }) => hear()));
    expect(heard.toSorted()).toEqual(['503', 'handling']);
    const [first, second] = heard[0] === 'handling' ? both : both.toReversed();
    first?.say('finish');
    expect(await first?.hear()).toBe('200');
    second?.say('go');
    expect(await second?.hear()).toBe('200');
  });

  it('lose nothing where one crashes in the middle', async () => {
    const [first, second] = await Promise.all([receiver(), receiver()]);
    first.say('go');
    expect(await first.hear()).toBe('handling');
    const gone = new Promise((resolve) => first.child.once('exit', resolve));
    first.child.kill('SIGKILL');
    await gone;
    second.say('go');
    expect(await second.hear()).toBe('503');
    await lapse(60_001);
    second.say('go');
    expect(await second.hear()).toBe('handling');
    second.say('finish');
    expect(await second.hear()).toBe('200');
  });
});
