import {
  createEmulator,
  createManualClock,
  type Emulator,
  type Settings,
} from '@meta-cloud-api/emulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amend, clientFor, demo, emulatorAt } from './phone.ts';
import { changeOf, type Received, receiver } from './receiver.ts';

const appId = '670843887433847';
const verifyToken = 'verify-me';

/** An emulator whose app is told everything at a receiver. */
async function subscribed(settings: Partial<Settings> = {}, answer?: (index: number) => number) {
  const { url, received } = await receiver(answer);
  const { emulator, clock } = emulatorAt(settings);
  await emulator.control.webhooks.subscribe({ url, verifyToken });
  const { webhooks } = emulator.control;
  return { emulator, clock, webhooks, url, received };
}

const review = (decision: string) => ({ value: { decision } });
const decisions = (received: readonly Received[]) =>
  received.map((webhook) => changeOf(webhook).value.decision);

describe('a webhook', () => {
  it('is signed over exactly the bytes that Meta would send', async () => {
    const { emulator, webhooks, received } = await subscribed();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    await phoneNumber.updateDisplayName({ displayName: 'Café 🌵 24/7' });
    emulator.control.names.approve(demo.connected);
    await webhooks.settled();
    expect(received).toHaveLength(1);
    const [{ text, headers, signature, body }] = received as [Received];
    expect(text).toContain(String.raw`"requested_verified_name":"Caf\u00e9 \ud83c\udf35 24\/7"`);
    expect(headers['x-hub-signature-256']).toBe(signature);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['user-agent']).toBe('facebookexternalua');
    expect(body).toEqual({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: demo.accountId,
          time: Date.parse('2026-11-22T09:00:00Z') / 1000,
          changes: [
            {
              field: 'phone_number_name_update',
              value: {
                display_phone_number: '16315551000',
                decision: 'APPROVED',
                requested_verified_name: 'Café 🌵 24/7',
                rejection_reason: null,
              },
            },
          ],
        },
      ],
    });
  });

  it('can be sent as plain UTF-8', async () => {
    const { webhooks, received } = await subscribed({ webhookEncoding: 'utf-8' });
    webhooks.trigger('account_review_update', review('Café/é'));
    await webhooks.settled();
    expect(received[0]?.text).toContain('Café/é');
    expect(received[0]?.headers['x-hub-signature-256']).toBe(received[0]?.signature);
  });

  it('is sent after the answer, which never waits for it', async () => {
    let release = () => {};
    const emulator = createEmulator({
      fetch: () =>
        new Promise((resolve) => {
          release = () => resolve(new Response('seen'));
        }),
    });
    const { webhooks } = emulator.control;
    await webhooks.subscribe({ url: 'https://example.com/', verifyToken, handshake: false });
    const { username } = clientFor(emulator, demo.connected);
    await username.set({ username: 'lucky.shrub' });
    expect((await username.get()).data.username).toBe('lucky.shrub');
    expect(webhooks.list()).toEqual([]);
    release();
    await webhooks.settled();
    expect(webhooks.list()).toMatchObject([{ status: 200 }]);
    const before = emulator.control.snapshot();
    await username.delete();
    await new Promise(setImmediate);
    emulator.control.restore(before);
    release();
    await webhooks.settled();
    expect(webhooks.list()).toHaveLength(1);
  });

  it('is sent by itself where nobody asks for anything more', async () => {
    const url = 'https://example.com/webhooks';
    const arrived = await new Promise((resolve) => {
      const emulator = createEmulator({
        fetch: async (address) => {
          resolve(address);
          return new Response('seen');
        },
      });
      const { webhooks } = emulator.control;
      webhooks
        .subscribe({ url, verifyToken, handshake: false })
        .then(() => webhooks.trigger('account_review_update'));
    });
    expect(arrived).toBe(url);
  });
});

describe('who is told', () => {
  it('is nobody before the app has a callback', async () => {
    const { emulator } = emulatorAt();
    emulator.control.webhooks.trigger('account_review_update');
    await emulator.control.webhooks.settled();
    expect(emulator.control.webhooks.list()).toEqual([]);
  });

  it('is an app that asked for the field, and that the account is subscribed to', async () => {
    const { emulator, webhooks, url, received } = await subscribed();
    await webhooks.subscribe({ url, verifyToken, fields: ['security'] });
    webhooks.trigger('account_review_update');
    webhooks.trigger('security.PIN_CHANGED');
    await webhooks.settled();
    expect(received.map((webhook) => changeOf(webhook).field)).toEqual(['security']);
    amend(emulator, demo.accountId, { subscriptions: [] });
    webhooks.trigger('security.PIN_CHANGED');
    await webhooks.settled();
    expect(received).toHaveLength(1);
  });

  it("is the number's own callback, then the account's, then the app's; for messages alone", async () => {
    const { emulator } = emulatorAt();
    const of = { number: await receiver(), account: await receiver(), app: await receiver() };
    const counts = () => Object.values(of).map(({ received }) => received.length);
    const { webhooks } = emulator.control;
    await webhooks.subscribe({ url: of.app.url, verifyToken });
    const { phoneNumber, businessAccount } = clientFor(emulator, demo.connected);
    await businessAccount.subscribe({ callbackUrl: of.account.url, verifyToken });
    await phoneNumber.setWebhook({ callbackUrl: of.number.url, verifyToken });
    const { data } = await phoneNumber.get({ fields: ['webhook_configuration'] });
    expect(data.webhook_configuration).toEqual({
      phone_number: of.number.url,
      whatsapp_business_account: of.account.url,
      application: of.app.url,
    });
    const message = async () => {
      plan(emulator, { field: 'messages', value: {}, phoneNumberId: demo.connected });
      await webhooks.settled();
    };
    await message();
    expect(counts()).toEqual([1, 0, 0]);
    webhooks.trigger('security.PIN_CHANGED', { phoneNumberId: demo.connected });
    await webhooks.settled();
    expect(counts()).toEqual([1, 0, 1]);
    await phoneNumber.clearWebhook();
    await message();
    expect(counts()).toEqual([1, 1, 1]);
    await businessAccount.subscribe();
    await message();
    expect(counts()).toEqual([1, 1, 2]);
  });
});

/** Has something happen that no call leads to yet. */
function plan({ control }: Emulator, event: object): void {
  const snapshot = control.snapshot();
  const planned = snapshot.planned + 1;
  const task = {
    id: `task-${planned}`,
    order: planned,
    at: 0,
    kind: 'webhook.emit',
    about: { entryId: demo.accountId, businessAccountId: demo.accountId, ...event },
  };
  control.restore({ ...snapshot, planned, tasks: [...snapshot.tasks, task] });
}

describe('a webhook that is not answered with 200', () => {
  it.each([201, 302, 500])('but with %i is sent again, on the clock', async (status) => {
    const { webhooks, clock, received } = await subscribed(
      { webhookRetries: '10s 1m' },
      () => status,
    );
    webhooks.trigger('account_review_update');
    const arrivedAfter = async (wait: string) => {
      clock.advance(wait);
      await webhooks.settled();
      return received.length;
    };
    expect(await arrivedAfter('0s')).toBe(1);
    expect(await arrivedAfter('9s')).toBe(1);
    expect(await arrivedAfter('1s')).toBe(2);
    expect(await arrivedAfter('59s')).toBe(2);
    expect(await arrivedAfter('1s')).toBe(3);
    expect(await arrivedAfter('30d')).toBe(3);
    expect(new Set(received.map(({ text }) => text)).size).toBe(1);
    expect(webhooks.list().map(({ attempt, status, at }) => [attempt, status, at])).toEqual([
      [1, status, '2026-11-22T09:00:00.000Z'],
      [2, status, '2026-11-22T09:00:10.000Z'],
      [3, status, '2026-11-22T09:01:10.000Z'],
    ]);
  });

  it('is sent no more once it was', async () => {
    const { webhooks, clock, received } = await subscribed({}, (index) =>
      index === 1 ? 503 : 200,
    );
    webhooks.trigger('account_review_update');
    for (let minute = 0; minute < 5; minute++) {
      await webhooks.settled();
      clock.advance('1m');
    }
    expect(received).toHaveLength(2);
  });

  it('is remembered with the reason, where nobody is there', async () => {
    const { emulator } = emulatorAt();
    const { webhooks } = emulator.control;
    await webhooks.subscribe({ url: 'http://127.0.0.1:1/', verifyToken, handshake: false });
    webhooks.trigger('account_review_update');
    await webhooks.settled();
    const [attempt] = webhooks.list();
    expect(attempt).toMatchObject({ appId, url: 'http://127.0.0.1:1/', attempt: 1, ms: 0 });
    expect(attempt?.error).toMatch(/fetch failed/);
    expect(attempt).not.toHaveProperty('status');
  });

  it('waits in a snapshot, and belongs to no world but its own', async () => {
    const { emulator, clock, webhooks, received } = await subscribed({}, (index) =>
      index === 1 ? 500 : 200,
    );
    const before = emulator.control.snapshot();
    webhooks.trigger('account_review_update');
    await webhooks.settled();
    const waiting = JSON.parse(JSON.stringify(emulator.control.snapshot()));
    emulator.control.restore(before);
    clock.advance('1h');
    await webhooks.settled();
    expect([received.length, webhooks.list()]).toEqual([1, []]);
    emulator.control.restore(waiting);
    await webhooks.settled();
    expect(webhooks.list().map(({ status }) => status)).toEqual([500, 200]);
  });
});

describe('on bad days', () => {
  const three = async (webhooks: Emulator['control']['webhooks']) => {
    for (const decision of ['one', 'two', 'three']) {
      webhooks.trigger('account_review_update', review(decision));
    }
    await webhooks.settled();
  };

  it('keeps the order of events, unless told not to', async () => {
    const kept = await subscribed();
    await three(kept.webhooks);
    expect(decisions(kept.received)).toEqual(['one', 'two', 'three']);
    const reversed = await subscribed({ webhookOrder: 'reversed in a batch' });
    await three(reversed.webhooks);
    expect(decisions(reversed.received)).toEqual(['three', 'two', 'one']);
  });

  it('tells more than once', async () => {
    const { webhooks, received } = await subscribed({ webhookCopies: 2 });
    await three(webhooks);
    expect(decisions(received)).toEqual(['one', 'one', 'two', 'two', 'three', 'three']);
  });

  it('loses every so manieth attempt, which is made again', async () => {
    const { webhooks, clock, received } = await subscribed({ webhookDropEvery: 2 });
    await three(webhooks);
    expect(decisions(received)).toEqual(['one', 'three']);
    expect(webhooks.list()[1]).toMatchObject({ error: 'Lost on the way' });
    for (let second = 0; second < 11; second++) {
      clock.advance('1s');
      await webhooks.settled();
    }
    expect(decisions(received)).toEqual(['one', 'three', 'two']);
  });

  it('is late', async () => {
    const { webhooks, clock, received } = await subscribed({ webhookDelay: '5m' });
    await three(webhooks);
    expect(received).toEqual([]);
    clock.advance('5m');
    await webhooks.settled();
    expect(received).toHaveLength(3);
    expect(received[0]?.body.entry[0].time).toBe(Date.parse('2026-11-22T09:05:00Z') / 1000);
  });
});

it('tells every event at least once, whatever happens on the way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        webhookCopies: fc.integer({ min: 1, max: 3 }),
        webhookOrder: fc.constantFrom('kept' as const, 'reversed in a batch' as const),
        webhookDropEvery: fc.constantFrom(0, 2, 3, 5),
        webhookDelay: fc.constantFrom('0s', '2s'),
      }),
      fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 6 }),
      fc.array(fc.constantFrom(200, 500, 0), { maxLength: 12 }),
      async (settings, waits, answers) => {
        const clock = createManualClock('2026-11-22T09:00:00Z');
        const arrived = new Set<string>();
        const emulator = createEmulator({
          clock,
          settings: { ...settings, webhookRetries: Array(30).fill('1s').join(' ') },
          fetch: async (_url, init) => {
            const status = answers.shift() ?? 200;
            if (status === 0) throw new TypeError('fetch failed');
            const body = new TextDecoder().decode(init?.body as Uint8Array);
            if (status === 200) arrived.add(JSON.parse(body).entry[0].changes[0].value.decision);
            return new Response('', { status });
          },
        });
        const { webhooks } = emulator.control;
        await webhooks.subscribe({ url: 'https://example.com/', verifyToken, handshake: false });
        for (const [index, wait] of waits.entries()) {
          webhooks.trigger('account_review_update', review(String(index)));
          clock.advance(wait * 1_000);
        }
        for (let second = 0; second < 40; second++) {
          await webhooks.settled();
          clock.advance('1s');
        }
        expect([...arrived].toSorted()).toEqual([...waits.keys()].map(String));
        const delivered = webhooks.list().filter(({ status }) => status === 200);
        expect(delivered).toHaveLength(waits.length * settings.webhookCopies);
        expect(emulator.control.snapshot().tasks).toEqual([]);
      },
    ),
    { numRuns: 50 },
  );
});

describe('what the API does', () => {
  const told = async (act: (emulator: Emulator) => Promise<unknown>) => {
    const { emulator, webhooks, received } = await subscribed();
    await act(emulator);
    await webhooks.settled();
    return received.map((webhook) => ({ id: webhook.body.entry[0].id, ...changeOf(webhook) }));
  };

  it('to usernames is told, also of the number that lost one', async () => {
    const changes = await told(async (emulator) => {
      await clientFor(emulator, demo.test).username.set({ username: 'lucky.shrub' });
      const { username } = clientFor(emulator, demo.connected);
      await username.set({ username: 'lucky.shrub', forceTransfer: true });
      await username.delete();
      await username.delete();
    });
    const [connected, test] = ['16315551000', '15550934873'];
    const given = { username: 'lucky.shrub', status: 'approved' };
    expect(changes.map(({ field, value }) => [field, value])).toEqual(
      [
        { display_phone_number: test, ...given },
        { display_phone_number: test, status: 'deleted' },
        { display_phone_number: connected, ...given },
        { display_phone_number: connected, status: 'deleted' },
      ].map((value) => ['business_username_update', value]),
    );
  });

  it('to the settings of calls is told, without passwords', async () => {
    const changes = await told(async (emulator) => {
      const { phoneNumber } = clientFor(emulator, demo.connected);
      await phoneNumber.updateSettings({
        calling: {
          status: 'ENABLED',
          sip: { status: 'ENABLED', servers: [{ hostname: 'sip.example.com' }] },
        },
      });
      await phoneNumber.updateSettings({ userIdentityChange: { enable_identity_key_check: true } });
    });
    expect(changes).toMatchObject([
      {
        id: demo.accountId,
        field: 'account_settings_update',
        value: {
          messaging_product: 'whatsapp',
          timestamp: String(Date.parse('2026-11-22T09:00:00Z') / 1000),
          type: 'phone_number_settings',
          phone_number_settings: {
            phone_number_id: demo.connected,
            calling: { status: 'ENABLED', sip: { servers: [{ hostname: 'sip.example.com' }] } },
          },
        },
      },
    ]);
    expect(JSON.stringify(changes)).not.toContain('password');
  });

  it('to the apps of an account is told the app, in the name of the portfolio', async () => {
    const changes = await told(async (emulator) => {
      const { businessAccount } = clientFor(emulator, demo.connected);
      await businessAccount.unsubscribe();
      await businessAccount.unsubscribe();
      await businessAccount.subscribe();
      await businessAccount.subscribe();
    });
    const waba_info = {
      waba_id: demo.accountId,
      owner_business_id: demo.portfolioId,
      partner_app_id: appId,
    };
    expect(changes).toEqual(
      ['PARTNER_APP_UNINSTALLED', 'PARTNER_APP_INSTALLED'].map((event) => ({
        id: demo.portfolioId,
        field: 'account_update',
        value: { event, waba_info },
      })),
    );
  });
});
